// SPDX-License-Identifier: GPL-3.0-or-later
#include "sparkline.h"

#include "reduce.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace atalaya::charts {

namespace {

constexpr double lineWidth = 1.5;
constexpr double dotRadius = 2.5;
constexpr int mostValues = 30;

} // namespace

QList<QPolygonF> sparkline(const QList<double> &all, const QRectF &area)
{
    const auto values = averaged({all.constData(), static_cast<std::size_t>(all.size())}, mostValues);
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    const auto last = static_cast<double>(std::max<std::size_t>(2, values.size()) - 1);
    const auto place = [&](int index) {
        const double share = high > low ? (values[static_cast<std::size_t>(index)] - low) / (high - low) : 0.5;
        return QPointF(area.left() + area.width() * index / last, area.bottom() - area.height() * share);
    };
    QList<QPolygonF> lines;
    for (const Run &run : unbrokenRuns(values)) {
        QPolygonF line;
        for (int at = run.first; at < run.first + run.count; ++at)
            line.append(place(at));
        lines.append(line);
    }
    return lines;
}

void paintSparkline(QPainter &painter, const QList<double> &values, const QRectF &area, const QColor &colour)
{
    const auto lines = sparkline(values, area.adjusted(dotRadius, dotRadius, -dotRadius, -dotRadius));
    qsizetype known = 0;
    for (const QPolygonF &line : lines)
        known += line.size();
    if (known < 2)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF &line : lines) {
        if (line.size() > 1)
            painter.drawPolyline(line);
        else
            painter.drawPoint(line.first());
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(lines.last().last(), dotRadius, dotRadius);
    painter.restore();
}

} // namespace atalaya::charts
