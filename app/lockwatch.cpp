// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lockwatch.h"

#include "app/desktopbus.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QTimer>

namespace atalaya {
namespace {

using Reason = api::Lock::Reason;

} // namespace

LockWatch::LockWatch(const QDBusConnection &system, const QDBusConnection &session, QObject *parent)
    : QObject(parent)
    , m_system(system)
{
    if (m_system.isConnected()) {
        watchSleep();
        watchSession();
    }
    if (session.isConnected())
        watchScreenSavers(session);
}

LockWatch::~LockWatch() = default;

void LockWatch::watchSleep()
{
    m_manager = new LogindManager(m_system, this);
    connect(m_manager, &LogindManager::PrepareForSleep, this, &LockWatch::onSleep);
    if (m_manager->isValid())
        delaySleep();
}

void LockWatch::onSleep(bool begins)
{
    if (!begins)
        return delaySleep();
    Q_EMIT lockWanted(Reason::Suspend);
    // What was let go of is deleted when the event loop comes round; then the machine may sleep.
    QTimer::singleShot(0, this, [this] { m_delay = {}; });
}

void LockWatch::delaySleep()
{
    const QDBusPendingCall asked =
        m_manager->asyncCall(QStringLiteral("Inhibit"), QStringLiteral("sleep"), QStringLiteral("Atalaya"),
                             QStringLiteral("Locks before the computer sleeps"), QStringLiteral("delay"));
    auto *const watcher = new QDBusPendingCallWatcher(asked, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (!reply.isError())
            m_delay = reply.value();
    });
}

void LockWatch::watchSession()
{
    if (!m_manager->isValid())
        return;
    const QDBusPendingCall asked =
        m_manager->asyncCall(QStringLiteral("GetSessionByPID"), static_cast<uint>(QCoreApplication::applicationPid()));
    auto *const watcher = new QDBusPendingCallWatcher(asked, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> reply = *watcher;
        if (reply.isError())
            askForDisplay();
        else
            listenTo(reply.value().path());
    });
}

void LockWatch::askForDisplay()
{
    // Started by the user's service manager a process belongs to no session; then it is the one with the screen.
    QDBusMessage get =
        QDBusMessage::createMethodCall(LogindManager::Service, QStringLiteral("/org/freedesktop/login1/user/self"),
                                       QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    get << QStringLiteral("org.freedesktop.login1.User") << QStringLiteral("Display");
    auto *const watcher = new QDBusPendingCallWatcher(m_system.asyncCall(get), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError() || !reply.value().variant().canConvert<QDBusArgument>())
            return;
        const auto display = reply.value().variant().value<QDBusArgument>();
        QString id;
        QDBusObjectPath path;
        display.beginStructure();
        display >> id >> path;
        display.endStructure();
        listenTo(path.path());
    });
}

void LockWatch::listenTo(const QString &sessionPath)
{
    if (sessionPath.size() < 2)
        return;
    m_session = new LogindSession(m_system, sessionPath, this);
    connect(m_session, &LogindSession::Lock, this, [this] { Q_EMIT lockWanted(Reason::Screen); });
}

void LockWatch::watchScreenSavers(const QDBusConnection &session)
{
    constexpr std::pair<const char *, const char *> known[]{
        {"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"},
        {"org.freedesktop.ScreenSaver", "/ScreenSaver"},
        {"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"},
    };
    for (const auto &[name, path] : known) {
        auto *const saver = new ScreenSaver(session, name, path, this);
        connect(saver, &ScreenSaver::ActiveChanged, this, [this](bool active) {
            if (active)
                Q_EMIT lockWanted(Reason::Screen);
        });
    }
}

} // namespace atalaya
