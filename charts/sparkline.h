// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPolygonF>
#include <QRectF>

class QPainter;

namespace atalaya::charts {

/// A line without axes: one polyline per unbroken run, fitted into `area`. NaN is a gap; a flat line runs in the
/// middle.
[[nodiscard]] QList<QPolygonF> sparkline(const QList<double> &values, const QRectF &area);
/// 1.5 px wide, the last value with a dot of radius 2.5. Draws nothing for fewer than two values.
void paintSparkline(QPainter &painter, const QList<double> &values, const QRectF &area, const QColor &colour);

} // namespace atalaya::charts
