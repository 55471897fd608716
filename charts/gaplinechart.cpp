// SPDX-License-Identifier: GPL-3.0-or-later
#include "gaplinechart.h"

#include "axispainter.h"

#include <QChart>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <limits>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

namespace {

constexpr double markerSize = 7;
constexpr double lonelySize = 4;
/// Nearer together they would cover the line.
constexpr double markerSpacing = 12;
/// Days nearer together than this are drawn thinner, or their lines become one area.
constexpr double densest = 3;
constexpr double thick = 2;
/// One pixel is what Qt strokes fast; anything wider goes through a path.
constexpr double thin = 1;
/// From here on a gap can be narrower than a pixel.
constexpr int manyDays = 2 * mostPoints;

constexpr QScatterSeries::MarkerShape shapes[] = {
    QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle, QScatterSeries::MarkerShapeTriangle};

} // namespace

GapLineChart::GapLineChart(QWidget *parent)
    : ChartBase(parent)
    , m_places(new QValueAxis)
    , m_values(new QValueAxis)
{
    for (QValueAxis *axis : {m_places, m_values})
        axis->setVisible(false);
    chart()->addAxis(m_places, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
}

void GapLineChart::setData(GapLineData data)
{
    m_data = std::move(data);
    build();
    dataChanged();
}

void GapLineChart::build()
{
    m_days = 0;
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const GapLine &line : m_data.lines) {
        m_days = std::max(m_days, static_cast<int>(line.values.size()));
        for (const double value : line.values) {
            if (std::isnan(value))
                continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    m_scale = low <= high ? scoreScale(low, high) : Scale{0, 100, 20};
    m_values->setRange(m_scale.min, m_scale.max);
    m_places->setRange(-0.5, std::max(1, m_days) - 0.5);

    const int shortest = m_days > manyDays ? m_days / mostPoints : 1;
    while (m_runs.size() > m_data.lines.size())
        dropLine();
    while (m_runs.size() < m_data.lines.size())
        addLine();
    for (std::size_t line = 0; line < m_data.lines.size(); ++line)
        fillLine(line, shortest);
    m_markersShown = Markers::Stale;

    std::vector<double> missing(static_cast<std::size_t>(m_days), 0);
    for (const GapLine &line : m_data.lines)
        for (std::size_t day = 0; day < line.values.size(); ++day)
            if (!std::isnan(line.values[day]))
                missing[day] = std::numeric_limits<double>::quiet_NaN();
    m_gaps = m_data.lines.empty() ? std::vector<Run>{} : unbrokenRuns(missing);
    std::erase_if(m_gaps, [shortest](const Run &gap) { return gap.count < shortest; });
    applyTheme();
}

void GapLineChart::addLine()
{
    auto *const markers = new QScatterSeries;
    markers->setMarkerShape(shapes[m_markers.size() % std::size(shapes)]);
    attach(markers);
    m_markers.push_back(markers);
    m_runs.emplace_back();
}

void GapLineChart::dropLine()
{
    for (QLineSeries *run : m_runs.back())
        drop(run);
    drop(m_markers.back());
    m_runs.pop_back();
    m_markers.pop_back();
}

void GapLineChart::attach(QXYSeries *series)
{
    chart()->addSeries(series);
    series->attachAxis(m_places);
    series->attachAxis(m_values);
}

void GapLineChart::drop(QXYSeries *series)
{
    chart()->removeSeries(series);
    delete series;
}

void GapLineChart::fillLine(std::size_t line, int shortestGap)
{
    const auto &values = m_data.lines[line].values;
    const auto runs = unbrokenRuns(values, shortestGap);
    auto &series = m_runs[line];
    // Series are kept from one set of figures to the next: adding one costs more than filling it.
    for (; series.size() > runs.size(); series.pop_back())
        drop(series.back());
    while (series.size() < runs.size()) {
        series.push_back(new QLineSeries);
        attach(series.back());
    }
    std::vector<QPointF> points;
    for (std::size_t at = 0; at < runs.size(); ++at) {
        const Run &run = runs[at];
        points.clear();
        points.reserve(static_cast<std::size_t>(run.count));
        for (int day = run.first; day < run.first + run.count; ++day)
            if (const double value = values[static_cast<std::size_t>(day)]; !std::isnan(value))
                points.emplace_back(day, value);
        const auto share = static_cast<double>(run.count) / static_cast<double>(values.size());
        const auto kept = decimate(points, std::max(4, static_cast<int>(mostPoints * share)));
        series[at]->replace(QList<QPointF>(kept.begin(), kept.end()));
    }
}

void GapLineChart::applyTheme()
{
    for (std::size_t line = 0; line < m_runs.size(); ++line) {
        // Blue, ochre and plum: the third of the palette is kept for charts without states.
        const QColor colour = theme().series[line == 2 ? 3 : line % 6];
        for (QLineSeries *run : m_runs[line])
            run->setPen(QPen(colour, lineWidth(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_markers[line]->setColor(colour);
        m_markers[line]->setPen(Qt::NoPen);
    }
    showMarkers();
}

double GapLineChart::lineWidth() const
{
    return m_days > 0 && plot().width() / m_days < densest ? thin : thick;
}

void GapLineChart::showMarkers()
{
    // Each marker is an item of its own, so only those are made that can be seen. A run of one day is nothing else.
    const bool room = m_days > 0 && plot().width() / m_days >= markerSpacing;
    const Markers wanted = room ? Markers::All : Markers::Lonely;
    if (wanted == m_markersShown)
        return;
    m_markersShown = wanted;
    for (std::size_t line = 0; line < m_markers.size(); ++line) {
        QList<QPointF> points;
        for (const QLineSeries *run : m_runs[line])
            if (room || run->count() == 1)
                points.append(run->points());
        if (points.size() > mostPoints)
            points.clear();
        m_markers[line]->setMarkerSize(room ? markerSize : lonelySize);
        m_markers[line]->replace(points);
    }
}

void GapLineChart::layOut()
{
    const QRectF all = chart()->boundingRect();
    if (all.width() < 1 || all.height() < 1)
        return;
    const double line = AxisPainter(theme(), {}, {}).lineHeight();
    double names = 0;
    for (const GapLine &entry : m_data.lines)
        names = std::max(names, textWidth(entry.name));
    const double left = AxisPainter::valueMargin(theme(), m_scale, m_data.words.number);
    const double marks = MarkRow::height(theme(), m_data.marks);
    chart()->setPlotArea(all.adjusted(left, std::max(line / 2 + 2, marks), -(names + 26), -(line + 8)));
    if (const double width = lineWidth(); width != m_width) {
        m_width = width;
        applyTheme();
    } else {
        showMarkers();
    }
}

double GapLineChart::xOf(double day) const
{
    return plot().left() + plot().width() * (day + 0.5) / std::max(1, m_days);
}

double GapLineChart::yOf(double value) const
{
    return plot().bottom() - plot().height() * (value - m_scale.min) / (m_scale.max - m_scale.min);
}

int GapLineChart::pointAt(const QPointF &position) const
{
    if (m_days == 0 || position.x() < plot().left() || position.x() > plot().right())
        return -1;
    return std::min(m_days - 1, static_cast<int>((position.x() - plot().left()) / plot().width() * m_days));
}

QPointF GapLineChart::anchor(int point) const
{
    for (const GapLine &line : m_data.lines)
        if (const auto at = static_cast<std::size_t>(point); at < line.values.size() && !std::isnan(line.values[at]))
            return {xOf(point), yOf(line.values[at])};
    return {xOf(point), plot().center().y()};
}

QString GapLineChart::written(double value) const
{
    return std::isnan(value) ? m_data.words.noData : m_data.words.number(value);
}

QString GapLineChart::sentence(int point) const
{
    const QDate date = m_data.first.addDays(point);
    QStringList parts{m_data.words.days(date, date)};
    bool any = false;
    for (const GapLine &line : m_data.lines) {
        const auto at = static_cast<std::size_t>(point);
        const double value = at < line.values.size() ? line.values[at] : std::numeric_limits<double>::quiet_NaN();
        any = any || !std::isnan(value);
        parts.append(line.name + u' ' + written(value));
    }
    return (any ? parts.join(u", "_s) : parts.first() + u", "_s + m_data.words.noData) +
           m_data.marks.spoken(date, date);
}

ChartBase::Tip GapLineChart::tip(int point) const
{
    const QDate date = m_data.first.addDays(point);
    Tip content{m_data.words.days(date, date), {}};
    for (std::size_t line = 0; line < m_data.lines.size(); ++line)
        content.rows.append({theme().series[line == 2 ? 3 : line % 6], m_data.lines[line].name,
                             written(m_data.lines[line].values[static_cast<std::size_t>(point)])});
    for (const ChartMark &mark : m_data.marks.between(date, date))
        content.rows.append({theme().muted, mark.name, mark.value});
    return content;
}

ChartTable GapLineChart::table() const
{
    ChartTable table{{m_data.dateName}, {}};
    for (const GapLine &line : m_data.lines)
        table.header.append(line.name);
    const bool marked = !m_data.marks.list.empty();
    if (marked)
        table.header.append(m_data.marks.name);
    for (int day = 0; day < m_days; ++day) {
        const QDate date = m_data.first.addDays(day);
        std::vector<ChartCell> row{{m_data.words.days(date, date), date}};
        for (const GapLine &line : m_data.lines) {
            const double value = line.values[static_cast<std::size_t>(day)];
            row.push_back({written(value), std::isnan(value) ? QVariant() : QVariant(value)});
        }
        if (marked)
            row.push_back(m_data.marks.cell(date));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace atalaya::charts
