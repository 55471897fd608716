// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QTest>

namespace atalaya::tests {

/// A bus of one's own, and a connection of whoever plays the desktop on it.
class PrivateBus
{
public:
    explicit PrivateBus(const QString &name)
        : m_name(name)
        , m_desktop(QString())
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                        QStringLiteral("--address=unix:path=") + m_folder.filePath(QStringLiteral("bus"))});
        if (m_daemon.waitForStarted() && (m_daemon.canReadLine() || m_daemon.waitForReadyRead()))
            m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        m_desktop = QDBusConnection::connectToBus(m_address, name + QStringLiteral(".desktop"));
    }
    ~PrivateBus()
    {
        QDBusConnection::disconnectFromBus(m_name);
        QDBusConnection::disconnectFromBus(m_name + QStringLiteral(".desktop"));
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(PrivateBus)

    /// The console's own connection.
    [[nodiscard]] QDBusConnection connection() const { return QDBusConnection::connectToBus(m_address, m_name); }
    [[nodiscard]] QDBusConnection &desktop() { return m_desktop; }
    void say(const QString &path, const QString &interface, const QString &signal, const QVariantList &arguments)
    {
        QDBusMessage message = QDBusMessage::createSignal(path, interface, signal);
        message.setArguments(arguments);
        QVERIFY(m_desktop.send(message));
    }

private:
    QString m_name;
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    QDBusConnection m_desktop;
};

} // namespace atalaya::tests
