// SPDX-License-Identifier: GPL-3.0-or-later
#include "histogramchart.h"

#include "axispainter.h"

#include <QBarSet>
#include <QChart>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace atalaya::charts {

namespace {

constexpr double gap = 3;
/// Bars narrower than this leave no room for a gap.
constexpr double narrow = 8;
constexpr double tickGap = 14;

} // namespace

HistogramChart::HistogramChart(QWidget *parent)
    : ChartBase(parent)
    , m_series(new QStackedBarSeries)
    , m_places(new QValueAxis)
    , m_values(new QValueAxis)
{
    chart()->addSeries(m_series);
    for (QValueAxis *axis : {m_places, m_values})
        axis->setVisible(false);
    chart()->addAxis(m_places, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    m_series->attachAxis(m_places);
    m_series->attachAxis(m_values);
}

HistogramChart::~HistogramChart() = default;

void HistogramChart::setData(HistogramData data)
{
    const auto brush = m_brush;
    const QDateTime first = brush ? startOf(brush->first) : QDateTime();
    const QDateTime end = brush ? startOf(brush->last + 1) : QDateTime();
    m_data = std::move(data);
    m_brush.reset();
    if (brush && !m_data.bars.empty() && m_data.barMs > 0) {
        const auto from = static_cast<int>(m_data.from.msecsTo(first) / m_data.barMs);
        const auto last = static_cast<int>((m_data.from.msecsTo(end) - 1) / m_data.barMs);
        if (m_data.from <= first && last < pointCount())
            m_brush = Brush{from, last};
    }
    fill();
    dataChanged();
    if (m_brush != brush)
        Q_EMIT brushChanged();
}

void HistogramChart::fill()
{
    m_series->clear();
    double largest = 0;
    for (int bar = 0; bar < pointCount(); ++bar)
        largest = std::max(largest, total(bar));
    for (std::size_t layer = 0; layer < m_data.layers.size(); ++layer) {
        auto *const set = new QBarSet(m_data.layers[layer].name);
        QList<qreal> values;
        values.reserve(pointCount());
        for (const auto &bar : m_data.bars)
            values.append(bar[layer]);
        set->append(values);
        m_series->append(set);
    }
    m_scale = countScale(largest);
    // Low charts have no room for six lines.
    while (m_scale.ticks().size() > 5)
        m_scale = {0, std::ceil(m_scale.max / (2 * m_scale.step)) * 2 * m_scale.step, 2 * m_scale.step};
    m_values->setRange(m_scale.min, m_scale.max);
    m_places->setRange(-0.5, std::max(0, pointCount() - 1) + 0.5);
    applyTheme();
}

void HistogramChart::layOut()
{
    const QRectF all = chart()->boundingRect();
    if (all.width() < 1 || all.height() < 1)
        return;
    const double line = AxisPainter(theme(), {}, {}).lineHeight();
    const double left = AxisPainter::valueMargin(theme(), m_scale, m_data.words.number);
    chart()->setPlotArea(all.adjusted(left, line / 2 + 2, -2, -(line + 8)));
    applyTheme();
}

void HistogramChart::applyTheme()
{
    const double space = spacing();
    const double between = space >= narrow ? gap : std::max(0.0, space / 6);
    m_series->setBarWidth(space > 0 ? (space - between) / space : 1);
    const auto sets = m_series->barSets();
    for (qsizetype layer = 0; layer < sets.size(); ++layer) {
        sets.at(layer)->setBrush(m_data.layers[static_cast<std::size_t>(layer)].colour);
        // A thin line of the background keeps neighbours apart whose colours are near each other.
        sets.at(layer)->setPen(space >= narrow ? QPen(theme().surface, 1) : QPen(Qt::NoPen));
    }
}

double HistogramChart::spacing() const
{
    return m_data.bars.empty() ? 0 : plot().width() / static_cast<double>(m_data.bars.size());
}

double HistogramChart::total(int bar) const
{
    double all = 0;
    for (const double value : m_data.bars[static_cast<std::size_t>(bar)])
        all += value;
    return all;
}

double HistogramChart::sum(std::size_t layer, int first, int last) const
{
    double all = 0;
    for (int bar = first; bar <= last; ++bar)
        all += m_data.bars[static_cast<std::size_t>(bar)][layer];
    return all;
}

void HistogramChart::paintBelow(QPainter &painter) const
{
    AxisPainter(theme(), plot(), m_scale).grid(painter);
}

void HistogramChart::paintAbove(QPainter &painter) const
{
    const AxisPainter axes(theme(), plot(), m_scale);
    axes.values(painter, m_data.words.number);
    axes.baseline(painter);
    paintTicks(painter);
    paintBrush(painter);
}

void HistogramChart::paintTicks(QPainter &painter) const
{
    const AxisPainter axes(theme(), plot(), m_scale);
    const QDateTime to = startOf(pointCount());
    const auto width = [this](TimeUnit unit) {
        double widest = 0;
        // Any day and month may turn up: the longest names of a year decide.
        for (int at = 0; at < 12; ++at)
            widest = std::max(widest, textWidth(m_data.tick(m_data.from.addMonths(at).addDays(at), unit)));
        return widest + tickGap;
    };
    const TimeTicks ticks = timeTicks(m_data.from, to, m_data.zone, plot().width(), width);
    const auto span = static_cast<double>(m_data.from.msecsTo(to));
    for (const TimeTick &tick : ticks.places) {
        const QString words = m_data.tick(tick.at, ticks.unit);
        const double x = plot().left() + static_cast<double>(tick.centre) / span * plot().width();
        // A day of which only the end is seen has no room for its name.
        if (x - textWidth(words) / 2 >= plot().left() - 4 && x + textWidth(words) / 2 <= plot().right() + 4)
            axes.below(painter, x, words);
    }
}

void HistogramChart::paintBrush(QPainter &painter) const
{
    if (!m_brush)
        return;
    QRectF box(leftOf(m_brush->first), plot().top(), leftOf(m_brush->last + 1) - leftOf(m_brush->first),
               plot().height());
    QColor fill = theme().focus;
    fill.setAlpha(38);
    painter.fillRect(box, fill);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().focus, 2));
    painter.drawLine(box.topLeft(), box.bottomLeft());
    painter.drawLine(box.topRight(), box.bottomRight());
    painter.setRenderHint(QPainter::Antialiasing);
}

int HistogramChart::pointAt(const QPointF &position) const
{
    if (m_data.bars.empty() || position.x() < plot().left() || position.x() > plot().right())
        return -1;
    return std::min(pointCount() - 1, static_cast<int>((position.x() - plot().left()) / spacing()));
}

QPointF HistogramChart::anchor(int point) const
{
    const double y = plot().bottom() - plot().height() * total(point) / m_scale.max;
    return {leftOf(point) + spacing() / 2, y};
}

QString HistogramChart::describe(int first, int last) const
{
    double all = 0;
    QStringList parts;
    for (std::size_t layer = 0; layer < m_data.layers.size(); ++layer) {
        const double value = sum(layer, first, last);
        all += value;
        parts.append(m_data.layers[layer].name + u' ' + m_data.words.number(value));
    }
    parts.prepend(m_data.totalName + u' ' + m_data.words.number(all));
    return m_data.span(startOf(first), startOf(last + 1)) + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

QString HistogramChart::sentence(int point) const
{
    return isInBrush(point) ? describe(m_brush->first, m_brush->last) : describe(point, point);
}

ChartBase::Tip HistogramChart::tip(int point) const
{
    const int first = isInBrush(point) ? m_brush->first : point;
    const int last = isInBrush(point) ? m_brush->last : point;
    Tip content{m_data.span(startOf(first), startOf(last + 1)), {}};
    // As they lie upon each other.
    for (std::size_t layer = m_data.layers.size(); layer-- > 0;)
        content.rows.append(
            {m_data.layers[layer].colour, m_data.layers[layer].name, m_data.words.number(sum(layer, first, last))});
    return content;
}

QList<LegendEntry> HistogramChart::legend() const
{
    QList<LegendEntry> entries;
    for (const HistogramLayer &layer : m_data.layers)
        entries.append({layer.colour, layer.name});
    return entries;
}

ChartTable HistogramChart::table() const
{
    ChartTable table{{m_data.timeName, m_data.totalName}, {}};
    for (const HistogramLayer &layer : m_data.layers)
        table.header.append(layer.name);
    for (int bar = 0; bar < pointCount(); ++bar) {
        std::vector<ChartCell> row{{m_data.span(startOf(bar), startOf(bar + 1)), startOf(bar)},
                                   {m_data.words.number(total(bar)), total(bar)}};
        for (const double value : m_data.bars[static_cast<std::size_t>(bar)])
            row.push_back({m_data.words.number(value), value});
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace atalaya::charts
