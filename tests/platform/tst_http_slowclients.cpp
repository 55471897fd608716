// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/http/httpserver.h"
#include "tests/platform/chainfixture.h"

#include <QTcpSocket>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>

using namespace atalaya::platform;
using namespace std::chrono_literals;

namespace {

constexpr auto forever = 1h;

Route publicRoute(const char *method, const char *pattern)
{
    Route route = testRoute(method, pattern);
    route.access = Route::Access::Public;
    route.tenantData = false;
    return route;
}

/// A server that is there as long as the object is.
class RunningServer
{
public:
    RunningServer(Chain &chain, const ConnectionLimits &limits)
        : m_server(chain, ListenAddress{}, limits)
    {
        m_server.bind();
        m_thread = std::jthread([this] { m_server.run(); });
    }
    ~RunningServer() { m_server.stop(); }
    [[nodiscard]] quint16 port() const
    {
        return static_cast<quint16>(QUrl(QString::fromStdString(m_server.url())).port());
    }

private:
    HttpServer m_server;
    std::jthread m_thread;
};

/// A client that keeps what it is answered.
class Client
{
public:
    Client(quint16 port, const QByteArray &bytes)
    {
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this, bytes] { m_socket.write(bytes); });
        m_reading =
            QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_answer += m_socket.readAll(); });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    void drip()
    {
        if (m_socket.state() == QTcpSocket::ConnectedState)
            m_socket.write("a");
    }
    /// Takes no more than `bytes` off the wire.
    void stopReading(qint64 bytes)
    {
        QObject::disconnect(m_reading);
        m_socket.setReadBufferSize(bytes);
    }
    [[nodiscard]] const QByteArray &answer() const { return m_answer; }
    [[nodiscard]] int status() const { return m_answer.mid(9, 3).toInt(); }
    [[nodiscard]] bool isOpen() const { return m_socket.state() == QTcpSocket::ConnectedState; }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QTcpSocket::UnconnectedState; }

private:
    QTcpSocket m_socket;
    QMetaObject::Connection m_reading;
    QByteArray m_answer;
};

} // namespace

/// Clients that send little by little, or nothing, hold neither the server's threads nor each other's.
class SlowClientsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void othersAreServed_data() { addDrips(); }
    void othersAreServed();
    void drippingEndsAtTheDeadline_data() { addDrips(); }
    void drippingEndsAtTheDeadline();
    void aPauseEndsQuietly();
    void stoppingWaitsForNobody();
    void aStreamArrivesWhole();
    void aBrokenStreamHasNoEnd_data();
    void aBrokenStreamHasNoEnd();
    void aStreamStopsForWhoDoesNotRead();
    void aStreamWithoutEndEndsWithTheServer();

private:
    /// A server with one route that answers what `stream` writes.
    struct Streaming
    {
        Streaming(ReplyStream stream, const ConnectionLimits &limits);
        ChainFixture fixture;
        RunningServer server;
    };
    static void addDrips();
    std::unique_ptr<ChainFixture> m_fixture;
};

void SlowClientsTest::init()
{
    m_fixture = std::make_unique<ChainFixture>(std::vector{publicRoute("GET", "/quick"), publicRoute("POST", "/take")});
}

void SlowClientsTest::addDrips()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("head") << QByteArray("GET /quick HTTP/1.1\r\nHost: test\r\nX-A: ");
    QTest::newRow("body") << QByteArray("POST /take HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                                        "Content-Length: 8000\r\n\r\n");
}

void SlowClientsTest::othersAreServed()
{
    QFETCH(QByteArray, begin);
    ConnectionLimits limits;
    limits.threads = 6;
    limits.seats = 4;
    limits.standing = 50ms;
    limits.idle = limits.request = forever;
    const RunningServer server(m_fixture->chain(), limits);

    std::vector<std::unique_ptr<Client>> slow;
    for (std::size_t i = 0; i < 3 * limits.threads; ++i)
        slow.push_back(std::make_unique<Client>(server.port(), begin));
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&slow] {
        for (const auto &client : slow)
            client->drip();
    });
    timer.start(5);
    const auto refused = [&slow] {
        return std::count_if(slow.begin(), slow.end(), [](const auto &client) { return client->status() == 503; });
    };
    // Who has no seat is sent away; who has one may go on.
    QTRY_COMPARE(refused(), static_cast<std::ptrdiff_t>(slow.size() - limits.seats));
    const Client quick(server.port(), "GET /quick HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(quick.status(), 200);
    QCOMPARE(std::count_if(slow.begin(), slow.end(), [](const auto &client) { return client->isOpen(); }),
             static_cast<std::ptrdiff_t>(limits.seats));
}

void SlowClientsTest::drippingEndsAtTheDeadline()
{
    QFETCH(QByteArray, begin);
    ConnectionLimits limits;
    limits.threads = 2;
    limits.seats = 2;
    limits.idle = forever;
    limits.request = 200ms;
    const RunningServer server(m_fixture->chain(), limits);

    Client first(server.port(), begin);
    Client second(server.port(), begin);
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] {
        first.drip();
        second.drip();
    });
    timer.start(5);
    QTRY_COMPARE(first.status(), 408);
    QTRY_COMPARE(second.status(), 408);
    QTRY_VERIFY(first.isClosed() && second.isClosed());
}

void SlowClientsTest::aPauseEndsQuietly()
{
    ConnectionLimits limits;
    limits.idle = 50ms;
    limits.request = forever;
    const RunningServer server(m_fixture->chain(), limits);
    const Client silent(server.port(), {});
    const Client answered(server.port(), "GET /quick HTTP/1.1\r\nHost: test\r\n\r\n");
    QTRY_VERIFY(silent.isClosed() && answered.isClosed());
    QCOMPARE(silent.status(), 0);
    QCOMPARE(answered.status(), 200);
}

void SlowClientsTest::stoppingWaitsForNobody()
{
    ConnectionLimits limits;
    limits.idle = limits.request = forever;
    std::vector<std::unique_ptr<Client>> clients;
    {
        const RunningServer server(m_fixture->chain(), limits);
        clients.push_back(std::make_unique<Client>(server.port(), QByteArray()));
        clients.push_back(std::make_unique<Client>(server.port(), "GET /qui"));
        const Client quick(server.port(), "GET /quick HTTP/1.1\r\nHost: test\r\n\r\n");
        QTRY_COMPARE(quick.status(), 200);
    }
    for (const auto &client : clients)
        QTRY_VERIFY(client->isClosed());
}

namespace {

std::vector<Route> streamRoute(ReplyStream stream)
{
    Route route = publicRoute("GET", "/stream");
    route.handler = [stream = std::move(stream)](const RequestContext &) {
        Response response;
        response.contentType = "text/plain";
        response.stream = stream;
        return response;
    };
    return {std::move(route)};
}

const QByteArray askForStream = "GET /stream HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
const QByteArray lastChunk = "\r\n0\r\n\r\n";

} // namespace

SlowClientsTest::Streaming::Streaming(ReplyStream stream, const ConnectionLimits &limits)
    : fixture(streamRoute(std::move(stream)))
    , server(fixture.chain(), limits)
{}

void SlowClientsTest::aStreamArrivesWhole()
{
    constexpr int pieces = 300;
    const std::string piece(50'000, 'x');
    Streaming streaming(
        [piece](ReplySink &sink) {
            for (int i = 0; i < pieces; ++i) {
                if (!sink.write(piece))
                    return false;
            }
            return true;
        },
        {});
    const Client client(streaming.server.port(), askForStream);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.status(), 200);
    QVERIFY(client.answer().endsWith(lastChunk));
    QVERIFY(client.answer().contains("Cache-Control: no-store"));
    const qsizetype head = client.answer().indexOf("\r\n\r\n");
    QCOMPARE(client.answer().mid(head).count('x'), qsizetype{pieces} * 50'000);
}

void SlowClientsTest::aBrokenStreamHasNoEnd_data()
{
    QTest::addColumn<bool>("throws");
    QTest::newRow("given up") << false;
    QTest::newRow("thrown") << true;
}

void SlowClientsTest::aBrokenStreamHasNoEnd()
{
    QFETCH(bool, throws);
    Streaming streaming(
        [throws](ReplySink &sink) {
            (void)sink.write("some");
            if (throws)
                throw std::runtime_error("the store is gone");
            return false;
        },
        {});
    const Client client(streaming.server.port(), askForStream);
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.answer().contains("some"));
    QVERIFY(!client.answer().endsWith("0\r\n\r\n"));
}

void SlowClientsTest::aStreamStopsForWhoDoesNotRead()
{
    ConnectionLimits limits;
    limits.reply = 300ms;
    std::atomic<bool> stopped = false;
    Streaming streaming(
        [&stopped](ReplySink &sink) {
            const std::string piece(100'000, 'x');
            while (sink.write(piece)) {
            }
            stopped = true;
            return false;
        },
        limits);
    Client client(streaming.server.port(), askForStream);
    client.stopReading(1000);
    QTRY_VERIFY(stopped);
}

void SlowClientsTest::aStreamWithoutEndEndsWithTheServer()
{
    std::atomic<bool> began = false;
    std::atomic<bool> ended = false;
    {
        Streaming streaming(
            [&](ReplySink &sink) {
                while (sink.goesOn() && sink.write("tick\n")) {
                    began = true;
                    std::this_thread::sleep_for(1ms);
                }
                ended = true;
                return true;
            },
            {});
        const Client client(streaming.server.port(), askForStream);
        QTRY_VERIFY(began);
    }
    QVERIFY(ended);
}

QTEST_GUILESS_MAIN(SlowClientsTest)
#include "tst_http_slowclients.moc"
