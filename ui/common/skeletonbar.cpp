// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/skeletonbar.h"

#include "ui/common/tokens.h"

#include <QPainter>
#include <QTimerEvent>

namespace atalaya::ui {

SkeletonBar::SkeletonBar(int width, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(width, 12);
}

void SkeletonBar::showEvent(QShowEvent *event)
{
    m_visible = false;
    m_delay.start(DelayMs, this);
    QWidget::showEvent(event);
}

void SkeletonBar::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_delay.timerId())
        return QWidget::timerEvent(event);
    m_delay.stop();
    m_visible = true;
    update();
}

void SkeletonBar::paintEvent(QPaintEvent *)
{
    if (!m_visible)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Tokens::of(this).track);
    painter.drawRoundedRect(rect(), 2, 2);
}

} // namespace atalaya::ui
