// SPDX-License-Identifier: GPL-3.0-or-later
#include "decisionmap.h"

#include <QChart>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace atalaya::charts {

using namespace Qt::StringLiterals;

namespace {

constexpr double highest = 100;
constexpr double gap = 8;
constexpr double markSize = 3;
/// So near has the mouse to be to a mark.
constexpr double reach = 7;

} // namespace

DecisionMap::DecisionMap(QWidget *parent)
    : ChartBase(parent)
{}

void DecisionMap::setData(DecisionMapData data)
{
    m_data = std::move(data);
    double lowest = 1;
    for (const MapPoint &point : m_data.points)
        lowest = std::min(lowest, point.x);
    for (const auto *const lines : {&m_data.limits, &m_data.former})
        for (const QLineF &line : *lines)
            for (const double x : {line.x1(), line.x2()})
                lowest = x > 0 ? std::min(lowest, x) : lowest;
    // Whole tenths, and never so little that nothing can be told apart.
    m_left = std::clamp(std::floor(lowest * 10 - 0.5) / 10, 0.0, 0.8);
    layOut();
    dataChanged();
}

void DecisionMap::layOut()
{
    const QRectF all = chart()->boundingRect();
    if (all.width() < 1 || all.height() < 1)
        return;
    const double line = QFontMetricsF(theme().font).height();
    const double numbers = std::ceil(textWidth(m_data.words.number(highest))) + gap;
    chart()->setPlotArea(all.adjusted(numbers + line + 4, 8, -16, -(2 * line + 10)));
}

QPointF DecisionMap::place(double x, double y) const
{
    const QRectF area = plot();
    return {area.left() + area.width() * (x - m_left) / (1 - m_left),
            area.bottom() - area.height() * std::clamp(y, 0.0, highest) / highest};
}

QRectF DecisionMap::place(const QRectF &area) const
{
    return QRectF(place(std::max(area.left(), m_left), area.bottom()),
                  place(std::max(area.right(), m_left), area.top()))
        .normalized();
}

const MapPoint &DecisionMap::decision(int point) const
{
    return m_data.points[static_cast<std::size_t>(point - zones())];
}

int DecisionMap::pointCount() const
{
    return zones() + static_cast<int>(m_data.points.size());
}

QString DecisionMap::sentence(int point) const
{
    if (point < 0 || point >= pointCount())
        return {};
    return point < zones() ? m_data.zones[static_cast<std::size_t>(point)].sentence : decision(point).sentence;
}

ChartTable DecisionMap::table() const
{
    ChartTable table;
    table.header = {m_data.nameName, m_data.xName, m_data.yName, m_data.noteName};
    const auto span = [](const QString &from, const QString &to) {
        return from == to ? from : from + u'–' + to;
    };
    for (const MapZone &zone : m_data.zones)
        table.rows.push_back(
            {{zone.name, zone.name},
             {span(m_data.decimal(zone.area.left()), m_data.decimal(zone.area.right())), zone.area.left()},
             {span(m_data.words.number(zone.area.top()), m_data.words.number(zone.area.bottom())), zone.area.top()},
             {zone.note, zone.note}});
    for (const MapPoint &point : m_data.points)
        table.rows.push_back({{point.name, point.name},
                              {m_data.decimal(point.x), point.x},
                              {m_data.words.number(point.y), point.y},
                              {m_data.kinds[static_cast<std::size_t>(point.kind)], point.kind}});
    return table;
}

void DecisionMap::paintBelow(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const MapZone &zone : m_data.zones) {
        const QRectF area = place(zone.area);
        painter.fillRect(area, zone.fill);
        if (zone.hatched)
            painter.fillRect(area, QBrush(theme().axis, Qt::BDiagPattern));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void DecisionMap::paintAxes(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme().axis, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(plot());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme().font);
    painter.setPen(theme().muted);
    const double line = QFontMetricsF(theme().font).height();
    for (int risk = 0; risk <= 100; risk += 20) {
        const double y = place(1, risk).y();
        painter.drawText(QRectF(0, y - line / 2, plot().left() - gap, line), Qt::AlignRight | Qt::AlignVCenter,
                         m_data.words.number(risk));
    }
    const int tenths = static_cast<int>(std::lround((1 - m_left) * 10));
    const int step = tenths > 6 ? 2 : 1;
    for (int tenth = 10; tenth >= 10 - tenths; tenth -= step) {
        const double x = place(tenth / 10.0, 0).x();
        painter.drawText(QRectF(x - 24, plot().bottom() + 4, 48, line), Qt::AlignCenter, m_data.decimal(tenth / 10.0));
    }
    painter.drawText(QRectF(plot().left(), plot().bottom() + line + 6, plot().width(), line), Qt::AlignCenter,
                     m_data.xName);
    painter.save();
    painter.translate(line / 2, plot().center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-plot().height() / 2, -line / 2, plot().height(), line), Qt::AlignCenter, m_data.yName);
    painter.restore();
}

void DecisionMap::paintMark(QPainter &painter, const MapPoint &point) const
{
    const QPointF at = place(point.x, point.y);
    const QColor colour = m_data.colours[static_cast<std::size_t>(point.kind)];
    painter.setPen(point.kind == 0 ? QPen(colour, 1.4) : Qt::NoPen);
    painter.setBrush(point.kind == 0 ? QBrush(Qt::NoBrush) : QBrush(colour));
    if (point.kind == 0)
        painter.drawEllipse(at, markSize, markSize);
    else if (point.kind == 1)
        painter.drawRect(QRectF(at.x() - markSize, at.y() - markSize, 2 * markSize, 2 * markSize));
    else
        painter.drawPolygon(QPolygonF{{at.x(), at.y() - markSize - 1},
                                      {at.x() + markSize + 1, at.y() + markSize},
                                      {at.x() - markSize - 1, at.y() + markSize}});
}

void DecisionMap::paintAbove(QPainter &painter) const
{
    painter.save();
    painter.setClipRect(plot());
    const auto draw = [&](const std::vector<QLineF> &lines, const QPen &pen) {
        painter.setPen(pen);
        for (const QLineF &line : lines)
            painter.drawLine(place(line.x1(), line.y1()), place(line.x2(), line.y2()));
    };
    draw(m_data.former, QPen(theme().muted, 1.5, Qt::DashLine));
    draw(m_data.limits, QPen(theme().text, 1.5));
    for (const MapPoint &point : m_data.points)
        paintMark(painter, point);
    painter.restore();
    paintAxes(painter);
}

int DecisionMap::pointAt(const QPointF &position) const
{
    int nearest = -1;
    double best = reach;
    for (int point = zones(); point < pointCount(); ++point) {
        const double away = QLineF(position, anchor(point)).length();
        if (away < best) {
            best = away;
            nearest = point;
        }
    }
    for (int zone = 0; nearest < 0 && zone < zones(); ++zone)
        if (place(m_data.zones[static_cast<std::size_t>(zone)].area).contains(position))
            nearest = zone;
    return nearest;
}

QPointF DecisionMap::anchor(int point) const
{
    return point < zones() ? place(m_data.zones[static_cast<std::size_t>(point)].area).center()
                           : place(decision(point).x, decision(point).y);
}

ChartBase::Tip DecisionMap::tip(int point) const
{
    if (point < zones()) {
        const MapZone &zone = m_data.zones[static_cast<std::size_t>(point)];
        return {zone.name, {{Qt::transparent, zone.note, {}}}};
    }
    const MapPoint &one = decision(point);
    return {one.name,
            {{m_data.colours[static_cast<std::size_t>(one.kind)], m_data.kinds[static_cast<std::size_t>(one.kind)], {}},
             {Qt::transparent, m_data.xName, m_data.decimal(one.x)},
             {Qt::transparent, m_data.yName, m_data.words.number(one.y)}}};
}

} // namespace atalaya::charts
