// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiclientfixture.h"

#include "tests/support/futures.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

class TestApiClient : public ApiClientFixture
{
    Q_OBJECT

private Q_SLOTS:
    void sendsAPlainRequestAndReadsItsEnvelope()
    {
        m_server->script(kThing, {FakeReply::data(R"({"n":7})").with("ETag", "\"e1\"")});
        Request request = get();
        request.query.addQueryItem(QStringLiteral("q"), QStringLiteral("a b&c"));
        const auto reply = waitFor(m_client->send(request));
        QVERIFY2(reply, reason(reply));
        QCOMPARE(reply->data->at("n").get<int>(), 7);
        QCOMPARE(reply->etag, QByteArray("\"e1\""));
        const FakeRequest sent = m_server->last(kThing);
        QCOMPARE(sent.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded), QStringLiteral("a b&c"));
        QVERIFY(sent.headers.value("accept-encoding").contains("gzip"));
        QVERIFY(sent.headers.value("user-agent").startsWith("Atalaya/"));
        QVERIFY(!sent.headers.contains("authorization"));
        QVERIFY(!sent.headers.contains("cookie"));
    }

    void keepsNoCookies()
    {
        m_server->script(kThing, {FakeReply::data("{}").with("Set-Cookie", "spy=1; Path=/")});
        QVERIFY(waitFor(m_client->send(get())));
        QVERIFY(waitFor(m_client->send(get())));
        QVERIFY(!m_server->last(kThing).headers.contains("cookie"));
    }

    void refusesServers_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("https") << "https://atalaya.example" << true;
        QTest::newRow("https with port") << "https://atalaya.example:8443" << true;
        QTest::newRow("loopback") << "http://127.0.0.1:8080" << true;
        QTest::newRow("loopback 6") << "http://[::1]:8080" << true;
        QTest::newRow("localhost") << "http://localhost:8080" << true;
        QTest::newRow("plain http") << "http://atalaya.example" << false;
        QTest::newRow("looks like loopback") << "http://127.0.0.1.example.org" << false;
        QTest::newRow("user in the address") << "https://me:secret@atalaya.example" << false;
        QTest::newRow("ftp") << "ftp://localhost" << false;
        QTest::newRow("nothing") << "" << false;
    }
    void refusesServers()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowed);
        QCOMPARE(ApiClient::isAllowedServer(QUrl(url)), allowed);
    }

    void sendsNothingInTheClearToOthers()
    {
        m_client->setServer(QUrl(QStringLiteral("http://atalaya.example")));
        const auto reply = waitFor(m_client->send(get()));
        QCOMPARE(reply.error().kind, ApiError::Kind::Tls);
        QCOMPARE(reply.error().code, QStringLiteral("insecure_server"));
    }

    void refusesHostileReplies_data()
    {
        QTest::addColumn<FakeReply>("hostile");
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::addColumn<QString>("message");
        using Kind = ApiError::Kind;
        const FakeReply good = FakeReply::data(R"({"n":7})");
        QTest::newRow("cut in the body") << good.cut(10) << Kind::Offline << "";
        QTest::newRow("cut before the body") << good.cut(0) << Kind::Offline << "";
        FakeReply garbage;
        garbage.raw = "SSH-2.0-OpenSSH_9.2\r\n";
        QTest::newRow("not HTTP") << garbage << Kind::Offline << "";
        QTest::newRow("wrong type") << good.with("Content-Type", "text/html") << Kind::BadResponse
                                    << "content type is not application/json";
        QTest::newRow("not JSON") << FakeReply::json(200, "<html>") << Kind::BadResponse << "not valid JSON at byte 1";
        QTest::newRow("NUL byte") << FakeReply::json(200, QByteArray("{}\0{}", 5)) << Kind::BadResponse << "NUL byte";
        QTest::newRow("no envelope") << FakeReply::json(200, R"({"n":7})") << Kind::BadResponse << "success: missing";
        QTest::newRow("success is false")
            << FakeReply::json(200, R"({"success":false,"data":{}})") << Kind::BadResponse << "success: expected true";
        QTest::newRow("no data") << FakeReply::json(200, R"({"success":true})") << Kind::BadResponse << "data: missing";
        QTest::newRow("duplicate key") << FakeReply::json(200, R"({"success":true,"success":true,"data":1})")
                                       << Kind::BadResponse << "duplicate key";
        QTest::newRow("deep") << FakeReply::data(QByteArray(200, '[') + QByteArray(200, ']')) << Kind::BadResponse
                              << "nested too deeply";
        QTest::newRow("very deep") << FakeReply::data(QByteArray(1'000'000, '[')) << Kind::BadResponse
                                   << "nested too deeply";
        QByteArray many = "[0";
        for (int i = 0; i < 100'001; ++i)
            many += ",0";
        QTest::newRow("too many values") << FakeReply::data(many + ']') << Kind::BadResponse << "too many values";
        QTest::newRow("10 MB") << FakeReply::data('"' + QByteArray(10 * 1024 * 1024, 'x') + '"') << Kind::BadResponse
                               << "reply larger than allowed";
        QTest::newRow("redirect") << FakeReply::json(302, "{}").with("Location", "https://elsewhere.example/")
                                  << Kind::Redirected << "redirected; not followed";
        QTest::newRow("permanent redirect") << FakeReply::json(308, "{}").with("Location", "/api/other")
                                            << Kind::Redirected << "redirected; not followed";
        QTest::newRow("HTML error") << FakeReply::json(500, "<h1>").with("Content-Type", "text/html") << Kind::Server
                                    << "HTTP 500 without a readable error";
        QTest::newRow("error of another shape")
            << FakeReply::json(400, R"({"error":[1]})") << Kind::Validation << "HTTP 400 without a readable error";
        QTest::newRow("error as text") << FakeReply::json(403, R"({"error":"not for you"})") << Kind::Forbidden
                                       << "not for you";
        QTest::newRow("unknown status") << FakeReply::json(299 + 400, "{}") << Kind::BadResponse
                                        << "HTTP 699 without a readable error";
    }
    void refusesHostileReplies()
    {
        QFETCH(FakeReply, hostile);
        QFETCH(ApiError::Kind, kind);
        QFETCH(QString, message);
        m_server->script(kThing, {hostile});
        const auto reply = waitFor(m_client->send(get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, kind);
        if (!message.isEmpty())
            QCOMPARE(reply.error().message, message);
    }

    void unpacksGzipAndCapsWhatComesOut()
    {
        // 10 MiB of zeros in a few bytes: qCompress makes zlib with four bytes before it, which "deflate" is.
        const QByteArray bomb = qCompress(QByteArray(10 * 1024 * 1024, '0'), 9).mid(4);
        m_server->script(kThing, {FakeReply::json(200, bomb).with("Content-Encoding", "deflate")});
        const auto reply = waitFor(m_client->send(get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::BadResponse);

        const QByteArray honest = qCompress(FakeReply::data(R"({"n":8})").body, 9).mid(4);
        m_server->script(kThing, {FakeReply::json(200, honest).with("Content-Encoding", "deflate")});
        const auto read = waitFor(m_client->send(get()));
        QVERIFY2(read, reason(read));
        QCOMPARE(read->data->at("n").get<int>(), 8);
    }

    void readsALargeReplyOnAnotherThread()
    {
        m_server->script(
            kThing, {FakeReply::data("[\"" + QByteArray(60'000, 'x') + "\",\"" + QByteArray(60'000, 'y') + "\"]")});
        const auto reply = waitFor(m_client->send(get()));
        QVERIFY2(reply, reason(reply));
        QCOMPARE(reply->data->size(), std::size_t{2});
    }

    void readsTheErrorOfThePlatform()
    {
        m_server->script(kThing,
                         {FakeReply::json(422, R"({"success":false,"error":{"code":"invalid_code","message":"no",
                          "correlationId":"c-77","fields":[{"field":"code","code":"wrong"}],"attemptsLeft":3,
                          "retryAfterSeconds":8,"allowedRoles":["ADMIN"]}})")});
        const ApiError error = waitFor(m_client->send(get())).error();
        QCOMPARE(error.kind, ApiError::Kind::Validation);
        QCOMPARE(error.httpStatus, 422);
        QCOMPARE(error.code, QStringLiteral("invalid_code"));
        QCOMPARE(error.correlationId, QStringLiteral("c-77"));
        QCOMPARE(error.attemptsLeft, std::optional(3));
        QCOMPARE(error.retryAfter, std::optional<std::chrono::seconds>(8s));
        QCOMPARE(error.fields, (QList<ApiError::Field>{{QStringLiteral("code"), QStringLiteral("wrong")}}));
        QCOMPARE(error.allowedRoles, QStringList{QStringLiteral("ADMIN")});
    }

    void mapsStatuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<ApiError::Kind>("kind");
        using Kind = ApiError::Kind;
        QTest::newRow("400") << 400 << QByteArray("x") << Kind::Validation;
        QTest::newRow("401") << 401 << QByteArray("x") << Kind::Unauthenticated;
        QTest::newRow("402") << 402 << QByteArray("x") << Kind::LimitReached;
        QTest::newRow("403") << 403 << QByteArray("x") << Kind::Forbidden;
        QTest::newRow("403 tier") << 403 << QByteArray("FEATURE_NOT_AVAILABLE_FOR_TIER") << Kind::LimitReached;
        QTest::newRow("403 factor") << 403 << QByteArray("mfa_required") << Kind::MfaRequired;
        QTest::newRow("404") << 404 << QByteArray("x") << Kind::NotFound;
        QTest::newRow("409") << 409 << QByteArray("x") << Kind::Conflict;
        QTest::newRow("412") << 412 << QByteArray("stale_version") << Kind::Conflict;
        QTest::newRow("415") << 415 << QByteArray("x") << Kind::Validation;
        QTest::newRow("428") << 428 << QByteArray("x") << Kind::Conflict;
        QTest::newRow("429") << 429 << QByteArray("x") << Kind::RateLimited;
        QTest::newRow("500") << 500 << QByteArray("x") << Kind::Server;
        QTest::newRow("503") << 503 << QByteArray("x") << Kind::Server;
    }
    void mapsStatuses()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(ApiError::Kind, kind);
        m_server->script(kThing, {FakeReply::error(status, code)});
        const auto reply = waitFor(m_client->send(get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, kind);
        QCOMPARE(reply.error().code, QString::fromLatin1(code));
    }

    void unpacksGzip()
    {
        // gzip of {"success":true,"tenantId":null,"data":{"n":9}}
        const QByteArray packed =
            QByteArray::fromHex("1f8b0800000000000203ab562a2e4d4e4e2d2e56b22a292a4dd5512a49cd4bcc2bf14c51b2ca2bcdc9d151"
                                "4a492c4954b2aa56ca53b2b2acad0500cd35ea112f000000");
        m_server->script(kThing, {FakeReply::json(200, packed).with("Content-Encoding", "gzip")});
        const auto reply = waitFor(m_client->send(get()));
        QVERIFY2(reply, reason(reply));
        QCOMPARE(reply->data->at("n").get<int>(), 9);
        // What the cache keeps is the plain text.
        QVERIFY(reply->body.startsWith("{\"success\""));
    }

    void answersOfAnotherTypeAreBare()
    {
        FakeReply frames;
        frames.headers = {{"Content-Type", "application/vnd.test.frames"}};
        frames.body = QByteArray("\0\1\2", 3);
        m_server->script(kThing, {frames, FakeReply::data(R"({"n":7})")});
        Request request = get();
        request.mediaType = "application/vnd.test.frames";
        const auto reply = waitFor(m_client->send(request));
        QVERIFY2(reply, reason(reply));
        QCOMPARE(reply->body, frames.body);
        QVERIFY(!reply->data);
        QCOMPARE(m_server->last(kThing).headers.value("accept"), request.mediaType);
        const auto other = waitFor(m_client->send(request));
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ApiError::Kind::BadResponse);
    }
};

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_apiclient.moc"
