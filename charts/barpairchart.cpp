// SPDX-License-Identifier: GPL-3.0-or-later
#include "barpairchart.h"

#include "axispainter.h"

#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

namespace {

constexpr double barWidth = 14;
constexpr double barGap = 2;
/// Narrower pairs can't be told from their neighbours.
constexpr double narrowestPair = 9;

} // namespace

BarPairChart::BarPairChart(QWidget *parent)
    : ChartBase(parent)
    , m_beforeSet(new QBarSet(u"before"_s))
    , m_nowSet(new QBarSet(u"now"_s))
    , m_series(new QBarSeries)
    , m_places(new QValueAxis)
    , m_values(new QValueAxis)
{
    m_series->append(m_beforeSet);
    m_series->append(m_nowSet);
    chart()->addSeries(m_series);
    for (QValueAxis *axis : {m_places, m_values})
        axis->setVisible(false);
    chart()->addAxis(m_places, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    m_series->attachAxis(m_places);
    m_series->attachAxis(m_values);
}

void BarPairChart::setData(BarPairData data)
{
    m_data = std::move(data);
    m_isFilled = false;
    if (m_data.now.empty()) {
        m_bins.clear();
        m_bars.clear();
    }
    dataChanged();
}

int BarPairChart::daysPerBar() const
{
    return m_bins.empty() ? 1 : m_bins.back().count;
}

void BarPairChart::fill(double width)
{
    const auto days = static_cast<int>(m_data.now.size());
    auto bins = binDays(days, std::max(1, static_cast<int>(width / narrowestPair)));
    const bool isSame = bins == m_bins;
    if (isSame && m_isFilled)
        return;
    m_isFilled = true;
    const int before = daysPerBar();
    m_bins = std::move(bins);
    m_bars.clear();
    QList<qreal> now;
    QList<qreal> earlier;
    double largest = 0;
    for (const DayBin &bin : m_bins) {
        Bar bar{bin, 0, std::nullopt};
        for (int day = bin.first; day < bin.first + bin.count; ++day) {
            const auto at = static_cast<std::size_t>(day);
            bar.now += m_data.now[at];
            if (at < m_data.before.size() && m_data.before[at])
                bar.before = bar.before.value_or(0) + *m_data.before[at];
        }
        now.append(bar.now);
        earlier.append(bar.before.value_or(0));
        largest = std::max({largest, bar.now, bar.before.value_or(0)});
        m_bars.push_back(bar);
    }
    m_scale = countScale(largest);
    m_nowSet->remove(0, m_nowSet->count());
    m_beforeSet->remove(0, m_beforeSet->count());
    m_nowSet->append(now);
    m_beforeSet->append(earlier);
    m_values->setRange(m_scale.min, m_scale.max);
    m_places->setRange(-0.5, static_cast<double>(m_bars.size()) - 0.5);
    // Who reads a bar goes on reading it when its figures are renewed.
    if (!isSame)
        setCurrentPoint(-1);
    if (daysPerBar() != before)
        Q_EMIT daysPerBarChanged(daysPerBar());
}

void BarPairChart::layOut()
{
    const QRectF all = chart()->boundingRect();
    if (all.width() < 1 || all.height() < 1)
        return;
    const double line = AxisPainter(theme(), {}, {}).lineHeight();
    // The widest number decides the margin, and the margin the bins: numbers of the total are wide enough for both.
    fill(all.width() - 40);
    const double left = AxisPainter::valueMargin(theme(), m_scale, m_data.words.number);
    const double marks = MarkRow::height(theme(), m_data.marks);
    const QRectF area = all.adjusted(left, std::max(line / 2 + 2, marks), -2, -(line + 8));
    chart()->setPlotArea(area);
    if (m_bars.empty())
        return;
    const double pair = std::min(2 * barWidth + barGap, spacing() - 2);
    m_series->setBarWidth(pair / spacing());
    applyTheme();
}

void BarPairChart::applyTheme()
{
    // Bars touch each other in Qt Charts; a frame in the background's colour keeps them apart.
    const double gap = spacing() >= narrowestPair * 1.5 ? barGap : 1;
    const std::pair<QBarSet *, QColor> sets[] = {{m_beforeSet, theme().previous}, {m_nowSet, theme().series[0]}};
    for (const auto &[set, colour] : sets) {
        set->setBrush(colour);
        set->setPen(QPen(theme().surface, gap, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    }
}

void BarPairChart::paintBelow(QPainter &painter) const
{
    AxisPainter(theme(), plot(), m_scale).grid(painter);
    markRow().paintLines(painter);
}

MarkRow BarPairChart::markRow() const
{
    MarkRow row(theme(), plot());
    for (int point = 0; point < pointCount(); ++point) {
        const auto [first, last] = daysOf(m_bars[static_cast<std::size_t>(point)]);
        for (const ChartMark &mark : m_data.marks.between(first, last))
            row.add(anchor(point).x(), anchor(point).y(), mark);
    }
    return row;
}

void BarPairChart::paintAbove(QPainter &painter) const
{
    const AxisPainter axes(theme(), plot(), m_scale);
    axes.values(painter, m_data.words.number);
    double widest = 0;
    for (const Bar &bar : m_bars)
        widest = std::max(widest, textWidth(m_data.words.day(m_data.first.addDays(bar.days.first))));
    for (const int place : labelPlaces(pointCount(), spacing(), widest + 8)) {
        const Bar &bar = m_bars[static_cast<std::size_t>(place)];
        axes.below(painter, anchor(place).x(), m_data.words.day(m_data.first.addDays(bar.days.first)));
    }
    axes.baseline(painter);
    markRow().paintHeads(painter);
}

double BarPairChart::spacing() const
{
    return m_bars.empty() ? 0 : plot().width() / static_cast<double>(m_bars.size());
}

double BarPairChart::yOf(double value) const
{
    return plot().bottom() - plot().height() * (value - m_scale.min) / (m_scale.max - m_scale.min);
}

int BarPairChart::pointCount() const
{
    return static_cast<int>(m_bars.size());
}

int BarPairChart::pointAt(const QPointF &position) const
{
    if (m_bars.empty() || position.x() < plot().left() || position.x() > plot().right())
        return -1;
    return std::min(pointCount() - 1, static_cast<int>((position.x() - plot().left()) / spacing()));
}

QPointF BarPairChart::anchor(int point) const
{
    const Bar &bar = m_bars[static_cast<std::size_t>(point)];
    return {plot().left() + (point + 0.5) * spacing(), yOf(std::max(bar.now, bar.before.value_or(0)))};
}

std::pair<QDate, QDate> BarPairChart::daysAt(int point) const
{
    return daysOf(m_bars[static_cast<std::size_t>(point)]);
}

std::pair<QDate, QDate> BarPairChart::daysOf(const Bar &bar) const
{
    const QDate first = m_data.first.addDays(bar.days.first);
    return {first, first.addDays(bar.days.count - 1)};
}

QString BarPairChart::when(const Bar &bar) const
{
    const auto [first, last] = daysOf(bar);
    return m_data.words.days(first, last);
}

QString BarPairChart::sentence(int point) const
{
    const Bar &bar = m_bars[static_cast<std::size_t>(point)];
    const auto [first, last] = daysOf(bar);
    return (m_data.sentence ? m_data.sentence(when(bar), bar.now, bar.before) : when(bar)) +
           m_data.marks.spoken(first, last);
}

ChartBase::Tip BarPairChart::tip(int point) const
{
    const Bar &bar = m_bars[static_cast<std::size_t>(point)];
    const auto &words = m_data.words;
    Tip content{when(bar),
                {{theme().series[0], m_data.nowName, words.number(bar.now)},
                 {theme().previous, m_data.beforeName, bar.before ? words.number(*bar.before) : words.noData}}};
    const auto [first, last] = daysOf(bar);
    for (const ChartMark &mark : m_data.marks.between(first, last))
        content.rows.append({theme().muted, mark.name, mark.value});
    return content;
}

QList<LegendEntry> BarPairChart::legend() const
{
    return {{theme().previous, m_data.beforeName}, {theme().series[0], m_data.nowName}};
}

ChartTable BarPairChart::table() const
{
    const auto &words = m_data.words;
    ChartTable table{{m_data.dateName, m_data.nowName, m_data.beforeName}, {}};
    const bool marked = !m_data.marks.list.empty();
    if (marked)
        table.header.append(m_data.marks.name);
    for (std::size_t day = 0; day < m_data.now.size(); ++day) {
        const QDate date = m_data.first.addDays(static_cast<qint64>(day));
        const auto before = day < m_data.before.size() ? m_data.before[day] : std::nullopt;
        table.rows.push_back({{words.days(date, date), date},
                              {words.number(m_data.now[day]), m_data.now[day]},
                              before ? ChartCell{words.number(*before), *before} : ChartCell{words.noData, {}}});
        if (marked)
            table.rows.back().push_back(m_data.marks.cell(date));
    }
    return table;
}

} // namespace atalaya::charts
