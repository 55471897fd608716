// SPDX-License-Identifier: GPL-3.0-or-later
#include "hbarchart.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QHorizontalBarSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

namespace {

constexpr double thickBar = 28;
constexpr double thinBar = 12;
constexpr double thinRow = 25;
/// Lower rows than these would make names touch.
constexpr double narrowestThick = 20;
constexpr double narrowestThin = 19;
constexpr double nameGap = 8;
constexpr double inlineGap = 12;
/// Names never take more than this share of the width; longer ones are cut in the middle and whole in the tip.
constexpr double mostForNames = 0.5;

} // namespace

HBarChart::HBarChart(Look look, QWidget *parent)
    : ChartBase(parent)
    , m_look(look)
    , m_set(new QBarSet(u"value"_s))
    , m_series(new QHorizontalBarSeries)
    , m_places(new QBarCategoryAxis)
    , m_values(new QValueAxis)
{
    m_series->append(m_set);
    chart()->addSeries(m_series);
    m_places->setVisible(false);
    m_values->setVisible(false);
    chart()->addAxis(m_places, Qt::AlignLeft);
    chart()->addAxis(m_values, Qt::AlignBottom);
    m_series->attachAxis(m_places);
    m_series->attachAxis(m_values);
}

void HBarChart::setData(HBarData data)
{
    m_data = std::move(data);
    double largest = 0;
    for (const HBar &bar : m_data.bars)
        largest = std::max(largest, bar.value);
    m_scale = countScale(largest);
    m_values->setRange(0, m_look == Look::Axis ? m_scale.max : std::max(1.0, largest));
    m_drawn = -1;
    fill(static_cast<int>(m_data.bars.size()));
    dataChanged();
}

void HBarChart::fill(int drawn)
{
    if (drawn == m_drawn)
        return;
    m_drawn = drawn;
    m_set->remove(0, m_set->count());
    QStringList places;
    // The axis counts from the bottom up.
    for (int at = drawn - 1; at >= 0; --at) {
        m_set->append(m_data.bars[static_cast<std::size_t>(at)].value);
        places.append(QString::number(at));
    }
    m_places->setCategories(places);
}

double HBarChart::nameWidth(double room) const
{
    double widest = 0;
    for (const HBar &bar : m_data.bars)
        widest = std::max(widest, textWidth(bar.name));
    return std::min(std::ceil(widest) + 1, room * mostForNames);
}

QString HBarChart::behind(const HBar &bar) const
{
    const QString value = m_data.words.number(bar.value);
    return bar.note.isEmpty() ? value : value + u" · "_s + bar.note;
}

void HBarChart::layOut()
{
    const QRectF all = chart()->boundingRect();
    if (all.width() < 1 || all.height() < 1)
        return;
    const double room = all.height() - (m_look == Look::Axis ? QFontMetricsF(theme().font).height() + 10 : 0);
    const auto fitting = static_cast<int>(room / (m_look == Look::Axis ? narrowestThick : narrowestThin));
    fill(std::min(static_cast<int>(m_data.bars.size()), std::max(1, fitting)));
    const double names = nameWidth(all.width());
    if (m_look == Look::Axis) {
        const double line = QFontMetricsF(theme().font).height();
        chart()->setPlotArea(all.adjusted(names + nameGap, 2, -12, -(line + 8)));
    } else {
        double texts = 0;
        for (const HBar &bar : m_data.bars)
            texts = std::max(texts, textWidth(behind(bar)));
        const double wanted = m_drawn * thinRow;
        QRectF area = all.adjusted(names + inlineGap, 0, -(texts + nameGap + 2), 0);
        area.setHeight(std::min(area.height(), wanted));
        area.setWidth(std::max(8.0, area.width()));
        chart()->setPlotArea(area);
    }
    if (m_data.bars.empty())
        return;
    const double bar =
        m_look == Look::Axis ? std::min(thickBar, rowHeight() * 0.6) : std::min(thinBar, rowHeight() * 0.6);
    m_series->setBarWidth(bar / rowHeight());
}

void HBarChart::applyTheme()
{
    m_set->setBrush(theme().series[0]);
    m_set->setPen(Qt::NoPen);
}

double HBarChart::rowHeight() const
{
    return plot().height() / std::max(1, m_drawn);
}

double HBarChart::xOf(double value) const
{
    return plot().left() + plot().width() * value / m_values->max();
}

void HBarChart::paintBelow(QPainter &painter) const
{
    if (m_look != Look::Axis)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().line, 1));
    for (const double tick : m_scale.ticks())
        painter.drawLine(QPointF(std::round(xOf(tick)) + 0.5, plot().top()),
                         QPointF(std::round(xOf(tick)) + 0.5, plot().bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
}

void HBarChart::paintAbove(QPainter &painter) const
{
    for (int at = 0; at < pointCount(); ++at) {
        const HBar &bar = m_data.bars[static_cast<std::size_t>(at)];
        paintName(painter, bar, anchor(at).y());
        paintValue(painter, bar, anchor(at).y());
    }
    if (m_look != Look::Axis)
        return;
    painter.setFont(theme().font);
    painter.setPen(theme().muted);
    double widest = 0;
    for (const double tick : m_scale.ticks())
        widest = std::max(widest, textWidth(m_data.words.number(tick)));
    const auto ticks = m_scale.ticks();
    const double spacing = plot().width() / static_cast<double>(std::max<std::size_t>(1, ticks.size() - 1));
    const double line = QFontMetricsF(theme().font).height();
    for (const int place : labelPlaces(static_cast<int>(ticks.size()), spacing, widest + 8)) {
        const double tick = ticks[static_cast<std::size_t>(place)];
        painter.drawText(QRectF(xOf(tick) - 40, plot().bottom() + 6, 80, line), Qt::AlignHCenter | Qt::AlignTop,
                         m_data.words.number(tick));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().axis, 1));
    painter.drawLine(QPointF(std::round(plot().left()) + 0.5, plot().top()),
                     QPointF(std::round(plot().left()) + 0.5, plot().bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
}

void HBarChart::paintName(QPainter &painter, const HBar &bar, double y) const
{
    const QFontMetricsF metrics(theme().font);
    const double width = plot().left() - (m_look == Look::Axis ? nameGap : inlineGap);
    const QRectF box(0, y - metrics.height() / 2, width, metrics.height());
    painter.setFont(theme().font);
    painter.setPen(theme().text);
    painter.drawText(box, (m_look == Look::Axis ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                     metrics.elidedText(bar.name, Qt::ElideMiddle, width));
}

void HBarChart::paintValue(QPainter &painter, const HBar &bar, double y) const
{
    const QFontMetricsF metrics(theme().font);
    const QString value = m_data.words.number(bar.value);
    const double end = xOf(bar.value);
    QFont bold = theme().font;
    bold.setWeight(QFont::DemiBold);
    QRectF box(end + nameGap, y - metrics.height() / 2, 400, metrics.height());
    if (m_look == Look::Axis) {
        painter.setFont(bold);
        const bool inside = end - plot().left() >= metrics.horizontalAdvance(value) + 2 * nameGap;
        painter.setPen(inside ? theme().onSeries : theme().text);
        if (inside)
            box.moveRight(end - nameGap);
        painter.drawText(box, (inside ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, value);
        return;
    }
    painter.setPen(theme().text);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, value);
    if (bar.note.isEmpty())
        return;
    box.moveLeft(box.left() + metrics.horizontalAdvance(value));
    painter.setPen(theme().muted);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, u" · "_s + bar.note);
}

int HBarChart::pointCount() const
{
    return std::max(0, m_drawn);
}

int HBarChart::pointAt(const QPointF &position) const
{
    if (m_data.bars.empty() || position.y() < plot().top() || position.y() >= plot().bottom())
        return -1;
    return std::min(pointCount() - 1, static_cast<int>((position.y() - plot().top()) / rowHeight()));
}

QPointF HBarChart::anchor(int point) const
{
    return {xOf(m_data.bars[static_cast<std::size_t>(point)].value), plot().top() + (point + 0.5) * rowHeight()};
}

QString HBarChart::sentence(int point) const
{
    return m_data.bars[static_cast<std::size_t>(point)].sentence;
}

ChartBase::Tip HBarChart::tip(int point) const
{
    const HBar &bar = m_data.bars[static_cast<std::size_t>(point)];
    Tip content{bar.name, {{theme().series[0], m_data.valueName, m_data.words.number(bar.value)}}};
    if (!m_data.noteName.isEmpty())
        content.rows.append({Qt::transparent, m_data.noteName, bar.note});
    return content;
}

ChartTable HBarChart::table() const
{
    ChartTable table{{m_data.nameName, m_data.valueName}, {}};
    if (!m_data.noteName.isEmpty())
        table.header.append(m_data.noteName);
    for (const HBar &bar : m_data.bars) {
        std::vector<ChartCell> row{{bar.name, bar.name}, {m_data.words.number(bar.value), bar.value}};
        if (!m_data.noteName.isEmpty())
            row.push_back({bar.note, bar.note});
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace atalaya::charts
