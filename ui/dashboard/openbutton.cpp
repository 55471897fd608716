// SPDX-License-Identifier: GPL-3.0-or-later
#include "openbutton.h"

#include "ui/common/stylepaint.h"

#include <QKeyEvent>
#include <QPainter>

namespace atalaya::ui {

OpenButton::OpenButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setCornerRadius(this, 4);
    setOpens(true);
}

void OpenButton::setOpens(bool opens)
{
    m_opens = opens;
    setFocusPolicy(opens ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, !opens);
    setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void OpenButton::keyPressEvent(QKeyEvent *event)
{
    if (m_opens && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return click();
    QAbstractButton::keyPressEvent(event);
}

void OpenButton::paintEvent(QPaintEvent *)
{
    if (!m_opens || !(underMouse() || isDown()))
        return;
    QPainter painter(this);
    paint::panel(&painter, rect(), 4, Tokens::of(this).track, QColor());
}

} // namespace atalaya::ui
