// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeserver.h"

#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace atalaya::tests {

FakeReply FakeReply::json(int status, const QByteArray &body)
{
    FakeReply reply;
    reply.status = status;
    reply.body = body;
    return reply.with("Content-Type", "application/json");
}

FakeReply FakeReply::data(const QByteArray &data, const QByteArray &tenant)
{
    const QByteArray name = tenant.isEmpty() ? QByteArray("null") : '"' + tenant + '"';
    const FakeReply reply = json(200, "{\"success\":true,\"tenantId\":" + name + ",\"data\":" + data + '}');
    return tenant.isEmpty() ? reply : reply.with("X-Tenant-ID", tenant);
}

FakeReply FakeReply::error(int status, const QByteArray &code, const QByteArray &more)
{
    return json(status, R"({"success":false,"error":{"code":")" + code +
                            R"(","message":"refused","correlationId":"c-1","retryable":false,"fields":[])" +
                            (more.isEmpty() ? QByteArray() : ',' + more) + "}}");
}

FakeReply FakeReply::silence()
{
    FakeReply reply;
    reply.held = true;
    return reply;
}

FakeReply FakeReply::with(const QByteArray &name, const QByteArray &value) const
{
    FakeReply reply = *this;
    reply.headers.removeIf([&name](const auto &header) { return header.first == name; });
    reply.headers.append({name, value});
    return reply;
}

FakeReply FakeReply::cut(qsizetype after) const
{
    FakeReply reply = *this;
    reply.cutAfter = after;
    return reply;
}

FakeServer::FakeServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeServer::onConnection);
    if (m_server.listen(QHostAddress::LocalHost))
        m_port = m_server.serverPort();
}

FakeServer::~FakeServer()
{
    goAway();
}

QUrl FakeServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void FakeServer::script(const QByteArray &line, const QList<FakeReply> &replies)
{
    const auto next = std::make_shared<qsizetype>(0);
    handle(line, [replies, next](const FakeRequest &) { return replies.at(std::min((*next)++, replies.size() - 1)); });
}

void FakeServer::handle(const QByteArray &line, Handler handler)
{
    m_handlers.insert(line, std::move(handler));
}

void FakeServer::release(const QByteArray &line, const FakeReply &reply)
{
    script(line, {reply});
    const QList<Held> held = std::exchange(m_held, {});
    for (const Held &one : held) {
        if (one.line == line)
            send(one.socket, reply);
        else
            m_held.append(one);
    }
}

void FakeServer::goAway()
{
    m_server.close();
    const QList<QTcpSocket *> sockets = m_buffers.keys();
    for (QTcpSocket *const socket : sockets)
        socket->abort();
}

void FakeServer::comeBack()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
}

QList<QByteArray> FakeServer::transcript() const
{
    QList<QByteArray> lines;
    for (const FakeRequest &request : m_requests)
        lines.append(request.line());
    return lines;
}

int FakeServer::count(const QByteArray &line) const
{
    return static_cast<int>(transcript().count(line));
}

FakeRequest FakeServer::last(const QByteArray &line) const
{
    const auto found = std::find_if(m_requests.crbegin(), m_requests.crend(),
                                    [&line](const FakeRequest &request) { return request.line() == line; });
    return found == m_requests.crend() ? FakeRequest() : *found;
}

void FakeServer::forgetRequests()
{
    m_requests.clear();
}

void FakeServer::onConnection()
{
    while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_abandoned +=
                static_cast<int>(m_held.removeIf([socket](const Held &held) { return held.socket == socket; }));
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeServer::onReadyRead(QTcpSocket *socket)
{
    m_buffers[socket] += socket->readAll();
    while (m_buffers.contains(socket) && takeRequest(socket)) {
    }
}

bool FakeServer::takeRequest(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    FakeRequest request;
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    const QUrl url = QUrl::fromEncoded(first.value(1));
    request.method = first.value(0);
    request.target = first.value(1);
    request.path = url.path();
    request.query = QUrlQuery(url);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + length)
        return false;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    answer(socket, request);
    return true;
}

void FakeServer::answer(QTcpSocket *socket, const FakeRequest &request)
{
    m_requests.append(request);
    const auto handler = m_handlers.value(request.line());
    const FakeReply reply = handler ? handler(request) : FakeReply::error(404, "not_found");
    if (reply.held)
        m_held.append({socket, request.line()});
    else
        send(socket, reply);
    Q_EMIT requested(request.line());
}

void FakeServer::send(QTcpSocket *socket, const FakeReply &reply)
{
    if (!reply.raw.isEmpty()) {
        socket->write(reply.raw);
        socket->disconnectFromHost();
        return;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Status\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    if (reply.status != 304 && reply.status != 204)
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (reply.dripMs > 0) {
        socket->write(head + "\r\n");
        drip(socket, reply.body, reply.dripMs);
        return;
    }
    // In one piece: two small writes would wait for the client's delayed acknowledgement.
    const QByteArray body = reply.cutAfter < 0 ? reply.body : reply.body.left(reply.cutAfter);
    socket->write(head + "\r\n" + body);
    if (reply.cutAfter >= 0)
        socket->disconnectFromHost();
}

void FakeServer::drip(QTcpSocket *socket, const QByteArray &body, int pauseMs)
{
    if (body.isEmpty())
        return;
    socket->write(body.left(1));
    QTimer::singleShot(pauseMs, socket, [socket, rest = body.mid(1), pauseMs] { drip(socket, rest, pauseMs); });
}

} // namespace atalaya::tests
