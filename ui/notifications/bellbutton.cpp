// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/bellbutton.h"

#include "ui/common/stylepaint.h"
#include "ui/common/type.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace atalaya::ui {
namespace {

constexpr int Most = 99;

} // namespace

BellButton::BellButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("bell"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setFixedSize(sizeHint());
    retranslate();
}

QSize BellButton::sizeHint() const
{
    return {40, 30};
}

void BellButton::setUnread(int unread)
{
    if (unread == m_unread)
        return;
    m_unread = unread;
    retranslate();
    update();
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

void BellButton::announce(const QString &words)
{
    setAccessibleDescription(words);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void BellButton::retranslate()
{
    setAccessibleName(m_unread == 0 ? tr("Notifications, all read")
                                    : tr("Notifications, %n unread", nullptr, m_unread));
    setToolTip(tr("%1 (Ctrl+Shift+N)").arg(accessibleName()));
}

void BellButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &tokens = Tokens::of(this);
    if (underMouse() || isDown())
        paint::panel(&painter, rect(), 5, isDown() ? tokens.selection : tokens.window, QColor());
    paint::glyph(&painter, QRect(m_unread > 0 ? 6 : 12, 0, 16, height()), QStringLiteral("bell"), 16,
                 m_unread > 0 ? tokens.text : tokens.muted);
    if (m_unread > 0) {
        const QString number = m_unread > Most ? QStringLiteral("%1+").arg(Most) : QString::number(m_unread);
        painter.setFont(captionHeadingFont());
        const int width = qMax(16, painter.fontMetrics().horizontalAdvance(number) + 8);
        const QRect pill(qMin(16, this->width() - width - 1), 2, width, 16);
        paint::panel(&painter, pill, 8, tokens.accent, QColor());
        painter.setPen(tokens.accentText);
        painter.drawText(pill, Qt::AlignCenter, number);
    }
}

void BellButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractButton::changeEvent(event);
}

} // namespace atalaya::ui
