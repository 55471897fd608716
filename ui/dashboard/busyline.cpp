// SPDX-License-Identifier: GPL-3.0-or-later
#include "busyline.h"

#include "ui/common/skeletonbar.h"
#include "ui/common/tokens.h"

#include <QPainter>
#include <QTimerEvent>

namespace atalaya::ui {

namespace {

constexpr double share = 0.38;

} // namespace

BusyLine::BusyLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(2);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void BusyLine::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    m_shown = false;
    if (busy)
        m_delay.start(SkeletonBar::DelayMs, this);
    else
        m_delay.stop();
    update();
}

void BusyLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_delay.timerId())
        return QWidget::timerEvent(event);
    m_delay.stop();
    m_shown = true;
    update();
}

void BusyLine::paintEvent(QPaintEvent *)
{
    if (m_shown)
        QPainter(this).fillRect(0, 0, static_cast<int>(width() * share), height(), Tokens::of(this).accent);
}

} // namespace atalaya::ui
