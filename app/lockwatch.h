// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/lock.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace atalaya {

class LogindManager;
class LogindSession;

/// Hears from the desktop when its person turns away: the machine goes to sleep, the screen locks. Without a bus, or
/// without anybody on it, it hears nothing and says nothing.
class LockWatch : public QObject
{
    Q_OBJECT

public:
    LockWatch(const QDBusConnection &system, const QDBusConnection &session, QObject *parent = nullptr);
    ~LockWatch() override;

Q_SIGNALS:
    /// Listen directly: the machine sleeps soon after the return.
    void lockWanted(atalaya::api::Lock::Reason reason);

private:
    void watchSleep();
    void watchSession();
    void listenTo(const QString &sessionPath);
    void askForDisplay();
    void watchScreenSavers(const QDBusConnection &session);
    void onSleep(bool begins);
    void delaySleep();

    QDBusConnection m_system;
    LogindManager *m_manager = nullptr;
    LogindSession *m_session = nullptr;
    /// While it is open, the machine waits a moment before it sleeps.
    QDBusUnixFileDescriptor m_delay;
};

} // namespace atalaya
