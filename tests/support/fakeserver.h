// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

class QTcpSocket;

namespace atalaya::tests {

struct FakeRequest
{
    QByteArray method;
    /// Path and query as they came.
    QByteArray target;
    QString path;
    QUrlQuery query;
    /// Lower-case names.
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;

    [[nodiscard]] QByteArray line() const { return method + ' ' + path.toUtf8(); }
};

/// An answer, honest or hostile.
struct FakeReply
{
    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    /// Close the line after so many bytes of the body; -1: send all of it.
    qsizetype cutAfter = -1;
    /// Send the body byte by byte, with this pause between; 0: at once.
    int dripMs = 0;
    /// Keep the line open and say nothing until FakeServer::release().
    bool held = false;
    /// Sent instead of everything else.
    QByteArray raw;

    [[nodiscard]] static FakeReply json(int status, const QByteArray &body);
    /// `{"success":true,"tenantId":…,"data":…}` with X-Tenant-ID; an empty tenant is null and without the header.
    [[nodiscard]] static FakeReply data(const QByteArray &data, const QByteArray &tenant = {});
    /// `more` is put into the error object, for example `"attemptsLeft":3`.
    [[nodiscard]] static FakeReply error(int status, const QByteArray &code, const QByteArray &more = {});
    [[nodiscard]] static FakeReply silence();

    [[nodiscard]] FakeReply with(const QByteArray &name, const QByteArray &value) const;
    [[nodiscard]] FakeReply cut(qsizetype after) const;
};

/// A platform on the loopback that answers what the test scripts and writes down what it was asked.
class FakeServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<FakeReply(const FakeRequest &)>;

    explicit FakeServer(QObject *parent = nullptr);
    ~FakeServer() override;

    [[nodiscard]] QUrl url() const;
    /// Answers `line` ("GET /api/x") with these, in turn; the last one again and again.
    void script(const QByteArray &line, const QList<FakeReply> &replies);
    void handle(const QByteArray &line, Handler handler);
    /// Answers the requests that were held, and no longer holds new ones of this line.
    void release(const QByteArray &line, const FakeReply &reply);
    /// Stops listening and drops every line, as when the network goes.
    void goAway();
    /// Back at the same port.
    void comeBack();

    [[nodiscard]] const QList<FakeRequest> &requests() const { return m_requests; }
    /// "GET /api/x" for each request, in the order they came.
    [[nodiscard]] QList<QByteArray> transcript() const;
    [[nodiscard]] int count(const QByteArray &line) const;
    [[nodiscard]] FakeRequest last(const QByteArray &line) const;
    /// Requests whose line was closed by the client before they were answered.
    [[nodiscard]] int abandoned() const { return m_abandoned; }
    void forgetRequests();

Q_SIGNALS:
    void requested(const QByteArray &line);

private:
    void onConnection();
    void onReadyRead(QTcpSocket *socket);
    bool takeRequest(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const FakeRequest &request);
    void send(QTcpSocket *socket, const FakeReply &reply);
    static void drip(QTcpSocket *socket, const QByteArray &body, int pauseMs);

    struct Held
    {
        QTcpSocket *socket;
        QByteArray line;
    };
    QTcpServer m_server;
    quint16 m_port = 0;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QHash<QByteArray, Handler> m_handlers;
    QList<FakeRequest> m_requests;
    QList<Held> m_held;
    int m_abandoned = 0;
};

} // namespace atalaya::tests
