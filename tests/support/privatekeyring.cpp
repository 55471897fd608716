// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/privatekeyring.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include <csignal>

namespace atalaya::tests {

namespace {

constexpr int kPatience = 30'000;

/// No service folders: nothing is started on demand, and nobody can be asked for a password.
constexpr auto kBusConfiguration = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=%1</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

void send(const QProcess &process, int signal)
{
    if (process.processId() > 0)
        ::kill(static_cast<pid_t>(process.processId()), signal);
}

} // namespace

PrivateKeyring::PrivateKeyring()
{
    for (const char *const folder : {"home", "run"}) {
        QDir(m_folder.path()).mkdir(QLatin1String(folder));
        QFile::setPermissions(path(QLatin1String(folder)),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
}

PrivateKeyring::~PrivateKeyring()
{
    kill();
    stopBus();
}

bool PrivateKeyring::startBus()
{
    QFile configuration(path(QStringLiteral("bus.conf")));
    if (!configuration.open(QIODevice::WriteOnly))
        return false;
    configuration.write(QString::fromLatin1(kBusConfiguration).arg(path(QStringLiteral("run/bus"))).toUtf8());
    configuration.close();
    m_bus.setProcessEnvironment(environment());
    m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--config-file=") + configuration.fileName(),
                                                QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
    const bool ready = m_bus.waitForStarted() && m_bus.waitForReadyRead(kPatience);
    if (!ready)
        m_log = QStringLiteral("dbus-daemon: ") + m_bus.errorString();
    return ready;
}

bool PrivateKeyring::start(const QStringList &arguments)
{
    m_daemon.setProcessEnvironment(environment());
    m_daemon.start(QStringLiteral("gnome-keyring-daemon"),
                   QStringList{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")} + arguments);
    if (!m_daemon.waitForStarted()) {
        m_log = QStringLiteral("gnome-keyring-daemon: ") + m_daemon.errorString();
        return false;
    }
    m_daemon.write("correct horse");
    m_daemon.waitForBytesWritten();
    m_daemon.closeWriteChannel();
    const QDeadlineTimer deadline(kPatience);
    while (!run(QStringLiteral("dbus-send"),
                {QStringLiteral("--session"), QStringLiteral("--print-reply"),
                 QStringLiteral("--dest=org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
                 QStringLiteral("org.freedesktop.DBus.Peer.Ping")})) {
        if (deadline.hasExpired() || m_daemon.state() == QProcess::NotRunning) {
            m_log += QString::fromUtf8(m_daemon.readAllStandardError());
            return false;
        }
        QThread::msleep(20);
    }
    return true;
}

void PrivateKeyring::pause()
{
    send(m_daemon, SIGSTOP);
}

void PrivateKeyring::resume()
{
    send(m_daemon, SIGCONT);
}

void PrivateKeyring::kill()
{
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    m_daemon.kill();
    m_daemon.waitForFinished();
}

QByteArray PrivateKeyring::entry(const QString &name) const
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral("secret-tool"), {QStringLiteral("lookup"), QStringLiteral("server"),
                                                  QStringLiteral("atalaya"), QStringLiteral("user"), name});
    return process.waitForFinished(kPatience) ? process.readAllStandardOutput() : QByteArray();
}

bool PrivateKeyring::loseEntries()
{
    return run(QStringLiteral("secret-tool"),
               {QStringLiteral("clear"), QStringLiteral("server"), QStringLiteral("atalaya")});
}

void PrivateKeyring::stopBus()
{
    if (m_bus.state() == QProcess::NotRunning)
        return;
    m_bus.terminate();
    if (!m_bus.waitForFinished())
        m_bus.kill();
    m_bus.waitForFinished();
}

QProcessEnvironment PrivateKeyring::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *const name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "GNOME_KEYRING_CONTROL"})
        environment.remove(QLatin1String(name));
    environment.insert(QStringLiteral("HOME"), path(QStringLiteral("home")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("run")));
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                       QStringLiteral("unix:path=") + path(QStringLiteral("run/bus")));
    return environment;
}

bool PrivateKeyring::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program, arguments);
    const bool finished = process.waitForFinished(kPatience);
    if (!finished)
        m_log = program + QStringLiteral(": ") + process.errorString();
    return finished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace atalaya::tests
