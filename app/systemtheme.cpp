// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/systemtheme.h"

#include "app/desktopbus.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace atalaya {
namespace {

constexpr QLatin1String Namespace("org.freedesktop.appearance");
constexpr QLatin1String Key("color-scheme");

/// Of the portal's contract; 0 is no preference.
enum ColourScheme : uint
{
    PreferDark = 1,
    PreferLight = 2
};

} // namespace

SystemTheme::SystemTheme(const QDBusConnection &session, QObject *parent)
    : QObject(parent)
{
    if (!session.isConnected())
        return;
    // Looked up by its name when the signal is matched; nobody may have used it before.
    qRegisterMetaType<QDBusVariant>();
    m_portal = new PortalSettings(session, this);
    connect(m_portal, &PortalSettings::SettingChanged, this,
            [this](const QString &space, const QString &key, const QDBusVariant &value) {
                if (space == Namespace && key == Key)
                    take(value.variant());
            });
    ask();
}

void SystemTheme::ask()
{
    const QDBusPendingCall asked = m_portal->asyncCall(QStringLiteral("Read"), QString(Namespace), QString(Key));
    auto *const watcher = new QDBusPendingCallWatcher(asked, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(reply.value().variant());
    });
}

void SystemTheme::take(QVariant value)
{
    // Read wraps the value twice, by an old mistake that became the contract.
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    const uint scheme = value.toUInt();
    if (scheme == PreferDark || scheme == PreferLight)
        Q_EMIT darkChanged(scheme == PreferDark);
}

} // namespace atalaya
