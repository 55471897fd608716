// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/platformprocess.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTcpSocket>
#include <QTest>

using namespace atalaya::tests;

namespace {

/// Sends bytes as they are and reads until the server closes.
QByteArray rawExchange(const QUrl &server, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(server.host(), static_cast<quint16>(server.port()));
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(bytes);
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer + socket.readAll();
}

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

} // namespace

/// The program over real sockets: what is refused before a request is one, and what every reply carries.
class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_platform.start(), qPrintable(m_platform.errorOutput())); }
    void cleanupTestCase() { QCOMPARE(m_platform.stop(), 0); }
    void everyReplyCarriesTheHeaders_data();
    void everyReplyCarriesTheHeaders();
    void rawRequestsAreRefused_data();
    void rawRequestsAreRefused();
    void hostileBodiesAreRefused_data();
    void hostileBodiesAreRefused();
    void oneConnectionServesManyRequests();
    void aRefusedBodyIsNotReadAsTheNextRequest();
    void wrongMethodNamesTheRightOnes();
    void otherHostsAreRefused();
    void correlationIdsAreKept();
    void notModifiedAndCompression();
    void idleConnectionsDoNotHoldOthersUp();

private:
    PlatformProcess m_platform;
};

void HttpServerTest::everyReplyCarriesTheHeaders_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<int>("status");
    const QByteArray json = "application/json";
    QTest::newRow("200") << QByteArray("GET") << QByteArray("/api/_health") << QByteArray() << json << 200;
    QTest::newRow("ready") << QByteArray("GET") << QByteArray("/api/_ready") << QByteArray() << json << 200;
    QTest::newRow("HEAD") << QByteArray("HEAD") << QByteArray("/api/_health") << QByteArray() << json << 200;
    QTest::newRow("400 json") << QByteArray("POST") << QByteArray("/api/auth/login") << QByteArray("{") << json << 400;
    QTest::newRow("400 query") << QByteArray("GET") << QByteArray("/api/_health?a=1&a=2") << QByteArray() << json
                               << 400;
    QTest::newRow("401") << QByteArray("GET") << QByteArray("/api/auth/me") << QByteArray() << json << 401;
    QTest::newRow("401 key") << QByteArray("POST") << QByteArray("/api/events") << QByteArray("{}") << json << 401;
    QTest::newRow("404") << QByteArray("GET") << QByteArray("/api/nothing") << QByteArray() << json << 404;
    QTest::newRow("404 root") << QByteArray("GET") << QByteArray("/") << QByteArray() << json << 404;
    QTest::newRow("405") << QByteArray("PUT") << QByteArray("/api/_health") << QByteArray() << json << 405;
    QTest::newRow("413") << QByteArray("POST") << QByteArray("/api/auth/login") << QByteArray(9000, ' ') << json << 413;
    QTest::newRow("415") << QByteArray("POST") << QByteArray("/api/auth/login") << QByteArray("a=b")
                         << QByteArray("application/x-www-form-urlencoded") << 415;
    QTest::newRow("414") << QByteArray("GET") << '/' + QByteArray(9000, 'a') << QByteArray() << json << 414;
}

void HttpServerTest::everyReplyCarriesTheHeaders()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, contentType);
    QFETCH(int, status);
    HttpHeaders headers;
    if (!body.isEmpty())
        headers.insert("content-type", contentType);
    const HttpReply reply = m_platform.send(method, target, headers, body);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.headers.value("x-content-type-options"), "nosniff");
    QCOMPARE(reply.headers.value("content-security-policy"), "default-src 'none'; frame-ancestors 'none'");
    QCOMPARE(reply.headers.value("x-frame-options"), "DENY");
    QCOMPARE(reply.headers.value("referrer-policy"), "no-referrer");
    QCOMPARE(reply.headers.value("cross-origin-resource-policy"), "same-origin");
    QVERIFY(!reply.headers.value("x-correlation-id").isEmpty());
    QVERIFY(!reply.headers.value("cache-control").isEmpty());
    QVERIFY(!reply.headers.contains("exception_what"));
    QVERIFY(!reply.headers.contains("server"));
    if (status >= 400) {
        const QJsonObject error = reply.json().value(QLatin1String("error")).toObject();
        QVERIFY(!error.value(QLatin1String("code")).toString().isEmpty());
        QVERIFY(!error.value(QLatin1String("message")).toString().isEmpty());
        QCOMPARE(error.value(QLatin1String("correlationId")).toString().toUtf8(),
                 reply.headers.value("x-correlation-id"));
        QCOMPARE(reply.json().value(QLatin1String("success")).toBool(true), false);
        QCOMPARE(reply.headers.value("cache-control"), "no-store");
    }
}

void HttpServerTest::rawRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(m_platform.url().port()) + "\r\n";
    const QByteArray get = "GET /api/_health HTTP/1.1\r\n" + host;
    const QByteArray login = "POST /api/auth/login HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n";
    const auto add = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    add("fine", get + "Connection: close\r\n\r\n", 200);
    add("not HTTP", "hello\r\n\r\n", 400);
    add("old", "GET /api/_health HTTP/0.9\r\n\r\n", 400);
    add("absolute target", "GET http://x/ HTTP/1.1\r\n" + host + "\r\n", 400);
    add("unknown method", "BREW /api/_health HTTP/1.1\r\n" + host + "\r\n", 501);
    add("TRACE", "TRACE /api/_health HTTP/1.1\r\n" + host + "\r\n", 501);
    add("no host", "GET /api/_health HTTP/1.1\r\nConnection: close\r\n\r\n", 421);
    add("two hosts", get + host + "\r\n", 400);
    add("folded", get + "X-A: 1\r\n 2\r\n\r\n", 400);
    add("space before colon", get + "X-A : 1\r\n\r\n", 400);
    add("control character", get + "X-A: \x01\r\n\r\n", 400);
    add("bare line feed", get + "X-A: 1\nX-B: 2\r\n\r\n", 400);
    add("NUL", get + QByteArray("X-A: \0\r\n\r\n", 10), 400);
    add("long line", "GET /" + QByteArray(8200, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414);
    add("large headers", get + "X-A: " + QByteArray(17'000, 'a') + "\r\n\r\n", 431);
    add(
        "many headers",
        get + QByteArray("A: 1\r\n").repeated(1) +
            [] {
                QByteArray many;
                for (int i = 0; i < 120; ++i)
                    many += "X-" + QByteArray::number(i) + ": 1\r\n";
                return many;
            }() +
            "\r\n",
        431);
    add("chunked", login + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411);
    add("both lengths", login + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}", 411);
    add("two lengths", login + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400);
    add("negative length", login + "Content-Length: -1\r\n\r\n", 400);
    add("huge length", login + "Content-Length: 99999999999999999999999\r\n\r\n", 400);
    add("long body", login + "Content-Length: 8193\r\n\r\n", 413);
    add("compressed body", login + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}", 415);
    add("range", get + "Range: bytes=0-1\r\nConnection: close\r\n\r\n", 200);
    add("broken range", get + "Range: bytes=z\r\nConnection: close\r\n\r\n", 200);
}

void HttpServerTest::rawRequestsAreRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const QByteArray answer = rawExchange(m_platform.url(), request);
    QCOMPARE(statusOf(answer), status);
    QVERIFY(answer.contains("X-Content-Type-Options: nosniff\r\n"));
    QVERIFY(answer.contains("X-Correlation-Id: "));
    if (status >= 400)
        QVERIFY(answer.contains("\"correlationId\""));
    QCOMPARE(answer.count("HTTP/1.1 "), 1);
}

void HttpServerTest::hostileBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("cut") << QByteArray(R"({"email":"a)");
    QTest::newRow("NUL behind") << QByteArray("{\"email\":\"a\",\"password\":\"b\"}\0x", 31);
    QTest::newRow("deep") << QByteArray(4000, '[');
    QTest::newRow("duplicate key") << QByteArray(R"({"email":"a","email":"b","password":"c"})");
    QTest::newRow("big integer") << QByteArray(R"({"email":123456789012345678901234567890,"password":"c"})");
    QTest::newRow("bad UTF-8") << QByteArray("{\"email\":\"\xff\xfe\",\"password\":\"c\"}");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("wrong type") << QByteArray(R"({"email":1,"password":"c"})");
    QTest::newRow("unknown field") << QByteArray(R"({"email":"a@b.c","password":"c","admin":true})");
    QTest::newRow("trailing") << QByteArray(R"({"email":"a@b.c","password":"c"} x)");
}

void HttpServerTest::hostileBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    m_platform.advance(60);
    const HttpReply reply = m_platform.send("POST", "/api/auth/login", {}, body);
    QCOMPARE(reply.status, 400);
}

void HttpServerTest::oneConnectionServesManyRequests()
{
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(m_platform.url().port()) + "\r\n";
    const QByteArray one = "GET /api/_health HTTP/1.1\r\n" + host + "\r\n";
    const QByteArray last = "GET /api/_health HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n";
    // Pipelined, and more than the five that the library would serve by default.
    const QByteArray answer = rawExchange(m_platform.url(), one.repeated(20) + last);
    QCOMPARE(answer.count("HTTP/1.1 200 OK"), 21);
}

void HttpServerTest::aRefusedBodyIsNotReadAsTheNextRequest()
{
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(m_platform.url().port()) + "\r\n";
    const QByteArray smuggled = "GET /api/_health HTTP/1.1\r\n" + host + "\r\n";
    const QByteArray answer = rawExchange(
        m_platform.url(), "POST /api/auth/login HTTP/1.1\r\n" + host +
                              "Content-Type: application/json\r\nContent-Length: 9000\r\n\r\n" + smuggled.repeated(20));
    QCOMPARE(statusOf(answer), 413);
    QCOMPARE(answer.count("HTTP/1.1 "), 1);
}

void HttpServerTest::wrongMethodNamesTheRightOnes()
{
    const HttpReply reply = m_platform.send("DELETE", "/api/admin/api-keys");
    QCOMPARE(reply.status, 405);
    QCOMPARE(reply.headers.value("allow"), "GET, HEAD, POST");
}

void HttpServerTest::otherHostsAreRefused()
{
    QCOMPARE(m_platform.send("GET", "/api/_health", {{"host", "evil.example"}}).status, 421);
    QCOMPARE(m_platform.send("GET", "/api/_health", {{"host", "127.0.0.1"}}).status, 421);
    const QByteArray port = QByteArray::number(m_platform.url().port());
    QCOMPARE(m_platform.send("GET", "/api/_health", {{"host", "LocalHost:" + port}}).status, 200);
}

void HttpServerTest::correlationIdsAreKept()
{
    const QByteArray mine = "request-0001";
    QCOMPARE(m_platform.send("GET", "/api/x", {{"x-correlation-id", mine}}).headers.value("x-correlation-id"), mine);
    for (const QByteArray &bad : {QByteArray("short"), QByteArray("with space inside"), QByteArray(65, 'a')}) {
        const HttpReply reply = m_platform.send("GET", "/api/x", {{"x-correlation-id", bad}});
        QVERIFY(reply.headers.value("x-correlation-id") != bad);
    }
}

void HttpServerTest::notModifiedAndCompression()
{
    const HttpReply plain = m_platform.send("GET", "/api/openapi.json");
    QCOMPARE(plain.status, 200);
    QVERIFY(!plain.headers.contains("content-encoding"));
    const QByteArray tag = plain.headers.value("etag");
    QVERIFY(tag.startsWith("W/\""));
    QCOMPARE(plain.headers.value("cache-control"), "private, no-cache");

    const HttpReply same = m_platform.send("GET", "/api/openapi.json", {{"if-none-match", tag}});
    QCOMPARE(same.status, 304);
    QVERIFY(same.body.isEmpty());
    QCOMPARE(same.headers.value("etag"), tag);
    QCOMPARE(same.headers.value("x-content-type-options"), "nosniff");

    const HttpReply packed = m_platform.send("GET", "/api/openapi.json", {{"accept-encoding", "br, gzip;q=0.8"}});
    QCOMPARE(packed.headers.value("content-encoding"), "gzip");
    QVERIFY(packed.body.size() < plain.body.size());
    QVERIFY(packed.body.startsWith("\x1f\x8b"));
    QCOMPARE(packed.headers.value("etag"), tag);
    const HttpReply refused = m_platform.send("GET", "/api/openapi.json", {{"accept-encoding", "gzip;q=0"}});
    QVERIFY(!refused.headers.contains("content-encoding"));
}

void HttpServerTest::idleConnectionsDoNotHoldOthersUp()
{
    // More than the program has threads; the halves of a head and of a body that never come hold a thread each.
    constexpr int slow = 80;
    const QByteArray host = "Host: 127.0.0.1:" + QByteArray::number(m_platform.url().port()) + "\r\n";
    const QByteArray halfBody =
        "POST /api/auth/login HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 8000\r\n\r\n{";
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < slow; ++i) {
        idle.push_back(std::make_unique<QTcpSocket>());
        idle.back()->connectToHost(m_platform.url().host(), static_cast<quint16>(m_platform.url().port()));
        QVERIFY(idle.back()->waitForConnected(5000));
        idle.back()->write(i % 2 == 0 ? "GET /api/_hea" : halfBody);
        QVERIFY(idle.back()->waitForBytesWritten(5000));
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(m_platform.send("GET", "/api/_health").status, 200);
    // Well before the deadline of the slow ones.
    QVERIFY2(timer.elapsed() < 6000, QByteArray::number(timer.elapsed()));
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "tst_httpserver.moc"
