// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navrow.h"

#include "ui/common/looks.h"
#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QPainter>

namespace atalaya::ui {

NavRow::NavRow(const QString &iconName, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(iconName)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setPaintsOwnFocus(this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavRow::setWords(const QString &words, const QString &second)
{
    setText(words);
    m_second = second;
    setAccessibleName(second.isEmpty() ? words : words + QStringLiteral(", ") + second);
    setToolTip(m_collapsed ? accessibleName() : QString());
    updateGeometry();
}

void NavRow::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? accessibleName() : QString());
    update();
}

void NavRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    const QRect row = rect();
    if (isChecked()) {
        paint::panel(&painter, row, 5, tokens.selection, QColor());
        painter.fillRect(QRect(0, row.top() + 6, 3, row.height() - 12), tokens.accent);
    } else if (underMouse()) {
        paint::panel(&painter, row, 5, tokens.track, QColor());
    }
    const QColor ink = isChecked() ? tokens.accent : tokens.muted;
    const int iconX = m_collapsed ? (row.width() - 18) / 2 : 10;
    paint::glyph(&painter, QRect(iconX, 0, 18, row.height()), m_icon, 18, ink);
    if (!m_collapsed) {
        QRect words = row.adjusted(38, 0, -6, 0);
        painter.setFont(isChecked() ? headingFont() : bodyFont());
        painter.setPen(tokens.text);
        if (!m_second.isEmpty())
            words.setHeight(22);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
        if (!m_second.isEmpty()) {
            painter.setFont(captionFont());
            painter.setPen(tokens.muted);
            painter.drawText(row.adjusted(38, 20, -6, -2), Qt::AlignVCenter | Qt::AlignLeft,
                             painter.fontMetrics().elidedText(m_second, Qt::ElideRight, words.width()));
        }
    }
    if (hasFocus())
        paint::ring(&painter, QRectF(row), 5, tokens.focus);
}

} // namespace atalaya::ui
