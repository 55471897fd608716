// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/stylepaint.h"

#include "ui/common/icons.h"

#include <QPainter>
#include <QPen>
#include <QStyleOption>
#include <QWidget>

namespace atalaya::ui::paint {

void panel(QPainter *painter, const QRect &rect, int radius, const QColor &fill, const QColor &border)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

void ring(QPainter *painter, const QRectF &rect, qreal radius, const QColor &colour)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius);
    painter->restore();
}

void button(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state, const QWidget *widget)
{
    const bool enabled = state & QStyle::State_Enabled;
    const bool down = state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && (state & QStyle::State_MouseOver);
    const Look look = lookOf(widget);
    if (look == Look::Link)
        return;
    if (look == Look::Quiet)
        return quietButton(painter, rect, tokens, state);
    if (look == Look::Outline) {
        QColor fill = tokens.colour(tintOf(widget));
        const QColor border = fill;
        fill.setAlpha(down ? 48 : (hover ? 24 : 0));
        return panel(painter, rect, cornerRadius(widget), fill, border);
    }
    if (!enabled)
        return panel(painter, rect, cornerRadius(widget), tokens.window, tokens.line);
    if (look == Look::Primary) {
        QColor fill = tokens.accent;
        if (down)
            fill = fill.darker(118);
        else if (hover)
            fill = fill.darker(108);
        return panel(painter, rect, cornerRadius(widget), fill, fill);
    }
    const QColor fill = down ? tokens.track : (hover ? tokens.window : tokens.raised);
    panel(painter, rect, cornerRadius(widget), tokens.dark && hover ? tokens.track : fill, tokens.lineControl);
}

void buttonLabel(QPainter *painter, const QStyleOptionButton &option, const QColor &colour, const QWidget *widget)
{
    const int flags =
        Qt::AlignVCenter | Qt::AlignLeft |
        (widget && widget->style()->styleHint(QStyle::SH_UnderlineShortcut, &option, widget) ? Qt::TextShowMnemonic
                                                                                             : Qt::TextHideMnemonic);
    const int textWidth = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int iconWidth = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = iconWidth > 0 && textWidth > 0 ? 8 : 0;
    const bool isLeft = lookOf(widget) == Look::Link;
    int left = option.rect.left() + (isLeft ? 2 : qMax(0, (option.rect.width() - textWidth - iconWidth - gap) / 2));
    if (iconWidth > 0) {
        const QRect rect(left, option.rect.top() + (option.rect.height() - option.iconSize.height()) / 2, iconWidth,
                         option.iconSize.height());
        option.icon.paint(painter, rect, Qt::AlignCenter,
                          option.state & QStyle::State_Enabled ? QIcon::Normal : QIcon::Disabled);
        left += iconWidth + gap;
    }
    painter->setPen(colour);
    painter->drawText(QRect(left, option.rect.top(), option.rect.right() - left + 1, option.rect.height()), flags,
                      option.text);
}

void quietButton(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state)
{
    if (!(state & QStyle::State_Enabled))
        return;
    if (state & QStyle::State_On)
        panel(painter, rect, 5, tokens.selection, QColor());
    else if (state & (QStyle::State_Sunken | QStyle::State_MouseOver))
        panel(painter, rect, 5, tokens.track, QColor());
}

QColor fieldBorder(const Tokens &tokens, QStyle::State state, const QWidget *widget)
{
    if (isInvalid(widget))
        return tokens.blocked.text;
    if (isTried(widget))
        return tokens.accent;
    return state & QStyle::State_Enabled ? tokens.lineControl : tokens.line;
}

void field(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state, const QWidget *widget)
{
    const QColor &fill = state & QStyle::State_Enabled ? tokens.surface : tokens.window;
    panel(painter, rect, cornerRadius(widget), fill, fieldBorder(tokens, state, widget));
}

void checkBox(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state)
{
    const bool enabled = state & QStyle::State_Enabled;
    const bool on = state & (QStyle::State_On | QStyle::State_NoChange);
    const QColor border = enabled ? (on ? tokens.accent : tokens.lineControl) : tokens.line;
    QColor fill = enabled ? tokens.surface : tokens.window;
    if (on && enabled)
        fill = tokens.accent;
    panel(painter, rect, 3, fill, border);
    if (on)
        glyph(painter, rect, state & QStyle::State_NoChange ? QStringLiteral("dash") : QStringLiteral("check"),
              rect.width(), enabled ? tokens.accentText : tokens.muted);
}

void radioButton(QPainter *painter, const QRect &rect, const Tokens &tokens, QStyle::State state)
{
    const bool enabled = state & QStyle::State_Enabled;
    const bool on = state & QStyle::State_On;
    const QColor mark = enabled ? tokens.accent : tokens.muted;
    panel(painter, rect, rect.width() / 2, enabled ? tokens.surface : tokens.window,
          on ? mark : (enabled ? tokens.lineControl : tokens.line));
    if (on)
        panel(painter, rect.adjusted(4, 4, -4, -4), (rect.width() - 8) / 2, mark, mark);
}

void scrollBar(QPainter *painter, const QRect &handle, const Tokens &tokens, QStyle::State state)
{
    const bool active = state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(active ? tokens.muted : tokens.lineControl);
    const bool vertical = handle.height() >= handle.width();
    const QRectF bar = vertical ? QRectF(handle.center().x() - 2.5, handle.top() + 2, 6, handle.height() - 4)
                                : QRectF(handle.left() + 2, handle.center().y() - 2.5, handle.width() - 4, 6);
    painter->drawRoundedRect(bar, 3, 3);
    painter->restore();
}

void slider(QPainter *painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle,
            const Tokens &tokens)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QColor mark = enabled ? tokens.accent : tokens.muted;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QRectF bar = horizontal ? QRectF(groove.left(), groove.center().y() - 1.5, groove.width(), 4)
                            : QRectF(groove.center().x() - 1.5, groove.top(), 4, groove.height());
    painter->setBrush(tokens.track);
    painter->drawRoundedRect(bar, 2, 2);
    if (horizontal)
        bar.setRight(handle.center().x());
    else
        bar.setTop(handle.center().y());
    painter->setBrush(mark);
    painter->drawRoundedRect(bar, 2, 2);
    painter->setPen(QPen(mark, 2));
    painter->setBrush(tokens.surface);
    painter->drawEllipse(QRectF(handle).adjusted(1, 1, -1, -1));
    painter->restore();
}

void header(QPainter *painter, const QRect &rect, const Tokens &tokens)
{
    painter->fillRect(rect, tokens.raised);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line);
}

void glyph(QPainter *painter, const QRect &rect, const QString &name, int size, const QColor &colour)
{
    const QPixmap pixmap = iconPixmap(name, size, painter->device()->devicePixelRatio(), colour);
    painter->drawPixmap(rect.left() + (rect.width() - size) / 2, rect.top() + (rect.height() - size) / 2, pixmap);
}

} // namespace atalaya::ui::paint
