// SPDX-License-Identifier: GPL-3.0-or-later
#include "platformprocess.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

#include <httplib.h>

namespace atalaya::tests {

namespace {

/// Generous: under sanitizers on a busy machine a demo platform takes its time to begin.
constexpr int patience = 120'000;
/// Of a command that ends by itself; some write a million rows.
constexpr int longPatience = 900'000;

QString program()
{
    return QStringLiteral(ATALAYA_BIN_DIR "/atalaya-platform");
}

} // namespace

QJsonObject HttpReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QJsonObject HttpReply::data() const
{
    return json().value(QLatin1String("data")).toObject();
}

QString HttpReply::errorCode() const
{
    return json().value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
}

HttpReply httpSend(const QUrl &server, const QByteArray &method, const QByteArray &target, const HttpHeaders &headers,
                   const QByteArray &body)
{
    httplib::Client client(server.host().toStdString(), server.port());
    client.set_connection_timeout(10);
    client.set_read_timeout(30);
    client.set_decompress(false);
    client.set_tcp_nodelay(true);
    httplib::Request request;
    request.method = method.toStdString();
    request.path = target.toStdString();
    request.body = body.toStdString();
    if (!body.isEmpty() && !headers.contains("content-type"))
        request.set_header("Content-Type", "application/json");
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.set_header(it.key().toStdString(), it.value().toStdString());
    const httplib::Result result = client.send(request);
    HttpReply reply;
    if (!result)
        return reply;
    reply.status = result->status;
    reply.body = QByteArray::fromStdString(result->body);
    for (const auto &[name, value] : result->headers)
        reply.headers[QByteArray::fromStdString(name).toLower()] = QByteArray::fromStdString(value);
    return reply;
}

PlatformProcess::PlatformProcess()
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
}

PlatformProcess::~PlatformProcess()
{
    kill();
}

bool PlatformProcess::start(const QStringList &arguments)
{
    QStringList all{QStringLiteral("serve"), QStringLiteral("--data"), dataPath()};
    if (!m_clock.isEmpty())
        all << QStringLiteral("--clock") << m_clock;
    m_process.start(program(), all + arguments);
    const QJsonObject ready = QJsonDocument::fromJson(readLine()).object();
    m_url = QUrl(ready.value(QLatin1String("url")).toString());
    return m_url.isValid() && !m_url.isEmpty();
}

int PlatformProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return -1;
    m_process.terminate();
    if (!m_process.waitForFinished(patience)) {
        kill();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void PlatformProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

QString PlatformProcess::errorOutput()
{
    return QString::fromUtf8(m_process.readAllStandardError());
}

QString PlatformProcess::advance(qint64 seconds)
{
    return command("advance " + QByteArray::number(seconds));
}

QString PlatformProcess::setTime(const QString &iso)
{
    return command("set " + iso.toUtf8());
}

HttpReply PlatformProcess::send(const QByteArray &method, const QByteArray &target, const HttpHeaders &headers,
                                const QByteArray &body) const
{
    return httpSend(m_url, method, target, headers, body);
}

PlatformProcess::Finished PlatformProcess::run(QStringList arguments, const QByteArray &input) const
{
    return runProgram(arguments << QStringLiteral("--data") << dataPath(), input);
}

PlatformProcess::Finished PlatformProcess::runProgram(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    Finished finished;
    if (process.waitForFinished(longPatience) && process.exitStatus() == QProcess::NormalExit)
        finished.exitCode = process.exitCode();
    finished.output = process.readAllStandardOutput();
    finished.errors = process.readAllStandardError();
    return finished;
}

QByteArray PlatformProcess::readLine()
{
    const QDeadlineTimer deadline(patience);
    while (!m_process.canReadLine() && !deadline.hasExpired()) {
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())) &&
            m_process.state() == QProcess::NotRunning)
            break;
    }
    return m_process.readLine();
}

QString PlatformProcess::command(const QByteArray &line)
{
    m_process.write(line + '\n');
    return QJsonDocument::fromJson(readLine()).object().value(QLatin1String("now")).toString();
}

} // namespace atalaya::tests
