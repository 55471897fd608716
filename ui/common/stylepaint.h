// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/looks.h"

#include <QRect>
#include <QStyle>

class QPainter;
class QStyleOptionButton;
class QStyleOptionSlider;

namespace atalaya::ui::paint {

/// Rounded rectangle with a crisp border of one pixel inside `rect`; an invalid colour leaves that part out.
void panel(QPainter *painter, const QRect &rect, int radius, const QColor &fill, const QColor &border);
/// A ring of two pixels just inside `rect`.
void ring(QPainter *painter, const QRectF &rect, qreal radius, const QColor &colour);

void button(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state, const QWidget *widget);
/// Icon and word, centred, eight apart; mnemonics underlined when `option` says so.
void buttonLabel(QPainter *painter, const QStyleOptionButton &option, const QColor &colour, const QWidget *widget);
void quietButton(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state);
[[nodiscard]] QColor fieldBorder(const Tokens &tokens, QStyle::State state, const QWidget *widget);
void field(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state, const QWidget *widget);
void checkBox(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state);
void radioButton(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state);
void scrollBar(QPainter *painter, const QRect &handle, const Tokens &tokens, QStyle::State state);
void slider(QPainter *painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle,
            const Tokens &tokens);
void header(QPainter *painter, const QRect &rect, const Tokens &tokens);
/// A chevron or arrow of the icon family, centred in `rect`.
void glyph(QPainter *painter, const QRect &rect, const QString &name, int size, const QColor &colour);

} // namespace atalaya::ui::paint
