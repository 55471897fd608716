// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

class QFont;
class QPainter;

namespace atalaya::ui {

/// Text whose digits all take the width of the widest, so that figures stand under each other: Inter's digits differ
/// and Qt 6.4 can't switch its tabular ones on.
[[nodiscard]] qreal tabularWidth(const QFont &font, const QString &text);
/// Draws one line with the painter's font and pen into `rect`; `alignment` as for QPainter::drawText.
void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);

} // namespace atalaya::ui
