// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include "api/net/requestscope.h"
#include "api/session/signin.h"
#include "tests/support/futures.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

class TestSession : public SessionFixture
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoIsSignedIn()
    {
        QSignalSpy states(m_session.get(), &Session::stateChanged);
        enter(1);
        QCOMPARE(states.size(), 1);
        QCOMPARE(m_session->server(), m_server->url());
        QCOMPARE(m_session->tenantId(), QStringLiteral("t-1"));
        QVERIFY(m_session->may(QStringLiteral("dashboard.read")));
        QVERIFY(!m_session->may(QStringLiteral("users.write")));
        QCOMPARE(m_session->rolesThatMay(QStringLiteral("users.write")), QStringList{QStringLiteral("ADMIN")});
        QCOMPARE(m_client->identity().userId, QStringLiteral("u-1"));
    }

    void resumesWithAKeptToken()
    {
        m_server->script(kRefresh, {authenticated(2)});
        const auto resumed = waitFor(m_session->resume(m_server->url(), SecretString("refresh-1")));
        QVERIFY(resumed.has_value());
        QCOMPARE(m_session->state(), Session::State::SignedIn);
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-1"));
        QCOMPARE(m_server->last(kMe).headers.value("authorization"), QByteArray("Bearer access-2"));
        m_server->script(kThing, {good()});
        QVERIFY(waitFor(m_client->send(thing())).has_value());
        QCOMPARE(m_server->last(kThing).headers.value("authorization"), QByteArray("Bearer access-2"));
    }

    void aSpentTokenResumesNothing()
    {
        m_server->script(kRefresh, {FakeReply::error(401, "token_expired")});
        const auto resumed = waitFor(m_session->resume(m_server->url(), SecretString("refresh-1")));
        QVERIFY(!resumed.has_value());
        QCOMPARE(resumed.error().kind, ApiError::Kind::Unauthenticated);
        QCOMPARE(m_session->state(), Session::State::SignedOut);
        QCOMPARE(m_server->count(kMe), 0);
    }

    void signsAndNamesTheTenant()
    {
        enter(1);
        m_server->script(kThing, {good()});
        const auto reply = waitFor(m_client->send(thing()));
        QVERIFY2(reply, reason(reply));
        QCOMPARE(m_server->last(kThing).headers.value("authorization"), QByteArray("Bearer access-1"));
        QCOMPARE(m_server->last(kThing).headers.value("x-tenant-id"), QByteArray("t-1"));
    }

    void nobodySendsNothing()
    {
        const auto reply = waitFor(m_client->send(thing()));
        QCOMPARE(reply.error().code, QStringLiteral("insecure_server"));
        m_client->setServer(m_server->url());
        QCOMPARE(waitFor(m_client->send(thing())).error().code, QStringLiteral("no_session"));
        QVERIFY(m_server->transcript().isEmpty());
    }

    void showsNothingOfAnotherTenant_data()
    {
        QTest::addColumn<FakeReply>("reply");
        const FakeReply mine = good();
        QTest::newRow("in the envelope") << FakeReply::data("1", "t-2").with("X-Tenant-ID", "t-1");
        QTest::newRow("in the header") << mine.with("X-Tenant-ID", "t-2");
        QTest::newRow("not named") << FakeReply::data("1");
        QTest::newRow("404") << FakeReply::error(404, "not_found").with("X-Tenant-ID", "t-2");
        QTest::newRow("403") << FakeReply::error(403, "forbidden").with("X-Tenant-ID", "t-2");
        QTest::newRow("500") << FakeReply::error(500, "boom").with("X-Tenant-ID", "t-2");
        QTest::newRow("error body") << FakeReply::json(
            404, R"({"success":false,"tenantId":"t-2","error":{"code":"not_found","message":"x"}})");
        FakeReply unchanged;
        unchanged.status = 304;
        QTest::newRow("304 of another") << unchanged.with("X-Tenant-ID", "t-2");
        QTest::newRow("304 not named") << unchanged;
    }
    void showsNothingOfAnotherTenant()
    {
        QFETCH(FakeReply, reply);
        enter(1);
        m_server->script(kThing, {reply});
        const auto answer = waitFor(m_client->send(thing()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ApiError::Kind::WrongTenant);
    }

    void signOutEndsHereAtOnceAndThereToo()
    {
        enter(1);
        m_server->script(kLogout, {FakeReply::silence()});
        m_server->script(kThing, {FakeReply::silence()});
        const auto running = m_client->send(thing());
        QTRY_COMPARE(m_server->count(kThing), 1);
        m_session->signOut();
        QCOMPARE(m_session->state(), Session::State::SignedOut);
        QVERIFY(!m_session->me().has_value());
        QVERIFY(m_client->identity().isNobody());
        QVERIFY(running.isCanceled());
        QCOMPARE(m_session->signIn()->email(), QStringLiteral("ana@ejemplo.es"));
        QTRY_COMPARE(m_server->count(kLogout), 1);
        QCOMPARE(m_server->last(kLogout).headers.value("authorization"), QByteArray("Bearer access-1"));
    }

    void answersOfAnotherEpochAreDropped()
    {
        enter(1);
        m_server->script(kThing, {FakeReply::silence()});
        bool heard = false;
        whenReady(this, m_client->send(thing()), [&heard](const Result<Reply> &) { heard = true; });
        QTRY_COMPARE(m_server->count(kThing), 1);
        Identity other = m_client->identity();
        other.tenantId = QStringLiteral("t-2");
        m_client->setIdentity(other);
        QTRY_COMPARE(m_server->abandoned(), 1);
        QVERIFY(!heard);
    }

    void sessionThatGoesTakesItsCallsAlong()
    {
        enter(1);
        m_server->script(kThing, {FakeReply::silence()});
        const auto running = m_client->send(thing());
        QTRY_COMPARE(m_server->count(kThing), 1);
        m_session.reset();
        QVERIFY(running.isCanceled());
        QTRY_COMPARE(m_server->abandoned(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
