// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace atalaya::tests {

/// What came back over HTTP; status 0: nothing did.
struct HttpReply
{
    int status = 0;
    /// Lower-case names.
    QMap<QByteArray, QByteArray> headers;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    /// `data` of the envelope.
    [[nodiscard]] QJsonObject data() const;
    /// `error.code` of the envelope.
    [[nodiscard]] QString errorCode() const;
};

using HttpHeaders = QMap<QByteArray, QByteArray>;

/// One blocking exchange on a connection of its own; may be called from several threads at once. A body is sent as
/// JSON unless the headers name another type; bodies come back as they were sent, compressed ones too.
[[nodiscard]] HttpReply httpSend(const QUrl &server, const QByteArray &method, const QByteArray &target,
                                 const HttpHeaders &headers = {}, const QByteArray &body = {});

/// A real platform as a child of the test, in a temporary data directory, with a clock that stands still.
class PlatformProcess
{
public:
    PlatformProcess();
    ~PlatformProcess();
    PlatformProcess(const PlatformProcess &) = delete;
    PlatformProcess &operator=(const PlatformProcess &) = delete;

    /// `serve` with these arguments besides --data and --clock; waits for the ready line. May be called again after
    /// stop() or kill(): the data is still there. False when it did not come up; errorOutput() says why.
    [[nodiscard]] bool start(const QStringList &arguments = {});
    /// SIGTERM; answers the exit code, -1 when it had to be killed.
    int stop();
    /// kill -9.
    void kill();

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QString dataPath() const { return m_data.path(); }
    [[nodiscard]] QString errorOutput();
    /// ISO 8601 for `--clock`; empty: the machine's time. Default 2026-02-08T09:00:00Z.
    void setClock(const QString &iso) { m_clock = iso; }
    /// Moves the clock; answers the platform's new time, empty when it did not answer.
    QString advance(qint64 seconds);
    QString setTime(const QString &iso);

    [[nodiscard]] HttpReply send(const QByteArray &method, const QByteArray &target, const HttpHeaders &headers = {},
                                 const QByteArray &body = {}) const;

    struct Finished
    {
        int exitCode = -1;
        QByteArray output;
        QByteArray errors;
    };
    /// Another command of the program on the same data (`--data` is added).
    [[nodiscard]] Finished run(QStringList arguments, const QByteArray &input = {}) const;
    /// The program with exactly these arguments.
    [[nodiscard]] static Finished runProgram(const QStringList &arguments, const QByteArray &input = {});

private:
    [[nodiscard]] QByteArray readLine();
    QString command(const QByteArray &line);

    QTemporaryDir m_data;
    QProcess m_process;
    QUrl m_url;
    QString m_clock = QStringLiteral("2026-02-08T09:00:00Z");
};

} // namespace atalaya::tests
