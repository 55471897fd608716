// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QFontMetrics>
#include <QPainter>

namespace atalaya::ui {

Chip::Chip(QWidget *parent)
    : QWidget(parent)
{
    setFont(captionFont());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::set(const QString &iconName, const QString &text, Tint tint)
{
    m_icon = iconName;
    m_text = text;
    m_tint = tint;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + (m_icon.isEmpty() ? 12 : 30), 20};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    const QColor ink = tokens.colour(m_tint);
    paint::panel(&painter, rect(), 4, tokens.chip(m_tint), QColor());
    int left = 6;
    if (!m_icon.isEmpty()) {
        paint::glyph(&painter, QRect(6, 0, 14, height()), m_icon, 14, ink);
        left = 24;
    }
    painter.setPen(ink);
    painter.drawText(rect().adjusted(left, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace atalaya::ui
