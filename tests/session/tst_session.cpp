// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/apiclient.h"
#include "api/net/requestscope.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "api/session/stepupprompt.h"
#include "tests/support/authreplies.h"
#include "tests/support/futures.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

constexpr auto kThing = "GET /api/thing";
constexpr auto kPublish = "POST /api/policies/7/publish";

NetLimits shortLimits()
{
    NetLimits limits;
    limits.connect = 500ms;
    limits.transfer = 2s;
    limits.backOff = {1ms, 1ms};
    return limits;
}

Request thing(int n = 0)
{
    Request request;
    request.path = QStringLiteral("/api/thing");
    // Told apart, so that equal GETs are not shared.
    request.query.addQueryItem(QStringLiteral("n"), QString::number(n));
    request.label = "thing.load";
    return request;
}

Request publish()
{
    Request request;
    request.verb = Verb::Post;
    request.path = QStringLiteral("/api/policies/7/publish");
    request.body = R"({"version":3})";
    request.label = "policy.publish";
    request.stepUpAction = QStringLiteral("policy.publish");
    return request;
}

FakeReply good()
{
    return FakeReply::data("1", "t-1");
}

/// Answers only to the access tokens that are good now.
FakeServer::Handler answersTo(const QByteArray &token)
{
    return [token](const FakeRequest &request) {
        return request.headers.value("authorization") == "Bearer " + token ? good()
                                                                           : FakeReply::error(401, "token_expired");
    };
}

/// A person who types these codes, one a question, and then declines.
class ScriptedPrompt final : public StepUpPrompt
{
public:
    explicit ScriptedPrompt(QList<QString> codes)
        : m_codes(std::move(codes))
    {}
    QFuture<Result<QString>> askCode(const StepUpQuestion &question, const std::optional<ApiError> &problem) override
    {
        questions.append(question);
        problems.append(problem ? problem->code : QString());
        QPromise<Result<QString>> promise;
        promise.start();
        if (m_codes.isEmpty())
            promise.future().cancel();
        else
            promise.addResult(Result<QString>(m_codes.takeFirst()));
        promise.finish();
        return promise.future();
    }

    QList<StepUpQuestion> questions;
    QStringList problems;

private:
    QList<QString> m_codes;
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_client = std::make_unique<ApiClient>(shortLimits());
        m_session = std::make_unique<Session>(m_client.get());
        m_server->script(kHealth, {healthy()});
        m_server->script(kMe, {me()});
    }
    void cleanup()
    {
        m_session.reset();
        m_client.reset();
        m_server.reset();
    }

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

    void twentyCallsRenewOnce()
    {
        enter(1);
        m_server->handle(kThing, answersTo("access-2"));
        m_server->script(kRefresh, {FakeReply::silence()});
        QList<QFuture<Result<Reply>>> calls;
        for (int n = 0; n < 20; ++n)
            calls.append(m_client->send(thing(n)));
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
        const auto late = m_client->send(thing(1));
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

    void stepUpAsksAndRepeats()
    {
        enter(1);
        ScriptedPrompt prompt({QStringLiteral("111111"), QStringLiteral("222222")});
        m_session->setStepUpPrompt(&prompt);
        m_server->handle(kPublish, [](const FakeRequest &request) {
            return request.headers.value("x-step-up") == "proof-1" ? good() : FakeReply::error(403, "step_up_required");
        });
        m_server->script(kStepUp, {FakeReply::error(422, "invalid_code"), FakeReply::data(R"({"proof":"proof-1"})")});
        const auto reply = waitFor(m_client->send(publish()));
        QVERIFY2(reply, reason(reply));
        QCOMPARE(m_server->count(kPublish), 2);
        QVERIFY(!m_server->last(kPublish).headers.value("idempotency-key").isEmpty());
        QCOMPARE(m_server->requests().at(m_server->transcript().indexOf(kPublish)).headers.value("idempotency-key"),
                 m_server->last(kPublish).headers.value("idempotency-key"));
        QCOMPARE(prompt.problems, (QStringList{QString(), QStringLiteral("invalid_code")}));
        QCOMPARE(prompt.questions.first().action, QStringLiteral("policy.publish"));
        QCOMPARE(prompt.questions.first().digest,
                 QCryptographicHash::hash("POST /api/policies/7/publish\n{\"version\":3}", QCryptographicHash::Sha256)
                     .toHex());
        QVERIFY(m_server->last(kStepUp).body.contains("\"code\":\"222222\""));
    }

    void stepUpCoversTheWholeTarget()
    {
        enter(1);
        ScriptedPrompt prompt({QStringLiteral("111111")});
        m_session->setStepUpPrompt(&prompt);
        m_server->handle(kPublish, [](const FakeRequest &request) {
            return request.headers.value("x-step-up") == "proof-1" ? good() : FakeReply::error(403, "step_up_required");
        });
        m_server->script(kStepUp, {FakeReply::data(R"({"proof":"proof-1"})")});
        Request request = publish();
        request.query.addQueryItem(QStringLiteral("note"), QString::fromUtf8("año 1+2 & %25"));
        QVERIFY(waitFor(m_client->send(request)));
        const QByteArray sent = m_server->last(kPublish).target;
        QVERIFY(sent.contains('?'));
        QCOMPARE(prompt.questions.first().digest,
                 QCryptographicHash::hash("POST " + sent + "\n{\"version\":3}", QCryptographicHash::Sha256).toHex());
    }

    void stepUpCanBeDeclined()
    {
        enter(1);
        ScriptedPrompt prompt({});
        m_session->setStepUpPrompt(&prompt);
        m_server->script(kPublish, {FakeReply::error(403, "step_up_required")});
        const auto reply = waitFor(m_client->send(publish()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ApiError::Kind::MfaRequired);
        QCOMPARE(m_server->count(kStepUp), 0);
        QCOMPARE(m_server->count(kPublish), 1);
    }

    void stepUpIsWithdrawnWithItsChange()
    {
        class Silent final : public StepUpPrompt
        {
        public:
            Silent() { m_promise.start(); }
            ~Silent() override { m_promise.finish(); }
            QFuture<Result<QString>> askCode(const StepUpQuestion &, const std::optional<ApiError> &) override
            {
                asked = true;
                return m_promise.future();
            }
            [[nodiscard]] bool isWithdrawn() const { return m_promise.isCanceled(); }
            bool asked = false;

        private:
            QPromise<Result<QString>> m_promise;
        };
        enter(1);
        Silent prompt;
        m_session->setStepUpPrompt(&prompt);
        m_server->script(kPublish, {FakeReply::error(403, "step_up_required")});
        auto change = m_client->send(publish());
        QTRY_VERIFY(prompt.asked);
        change.cancel();
        QTRY_VERIFY(prompt.isWithdrawn());
        QCOMPARE(m_server->count(kStepUp), 0);
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

private:
    void enter(int n, const Person &person = {}, int expiresIn = 600)
    {
        m_server->script(kLogin, {mfaRequired()});
        m_server->script(kVerifyLogin, {authenticated(n, person, expiresIn)});
        m_session->signIn()->setServer(m_server->url());
        m_session->signIn()->submitPassword(QString::fromLatin1(person.email), QStringLiteral("clave"));
        QTRY_COMPARE(m_session->signIn()->step(), SignIn::Step::Code);
        m_session->signIn()->submitCode(QStringLiteral("123456"));
        QTRY_COMPARE(m_session->signIn()->step(), SignIn::Step::Done);
    }
    void expire()
    {
        m_server->script(kThing, {FakeReply::error(401, "unauthenticated")});
        QVERIFY(!waitFor(m_client->send(thing())));
        QCOMPARE(m_session->state(), Session::State::Expired);
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
