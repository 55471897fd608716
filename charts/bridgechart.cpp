// SPDX-License-Identifier: GPL-3.0-or-later
#include "bridgechart.h"

#include "axispainter.h"

#include <QBarSet>
#include <QChart>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

namespace {

constexpr double barShare = 0.62;
constexpr double widestBar = 44;
constexpr double labelGap = 3;

} // namespace

BridgeChart::BridgeChart(QWidget *parent)
    : ChartBase(parent)
    , m_gap(new QBarSet(u"gap"_s))
    , m_total(new QBarSet(u"total"_s))
    , m_step(new QBarSet(u"step"_s))
    , m_rest(new QBarSet(u"rest"_s))
    , m_series(new QStackedBarSeries)
    , m_places(new QValueAxis)
    , m_values(new QValueAxis)
{
    for (QBarSet *set : {m_gap, m_total, m_step, m_rest})
        m_series->append(set);
    chart()->addSeries(m_series);
    for (QValueAxis *axis : {m_places, m_values})
        axis->setVisible(false);
    chart()->addAxis(m_places, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    m_series->attachAxis(m_places);
    m_series->attachAxis(m_values);
}

void BridgeChart::setData(BridgeData data)
{
    m_data = std::move(data);
    measure();
    fill();
    dataChanged();
}

void BridgeChart::measure()
{
    m_spans.clear();
    double end = 0;
    double lowest = 0;
    double highest = 0;
    for (const BridgeBar &bar : m_data.bars) {
        const double from = bar.isTotal ? 0 : end;
        end = from + bar.value;
        m_spans.emplace_back(from, end);
        lowest = std::min(lowest, end);
        highest = std::max(highest, end);
    }
    m_scale = amountScale(lowest, highest);
}

void BridgeChart::fill()
{
    QList<qreal> gaps;
    QList<qreal> totals;
    QList<qreal> steps;
    QList<qreal> rests;
    for (std::size_t at = 0; at < m_spans.size(); ++at) {
        const auto [low, high] = std::minmax(m_spans[at].first, m_spans[at].second);
        const bool isTotal = m_data.bars[at].isTotal;
        const double gap = low > 0 ? low : std::min(high, 0.0);
        gaps.append(isTotal ? 0 : gap);
        totals.append(isTotal ? m_spans[at].second : 0);
        steps.append(isTotal ? 0 : std::max(high, 0.0) - std::max(gap, 0.0));
        rests.append(isTotal ? 0 : std::min(low, 0.0) - std::min(gap, 0.0));
    }
    const std::pair<QBarSet *, const QList<qreal> &> sets[] = {
        {m_gap, gaps}, {m_total, totals}, {m_step, steps}, {m_rest, rests}};
    for (const auto &[set, values] : sets) {
        set->remove(0, set->count());
        set->append(values);
    }
    m_values->setRange(m_scale.min, m_scale.max);
    m_places->setRange(-0.5, static_cast<double>(m_spans.size()) - 0.5);
}

double BridgeChart::widestName() const
{
    double widest = 0;
    for (const BridgeBar &bar : m_data.bars)
        widest = std::max(widest, textWidth(bar.name));
    return widest;
}

void BridgeChart::layOut()
{
    const QRectF all = chart()->boundingRect();
    if (all.width() < 1 || all.height() < 1 || m_spans.empty())
        return;
    const double line = AxisPainter(theme(), {}, {}).lineHeight();
    const double numbers = AxisPainter::valueMargin(theme(), m_scale, m_data.words.number);
    // Every column says its amount: where the names need the room, the axis goes without numbers.
    m_hasNumbers = (all.width() - numbers) / static_cast<double>(m_spans.size()) >= widestName() + 2;
    chart()->setPlotArea(all.adjusted(m_hasNumbers ? numbers : 2, line + labelGap, -2, -(line + 8)));
    m_series->setBarWidth(std::min(barShare, widestBar / spacing()));
}

void BridgeChart::applyTheme()
{
    const std::pair<QBarSet *, QColor> sets[] = {{m_gap, Qt::transparent},
                                                 {m_total, theme().series[0]},
                                                 {m_step, theme().series[1]},
                                                 {m_rest, theme().series[1]}};
    for (const auto &[set, colour] : sets) {
        set->setBrush(colour);
        set->setPen(Qt::NoPen);
    }
}

void BridgeChart::paintBelow(QPainter &painter) const
{
    AxisPainter(theme(), plot(), m_scale).grid(painter);
}

void BridgeChart::paintAbove(QPainter &painter) const
{
    const AxisPainter axes(theme(), plot(), m_scale);
    if (m_hasNumbers)
        axes.values(painter, m_data.words.number);
    const double bar = spacing() * m_series->barWidth() / 2;
    const double line = axes.lineHeight();
    for (int at = 0; at < pointCount(); ++at) {
        const auto [from, to] = m_spans[static_cast<std::size_t>(at)];
        const double x = anchor(at).x();
        const BridgeBar &column = m_data.bars[static_cast<std::size_t>(at)];
        painter.setFont(theme().font);
        painter.setPen(theme().text);
        painter.drawText(QRectF(x - spacing() / 2, yOf(std::max(from, to)) - line - labelGap, spacing(), line),
                         Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip, m_data.words.number(column.value));
        axes.below(painter, x, column.name);
        if (at + 1 < pointCount()) {
            painter.setPen(QPen(theme().axis, 1, Qt::DotLine));
            painter.drawLine(QPointF(x + bar, std::round(yOf(to)) + 0.5),
                             QPointF(anchor(at + 1).x() - bar, std::round(yOf(to)) + 0.5));
        }
    }
    axes.baseline(painter);
    if (m_scale.min < 0) {
        painter.setPen(QPen(theme().axis, 1));
        painter.drawLine(QPointF(plot().left(), std::round(yOf(0)) + 0.5),
                         QPointF(plot().right(), std::round(yOf(0)) + 0.5));
    }
}

double BridgeChart::spacing() const
{
    return plot().width() / static_cast<double>(std::max<std::size_t>(1, m_spans.size()));
}

double BridgeChart::yOf(double value) const
{
    return plot().bottom() - plot().height() * (value - m_scale.min) / (m_scale.max - m_scale.min);
}

std::pair<double, double> BridgeChart::span(int point) const
{
    return m_spans[static_cast<std::size_t>(point)];
}

int BridgeChart::pointCount() const
{
    return static_cast<int>(m_spans.size());
}

int BridgeChart::pointAt(const QPointF &position) const
{
    if (m_spans.empty() || position.x() < plot().left() || position.x() > plot().right())
        return -1;
    return std::min(pointCount() - 1, static_cast<int>((position.x() - plot().left()) / spacing()));
}

QPointF BridgeChart::anchor(int point) const
{
    const auto [from, to] = span(point);
    return {plot().left() + (point + 0.5) * spacing(), yOf(std::max(from, to))};
}

QString BridgeChart::sentence(int point) const
{
    return m_data.bars[static_cast<std::size_t>(point)].sentence;
}

ChartBase::Tip BridgeChart::tip(int point) const
{
    const BridgeBar &bar = m_data.bars[static_cast<std::size_t>(point)];
    return {bar.name, {{theme().series[bar.isTotal ? 0 : 1], m_data.valueName, m_data.words.number(bar.value)}}};
}

ChartTable BridgeChart::table() const
{
    ChartTable table{{m_data.nameName, m_data.valueName}, {}};
    for (const BridgeBar &bar : m_data.bars)
        table.rows.push_back({{bar.name, bar.name}, {m_data.words.number(bar.value), bar.value}});
    return table;
}

} // namespace atalaya::charts
