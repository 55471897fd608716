// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiclientfixture.h"

#include "api/net/operationlog.h"
#include "tests/support/futures.h"

#include <QElapsedTimer>
#include <QTest>

using namespace atalaya::api;
using namespace atalaya::tests;

class TestApiClientPatience : public ApiClientFixture
{
    Q_OBJECT

private Q_SLOTS:
    void repeatsOnlyWhatMayBeRepeated_data()
    {
        QTest::addColumn<Verb>("verb");
        QTest::addColumn<FakeReply>("first");
        QTest::addColumn<int>("sent");
        const FakeReply busy = FakeReply::error(503, "busy");
        QTest::newRow("GET after 503") << Verb::Get << busy << 3;
        QTest::newRow("PUT after 503") << Verb::Put << busy << 3;
        QTest::newRow("DELETE after 503") << Verb::Delete << busy << 3;
        QTest::newRow("POST after 503") << Verb::Post << busy << 1;
        QTest::newRow("GET after a cut") << Verb::Get << FakeReply::data("{}").cut(1) << 3;
        QTest::newRow("POST after a cut") << Verb::Post << FakeReply::data("{}").cut(1) << 1;
        QTest::newRow("GET after 500") << Verb::Get << FakeReply::error(500, "internal") << 1;
        QTest::newRow("GET after 404") << Verb::Get << FakeReply::error(404, "not_found") << 1;
        QTest::newRow("GET, long Retry-After")
            << Verb::Get << FakeReply::error(503, "busy").with("Retry-After", "60") << 1;
        QTest::newRow("GET after 429 without advice") << Verb::Get << FakeReply::error(429, "slow_down") << 1;
    }
    void repeatsOnlyWhatMayBeRepeated()
    {
        QFETCH(Verb, verb);
        QFETCH(FakeReply, first);
        QFETCH(int, sent);
        const QByteArray line = verbName(verb) + " /api/thing";
        m_server->script(line, {first});
        Request request = get();
        request.verb = verb;
        QVERIFY(!waitFor(m_client->send(request)));
        QCOMPARE(m_server->count(line), sent);
    }

    void waitsAsLongAsThePlatformAsks()
    {
        m_server->script(kThing, {FakeReply::error(429, "slow_down").with("Retry-After", "1"), FakeReply::data("{}")});
        QElapsedTimer timer;
        timer.start();
        QVERIFY(waitFor(m_client->send(get())));
        QVERIFY(timer.elapsed() >= 1000);
        QCOMPARE(m_server->count(kThing), 2);
    }

    void repeatedPostKeepsItsKey()
    {
        m_server->script("POST /api/thing", {FakeReply::error(503, "busy"), FakeReply::data("{}")});
        Request request = post();
        request.repeatable = true;
        QVERIFY(waitFor(m_client->send(request)));
        QCOMPARE(m_server->requests().size(), 2);
        const QByteArray key = m_server->requests().first().headers.value("idempotency-key");
        QVERIFY(!key.isEmpty());
        QCOMPARE(m_server->requests().last().headers.value("idempotency-key"), key);
        QVERIFY(waitFor(m_client->send(request)));
        QVERIFY(m_server->requests().last().headers.value("idempotency-key") != key);
    }

    void aSecretBodyIsZeroedWhenTheCallEnds_data()
    {
        QTest::addColumn<bool>("abandoned");
        QTest::newRow("answered") << false;
        QTest::newRow("given up") << true;
    }
    void aSecretBodyIsZeroedWhenTheCallEnds()
    {
        QFETCH(bool, abandoned);
        m_server->script("POST /api/secret", {abandoned ? FakeReply::silence() : FakeReply::data("1")});
        Request request;
        request.verb = Verb::Post;
        request.path = QStringLiteral("/api/secret");
        request.label = "secret.send";
        request.credentials = Request::Credentials::None;
        request.tenantData = false;
        request.body = QByteArray(R"({"password":"clave larga"})");
        const QByteArray sent(request.body.constData(), request.body.size());
        request.secretBody = true;
        auto call = m_client->send(request);
        QTRY_COMPARE(m_server->count("POST /api/secret"), 1);
        QCOMPARE(m_server->last("POST /api/secret").body, sent);
        if (abandoned)
            call.cancel();
        QTRY_COMPARE(request.body, QByteArray(sent.size(), '\0'));
    }

    void givesUpOnASilentServer()
    {
        m_server->script(kThing, {FakeReply::silence()});
        const auto reply = waitFor(m_client->send(get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::Timeout);
        QCOMPARE(m_server->count(kThing), 3);
        QTRY_COMPARE(m_server->abandoned(), 3);
    }

    void givesUpOnAServerThatDrips()
    {
        // A byte every 20 ms never lets the line fall silent; the answer as a whole would take ten seconds.
        FakeReply slow = FakeReply::data('"' + QByteArray(500, 'x') + '"');
        slow.dripMs = 20;
        m_server->script(kThing, {slow});
        Request once = get();
        once.repetitions = 0;
        QElapsedTimer timer;
        timer.start();
        const auto reply = waitFor(m_client->send(once));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::Timeout);
        QVERIFY(timer.elapsed() < 4000);
    }

    void saysOfflineAtOnceWhenNobodyListens()
    {
        m_server->goAway();
        const auto reply = waitFor(m_client->send(get()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::Offline);
    }
};

QTEST_GUILESS_MAIN(TestApiClientPatience)
#include "tst_apiclient_patience.moc"
