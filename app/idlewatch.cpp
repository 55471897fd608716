// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace atalaya {
namespace {

bool isSignOfLife(const QEvent &event)
{
    // What the toolkit makes up when a window moves under the pointer is none.
    if (!event.spontaneous())
        return false;
    switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleWatch::IdleWatch(std::chrono::milliseconds after, const Now &now, QObject *parent)
    : QObject(parent)
    , m_after(after)
    , m_now(now)
    , m_last(now())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::onTimeout);
    m_timer.start(m_after);
    QCoreApplication::instance()->installEventFilter(this);
}

std::chrono::milliseconds IdleWatch::steadyNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void IdleWatch::onTimeout()
{
    // Signs of life only note the time: a mouse moves hundreds of times a second.
    const auto rest = m_after - (m_now() - m_last);
    if (rest.count() > 0)
        m_timer.start(rest);
    else
        Q_EMIT idle();
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (isSignOfLife(*event)) {
        m_last = m_now();
        if (!m_timer.isActive())
            m_timer.start(m_after);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace atalaya
