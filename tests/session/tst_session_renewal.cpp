// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include "api/session/signin.h"
#include "tests/support/futures.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

/// Told apart, so that equal calls are not shared.
Request numbered(int n)
{
    Request request = thing();
    request.query.addQueryItem(QStringLiteral("n"), QString::number(n));
    return request;
}

/// Answers only to the access tokens that are good now.
FakeServer::Handler answersTo(const QByteArray &token)
{
    return [token](const FakeRequest &request) {
        return request.headers.value("authorization") == "Bearer " + token ? good()
                                                                           : FakeReply::error(401, "token_expired");
    };
}

} // namespace

class TestSessionRenewal : public SessionFixture
{
    Q_OBJECT

private Q_SLOTS:
    void twentyCallsRenewOnce()
    {
        enter(1);
        m_server->handle(kThing, answersTo("access-2"));
        m_server->script(kRefresh, {FakeReply::silence()});
        QList<QFuture<Result<Reply>>> calls;
        for (int n = 0; n < 20; ++n)
            calls.append(m_client->send(numbered(n)));
        // All six lines of the host have been refused before the renewal is answered.
        QTRY_COMPARE(m_server->count(kRefresh), 1);
        QTRY_COMPARE(m_server->count(kThing), 20);
        m_server->release(kRefresh, authenticated(2));
        for (const auto &call : calls) {
            const auto reply = waitFor(call);
            QVERIFY2(reply, reason(reply));
        }
        QCOMPARE(m_server->count(kRefresh), 1);
        QCOMPARE(m_server->count(kThing), 40);
        QVERIFY(m_server->last(kRefresh).body.contains("refresh-1"));
        QCOMPARE(m_session->state(), Session::State::SignedIn);
    }

    void lateRefusalOfTheOldTokenDoesNotRenewAgain()
    {
        enter(1);
        m_server->script(kThing, {FakeReply::silence()});
        const auto late = m_client->send(numbered(1));
        QTRY_COMPARE(m_server->count(kThing), 1);
        m_server->handle("GET /api/other", answersTo("access-2"));
        m_server->script(kRefresh, {authenticated(2)});
        Request other = thing();
        other.path = QStringLiteral("/api/other");
        QVERIFY(waitFor(m_client->send(other)));
        m_server->release(kThing, FakeReply::error(401, "token_expired"));
        m_server->handle(kThing, answersTo("access-2"));
        const auto reply = waitFor(late);
        QVERIFY2(reply, reason(reply));
        QCOMPARE(m_server->count(kRefresh), 1);
    }

    void renewsBeforeTheEnd()
    {
        enter(1, {}, 1);
        m_server->handle(kThing, answersTo("access-2"));
        m_server->script(kRefresh, {authenticated(2)});
        const QDateTime after = QDateTime::currentDateTimeUtc().addMSecs(850);
        QTRY_VERIFY(QDateTime::currentDateTimeUtc() > after);
        QVERIFY(waitFor(m_client->send(thing())));
        QCOMPARE(m_server->count(kThing), 1);
        QCOMPARE(m_server->count(kRefresh), 1);
    }

    void repeatsARenewalWhoseAnswerWasLost()
    {
        enter(1);
        m_server->handle(kThing, answersTo("access-2"));
        m_server->script(kRefresh, {authenticated(2).cut(5), authenticated(2)});
        QVERIFY(waitFor(m_client->send(thing())));
        QCOMPARE(m_server->count(kRefresh), 2);
        QCOMPARE(m_session->state(), Session::State::SignedIn);
    }

    void endsWhenItCannotBeRenewed_data()
    {
        QTest::addColumn<FakeReply>("refusal");
        QTest::addColumn<Session::State>("state");
        QTest::newRow("reused") << FakeReply::error(401, "token_reused") << Session::State::Expired;
        QTest::newRow("expired") << FakeReply::error(401, "token_expired") << Session::State::Expired;
        QTest::newRow("platform in trouble") << FakeReply::error(500, "internal") << Session::State::SignedIn;
        QTest::newRow("too many") << FakeReply::error(429, "rate_limited") << Session::State::SignedIn;
    }
    void endsWhenItCannotBeRenewed()
    {
        QFETCH(FakeReply, refusal);
        QFETCH(Session::State, state);
        enter(1);
        QSignalSpy states(m_session.get(), &Session::stateChanged);
        m_server->handle(kThing, answersTo("access-2"));
        m_server->script(kRefresh, {refusal});
        QVERIFY(!waitFor(m_client->send(thing())));
        QCOMPARE(m_session->state(), state);
        QCOMPARE(states.size(), state == Session::State::Expired ? 1 : 0);
        // The window stays: who it was is still known.
        QVERIFY(m_session->me().has_value());
        QCOMPARE(m_client->identity().userId, QStringLiteral("u-1"));
        if (state == Session::State::Expired) {
            QCOMPARE(m_session->signIn()->step(), SignIn::Step::Password);
            QCOMPARE(m_session->signIn()->email(), QStringLiteral("ana@ejemplo.es"));
        }
    }

    void whoWaitsForARenewalHearsWhenTheSessionEnds()
    {
        enter(1);
        m_server->handle(kThing, answersTo("access-2"));
        m_server->script("GET /api/other", {FakeReply::error(401, "unauthenticated")});
        m_server->script(kRefresh, {FakeReply::silence()});
        const auto waiting = m_client->send(thing());
        QTRY_COMPARE(m_server->count(kRefresh), 1);
        Request other = thing();
        other.path = QStringLiteral("/api/other");
        QVERIFY(!waitFor(m_client->send(other)));
        QCOMPARE(m_session->state(), Session::State::Expired);
        const auto reply = waitFor(waiting);
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::Unauthenticated);
        // The late renewal brings nobody back.
        m_server->release(kRefresh, authenticated(2));
        enter(3);
        m_server->handle(kThing, answersTo("access-3"));
        QVERIFY(waitFor(m_client->send(thing())));
        QCOMPARE(m_server->last(kThing).headers.value("authorization"), QByteArray("Bearer access-3"));
    }

    void aPauseOutlivedByTheSessionSendsNothing()
    {
        enter(1);
        m_server->script(kThing, {FakeReply::error(429, "rate_limited").with("Retry-After", "1"), good()});
        m_server->script("GET /api/other", {FakeReply::error(401, "unauthenticated")});
        const auto paused = m_client->send(thing());
        QTRY_COMPARE(m_server->count(kThing), 1);
        Request other = thing();
        other.path = QStringLiteral("/api/other");
        QVERIFY(!waitFor(m_client->send(other)));
        QCOMPARE(m_session->state(), Session::State::Expired);
        const auto reply = waitFor(paused);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, QStringLiteral("no_session"));
        QCOMPARE(m_server->count(kThing), 1);
    }

    void endsWhenItIsRevoked()
    {
        enter(1);
        m_server->script(kThing, {FakeReply::error(401, "unauthenticated")});
        QVERIFY(!waitFor(m_client->send(thing())));
        QCOMPARE(m_session->state(), Session::State::Expired);
        QCOMPARE(m_server->count(kRefresh), 0);
    }

    void samePersonGoesOnAnotherStartsOver()
    {
        enter(1);
        const quint64 epoch = m_client->epoch();
        expire();
        enter(3);
        QCOMPARE(m_session->state(), Session::State::SignedIn);
        QCOMPARE(m_client->epoch(), epoch);
        expire();
        Person other;
        other.id = "u-2";
        m_server->script(kMe, {me(other)});
        enter(4, other);
        QVERIFY(m_client->epoch() > epoch);
        QCOMPARE(m_client->identity().userId, QStringLiteral("u-2"));
    }

    void changedRoleIsLearntAtRenewal()
    {
        enter(1);
        const quint64 epoch = m_client->epoch();
        Person promoted;
        promoted.role = "ADMIN";
        m_server->script(kMe, {me(promoted)});
        m_server->script(kRefresh, {authenticated(2, promoted)});
        m_server->handle(kThing, answersTo("access-2"));
        QSignalSpy changed(m_session.get(), &Session::meChanged);
        const auto ignored = m_client->send(thing());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_client->identity().role, QStringLiteral("ADMIN"));
        QVERIFY(m_client->epoch() > epoch);
    }
};

QTEST_GUILESS_MAIN(TestSessionRenewal)
#include "tst_session_renewal.moc"
