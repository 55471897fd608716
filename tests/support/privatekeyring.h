// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QTemporaryDir>

namespace atalaya::tests {

/// A real gnome-keyring-daemon on a bus of its own, with a home of its own and nobody to ask for a password. What is
/// to use it runs as a child process with environment(): a process connects to one bus in its life.
class PrivateKeyring
{
public:
    PrivateKeyring();
    ~PrivateKeyring();
    Q_DISABLE_COPY_MOVE(PrivateKeyring)

    [[nodiscard]] bool startBus();
    /// With its default collection open; the first start makes it.
    [[nodiscard]] bool startUnlocked() { return start({QStringLiteral("--unlock")}); }
    /// startUnlocked() must have been called before: the collection is there, and closed.
    [[nodiscard]] bool startLocked() { return start({}); }
    /// SIGSTOP and SIGCONT: it owns its name and says nothing.
    void pause();
    void resume();
    /// SIGKILL.
    void kill();
    /// What the console has put in under this name.
    [[nodiscard]] QByteArray entry(const QString &name) const;
    /// Deletes what the console has put in.
    [[nodiscard]] bool loseEntries();
    void stopBus();

    /// Of a process that is to find this bus; without a bus, of one that finds none.
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] QString log() const { return m_log; }

private:
    [[nodiscard]] bool start(const QStringList &arguments);
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments);
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_daemon;
    QString m_log;
};

} // namespace atalaya::tests
