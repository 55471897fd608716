// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QProcess>

#include <csignal>

namespace atalaya::tests {

/// A program of the tests that takes a command a line and answers each with a line.
class ChildProgram
{
public:
    ChildProgram() = default;
    ~ChildProgram() { kill(); }
    Q_DISABLE_COPY_MOVE(ChildProgram)

    [[nodiscard]] bool start(const QString &program, const QStringList &arguments,
                             const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
    {
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::SeparateChannels);
        m_process.start(program, arguments);
        return m_process.waitForStarted();
    }
    /// The answer; empty when it ended instead.
    [[nodiscard]] QByteArray ask(const QByteArray &command, int patience = 60'000)
    {
        m_process.write(command + '\n');
        return answer(patience);
    }
    [[nodiscard]] QByteArray answer(int patience = 60'000)
    {
        const QDeadlineTimer deadline(patience);
        while (!m_process.canReadLine() && m_process.state() == QProcess::Running && !deadline.hasExpired())
            m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
        return m_process.readLine().trimmed();
    }
    /// Lets it end by itself: its input closes. The exit code, or -1 for a crash.
    int finish()
    {
        m_process.closeWriteChannel();
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(60'000))
            kill();
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Ended by SIGKILL, not by a fault of its own.
    [[nodiscard]] bool wasKilled() const
    {
        return m_process.exitStatus() == QProcess::CrashExit && m_process.exitCode() == SIGKILL;
    }
    [[nodiscard]] QByteArray errors() { return m_process.readAllStandardError(); }
    [[nodiscard]] QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

} // namespace atalaya::tests
