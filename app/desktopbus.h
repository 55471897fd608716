// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractInterface>
#include <QDBusVariant>
#include <QString>

// What the desktop says, as typed signals. The names are those on the bus.
namespace atalaya {

class LogindManager final : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    static constexpr QLatin1String Service{"org.freedesktop.login1"};

    explicit LogindManager(const QDBusConnection &bus, QObject *parent)
        : QDBusAbstractInterface(Service, QStringLiteral("/org/freedesktop/login1"), "org.freedesktop.login1.Manager",
                                 bus, parent)
    {}

Q_SIGNALS:
    void PrepareForSleep(bool start);
};

class LogindSession final : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    LogindSession(const QDBusConnection &bus, const QString &path, QObject *parent)
        : QDBusAbstractInterface(LogindManager::Service, path, "org.freedesktop.login1.Session", bus, parent)
    {}

Q_SIGNALS:
    void Lock();
};

class ScreenSaver final : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    /// `name`: of the service and of its interface.
    ScreenSaver(const QDBusConnection &bus, const char *name, const char *path, QObject *parent)
        : QDBusAbstractInterface(QLatin1String(name), QLatin1String(path), name, bus, parent)
    {}

Q_SIGNALS:
    void ActiveChanged(bool active);
};

class PortalSettings final : public QDBusAbstractInterface
{
    Q_OBJECT

public:
    explicit PortalSettings(const QDBusConnection &bus, QObject *parent)
        : QDBusAbstractInterface(QStringLiteral("org.freedesktop.portal.Desktop"),
                                 QStringLiteral("/org/freedesktop/portal/desktop"), "org.freedesktop.portal.Settings",
                                 bus, parent)
    {}

Q_SIGNALS:
    void SettingChanged(const QString &space, const QString &key, const QDBusVariant &value);
};

} // namespace atalaya
