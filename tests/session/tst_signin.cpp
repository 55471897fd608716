// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/apiclient.h"
#include "api/session/session.h"
#include "api/session/signin.h"
#include "tests/support/authreplies.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;
using namespace std::chrono_literals;

namespace {

using Step = SignIn::Step;
using Kind = SignIn::Problem::Kind;

/// One thing that the person does, what the platform says to it, and where that leads.
struct Move
{
    enum class Act
    {
        Password,
        Code,
        UseRecovery,
        Recovery,
        Confirm,
        Acknowledge,
        Back
    };
    Act act = Act::Password;
    QHash<QByteArray, QList<FakeReply>> answers;
    Step step = Step::Password;
    std::optional<Kind> problem;
    std::optional<int> attemptsLeft = std::nullopt;
    bool checkClock = false;
};
using Moves = QList<Move>;
using Act = Move::Act;

NetLimits shortLimits()
{
    NetLimits limits;
    limits.connect = 500ms;
    limits.transfer = 500ms;
    limits.backOff = {1ms, 1ms};
    return limits;
}

QString text(const char *value)
{
    return QString::fromLatin1(value);
}

} // namespace

Q_DECLARE_METATYPE(Moves)

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_client = std::make_unique<ApiClient>(shortLimits());
        m_session = std::make_unique<Session>(m_client.get());
        m_server->script(kHealth, {healthy()});
        signIn()->setServer(m_server->url());
    }
    void cleanup()
    {
        m_session.reset();
        m_client.reset();
        m_server.reset();
    }

    void branches_data()
    {
        QTest::addColumn<Moves>("moves");
        QTest::addColumn<QList<QByteArray>>("sent");
        using Sent = QList<QByteArray>;
        const Move toCode{Act::Password, {{kLogin, {mfaRequired()}}}, Step::Code, {}};
        const Move toScan{
            Act::Password, {{kLogin, {enrollmentRequired()}}, {kSetup, {factorSetup()}}}, Step::EnrollScan, {}};
        const Move done{Act::Code, {{kVerifyLogin, {authenticated(1)}}, {kMe, {me()}}}, Step::Done, {}};

        QTest::newRow("password alone")
            << Moves{{Act::Password, {{kLogin, {loggedIn(1)}}, {kMe, {me()}}}, Step::Done, {}}}
            << Sent{kHealth, kLogin, kMe};
        QTest::newRow("password and code") << Moves{toCode, done} << Sent{kHealth, kLogin, kVerifyLogin, kMe};
        QTest::newRow("wrong password, then right; the server is probed once")
            << Moves{{Act::Password,
                      {{kLogin, {FakeReply::error(401, "invalid_credentials")}}},
                      Step::Password,
                      Kind::WrongCredentials},
                     toCode}
            << Sent{kHealth, kLogin, kLogin};
        QTest::newRow("organisation needed") << Moves{{Act::Password,
                                                       {{kLogin, {FakeReply::error(401, "tenant_needed")}}},
                                                       Step::Password,
                                                       Kind::TenantNeeded}}
                                             << Sent{kHealth, kLogin};
        QTest::newRow("password locked")
            << Moves{{Act::Password,
                      {{kLogin, {FakeReply::error(429, "login_locked", R"("retryAfterSeconds":30)")}}},
                      Step::Password,
                      Kind::Locked}}
            << Sent{kHealth, kLogin};
        QTest::newRow("platform busy")
            << Moves{{Act::Password, {{kLogin, {FakeReply::error(503, "busy")}}}, Step::Password, Kind::Busy}}
            << Sent{kHealth, kLogin};
        QTest::newRow("platform broken")
            << Moves{{Act::Password, {{kLogin, {FakeReply::error(500, "internal")}}}, Step::Password, Kind::Server}}
            << Sent{kHealth, kLogin};
        QTest::newRow("answer of the wrong shape") << Moves{{Act::Password,
                                                             {{kLogin, {FakeReply::data(R"({"status":"welcome"})")}}},
                                                             Step::Password,
                                                             Kind::Server}}
                                                   << Sent{kHealth, kLogin};
        QTest::newRow("too many from this address")
            << Moves{{Act::Password, {{kLogin, {FakeReply::error(429, "rate_limited")}}}, Step::Password, Kind::Busy}}
            << Sent{kHealth, kLogin};
        QTest::newRow("not a platform: HTML")
            << Moves{{Act::Password,
                      {{kHealth, {FakeReply::json(200, "<p>").with("Content-Type", "text/html")}}},
                      Step::Password,
                      Kind::NotAPlatform}}
            << Sent{kHealth};
        QTest::newRow("not a platform: 404") << Moves{{Act::Password,
                                                       {{kHealth, {FakeReply::error(404, "not_found")}}},
                                                       Step::Password,
                                                       Kind::NotAPlatform}}
                                             << Sent{kHealth};
        QTest::newRow("not a platform: other JSON") << Moves{{Act::Password,
                                                              {{kHealth, {FakeReply::json(200, R"({"status":"ok"})")}}},
                                                              Step::Password,
                                                              Kind::NotAPlatform}}
                                                    << Sent{kHealth};
        QTest::newRow("not a platform: redirects")
            << Moves{{Act::Password,
                      {{kHealth, {FakeReply::json(301, "").with("Location", "https://login.example/")}}},
                      Step::Password,
                      Kind::NotAPlatform}}
            << Sent{kHealth};
        QTest::newRow("silent server")
            << Moves{{Act::Password, {{kHealth, {FakeReply::silence()}}}, Step::Password, Kind::Timeout}}
            << Sent{kHealth};
        QTest::newRow("wrong codes count down and suspect the clock")
            << Moves{toCode,
                     {Act::Code,
                      {{kVerifyLogin, {FakeReply::error(422, "invalid_code", R"("attemptsLeft":4)")}}},
                      Step::Code,
                      Kind::WrongCode,
                      4},
                     {Act::Code,
                      {{kVerifyLogin, {FakeReply::error(422, "invalid_code", R"("attemptsLeft":3)")}}},
                      Step::Code,
                      Kind::WrongCode,
                      3,
                      true},
                     done}
            << Sent{kHealth, kLogin, kVerifyLogin, kVerifyLogin, kVerifyLogin, kMe};
        QTest::newRow("code used before") << Moves{toCode,
                                                   {Act::Code,
                                                    {{kVerifyLogin, {FakeReply::error(422, "code_already_used")}}},
                                                    Step::Code,
                                                    Kind::CodeAlreadyUsed}}
                                          << Sent{kHealth, kLogin, kVerifyLogin};
        QTest::newRow("code locked") << Moves{toCode,
                                              {Act::Code,
                                               {{kVerifyLogin,
                                                 {FakeReply::error(429, "mfa_locked").with("Retry-After", "16")}}},
                                               Step::Code,
                                               Kind::Locked}}
                                     << Sent{kHealth, kLogin, kVerifyLogin};
        QTest::newRow("factor blocked") << Moves{toCode,
                                                 {Act::Code,
                                                  {{kVerifyLogin, {FakeReply::error(403, "factor_blocked")}}},
                                                  Step::Code,
                                                  Kind::FactorBlocked}}
                                        << Sent{kHealth, kLogin, kVerifyLogin};
        QTest::newRow("pending sign-in ran out") << Moves{toCode,
                                                          {Act::Code,
                                                           {{kVerifyLogin, {FakeReply::error(401, "pending_expired")}}},
                                                           Step::Password,
                                                           Kind::StepExpired},
                                                          toCode}
                                                 << Sent{kHealth, kLogin, kVerifyLogin, kLogin};
        QTest::newRow("answer to the code is lost: it is not asked twice")
            << Moves{toCode,
                     {Act::Code,
                      {{kVerifyLogin, {authenticated(1)}}, {kMe, {FakeReply::error(500, "internal")}}},
                      Step::Code,
                      Kind::Server},
                     {Act::Code, {{kMe, {me()}}}, Step::Done, {}}}
            << Sent{kHealth, kLogin, kVerifyLogin, kMe, kMe};
        QTest::newRow("who it is is lost: the same password goes on")
            << Moves{{Act::Password,
                      {{kLogin, {loggedIn(1)}}, {kMe, {FakeReply::error(500, "internal")}}},
                      Step::Password,
                      Kind::Server},
                     {Act::Password, {{kMe, {me()}}}, Step::Done, {}}}
            << Sent{kHealth, kLogin, kMe, kMe};
        QTest::newRow("back from the code")
            << Moves{toCode, {Act::Back, {}, Step::Password, {}}} << Sent{kHealth, kLogin};
        QTest::newRow("recovery code")
            << Moves{toCode,
                     {Act::UseRecovery, {}, Step::RecoveryCode, {}},
                     {Act::Recovery,
                      {{kVerifyLogin, {FakeReply::error(422, "invalid_recovery_code", R"("attemptsLeft":4)")}}},
                      Step::RecoveryCode,
                      Kind::WrongRecoveryCode,
                      4},
                     {Act::Recovery, {{kVerifyLogin, {authenticated(1)}}, {kMe, {me()}}}, Step::Done, {}}}
            << Sent{kHealth, kLogin, kVerifyLogin, kVerifyLogin, kMe};
        QTest::newRow("back from the recovery code goes to the code")
            << Moves{toCode, {Act::UseRecovery, {}, Step::RecoveryCode, {}}, {Act::Back, {}, Step::Code, {}}, done}
            << Sent{kHealth, kLogin, kVerifyLogin, kMe};
        QTest::newRow("enrolment") << Moves{toScan,
                                            {Act::Confirm, {{kVerifySetup, {enrolled(1)}}}, Step::EnrollCodes, {}},
                                            {Act::Acknowledge, {{kMe, {me()}}}, Step::Done, {}}}
                                   << Sent{kHealth, kLogin, kSetup, kVerifySetup, kMe};
        QTest::newRow("enrolment, wrong code")
            << Moves{toScan,
                     {Act::Confirm,
                      {{kVerifySetup, {FakeReply::error(422, "invalid_code", R"("attemptsLeft":4)")}}},
                      Step::EnrollScan,
                      Kind::WrongCode,
                      4}}
            << Sent{kHealth, kLogin, kSetup, kVerifySetup};
        QTest::newRow("enrolment ran out") << Moves{toScan,
                                                    {Act::Confirm,
                                                     {{kVerifySetup, {FakeReply::error(401, "enrollment_expired")}}},
                                                     Step::Password,
                                                     Kind::StepExpired}}
                                           << Sent{kHealth, kLogin, kSetup, kVerifySetup};
        QTest::newRow("set-up fails") << Moves{{Act::Password,
                                                {{kLogin, {enrollmentRequired()}},
                                                 {kSetup, {FakeReply::error(500, "internal")}}},
                                                Step::Password,
                                                Kind::Server}}
                                      << Sent{kHealth, kLogin, kSetup};
        QTest::newRow("back from the codes ends that session")
            << Moves{toScan,
                     {Act::Confirm, {{kVerifySetup, {enrolled(1)}}}, Step::EnrollCodes, {}},
                     {Act::Back, {{kLogout, {FakeReply::data("{}")}}}, Step::Password, {}}}
            << Sent{kHealth, kLogin, kSetup, kVerifySetup, kLogout};
    }
    void branches()
    {
        QFETCH(Moves, moves);
        QFETCH(QList<QByteArray>, sent);
        for (const Move &move : moves) {
            for (auto answer = move.answers.cbegin(); answer != move.answers.cend(); ++answer)
                m_server->script(answer.key(), answer.value());
            act(move.act);
            QTRY_VERIFY(!signIn()->isBusy());
            QCOMPARE(signIn()->step(), move.step);
            QCOMPARE(signIn()->problem().has_value(), move.problem.has_value());
            if (move.problem) {
                QCOMPARE(signIn()->problem()->kind, *move.problem);
                QCOMPARE(signIn()->problem()->attemptsLeft, move.attemptsLeft);
                QCOMPARE(signIn()->problem()->checkClock, move.checkClock);
            }
            QCOMPARE(signIn()->email(), text("ana@ejemplo.es"));
            QCOMPARE(m_session->state() == Session::State::SignedIn, move.step == Step::Done);
        }
        QTRY_COMPARE(m_server->transcript(), sent);
    }

    void carriesTheRightTokens()
    {
        m_server->script(kLogin, {mfaRequired("pending-7")});
        m_server->script(kVerifyLogin, {authenticated(3)});
        m_server->script(kMe, {me()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::Code);
        QVERIFY(!m_server->last(kLogin).headers.contains("authorization"));
        QCOMPARE(m_server->last(kLogin).body, QByteArray(R"({"email":"ana@ejemplo.es","password":"clave larga"})"));
        signIn()->submitCode(text(" 123 456 "));
        QTRY_COMPARE(signIn()->step(), Step::Done);
        QCOMPARE(m_server->last(kVerifyLogin).headers.value("authorization"), QByteArray("Bearer pending-7"));
        QCOMPARE(m_server->last(kVerifyLogin).body, QByteArray(R"({"code":"123456"})"));
        QCOMPARE(m_server->last(kMe).headers.value("authorization"), QByteArray("Bearer access-3"));
    }

    void namesTheOrganisationWhenAsked()
    {
        m_server->script(kLogin, {mfaRequired()});
        signIn()->submitPassword(text("ana@ejemplo.es"), text("x"), text(" uno "));
        QTRY_COMPARE(signIn()->step(), Step::Code);
        QVERIFY(m_server->last(kLogin).body.contains(R"("tenant":"uno")"));
    }

    void enrolmentShowsItsSecretAndCodes()
    {
        m_server->script(kLogin, {enrollmentRequired()});
        m_server->script(kSetup, {factorSetup()});
        m_server->script(kVerifySetup, {enrolled(1)});
        m_server->script(kMe, {FakeReply::error(500, "internal"), me()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::EnrollScan);
        QCOMPARE(signIn()->secret(), text("JBSWY3DPEHPK3PXP"));
        QVERIFY(signIn()->otpauthUrl().startsWith(text("otpauth://totp/")));
        // What is handed out is the caller's own; none of it shares a text that is kept.
        QVERIFY(signIn()->secret().isDetached() && signIn()->otpauthUrl().isDetached());
        QVERIFY(signIn()->stepEndsAt() > QDateTime::currentDateTimeUtc());
        act(Act::Confirm);
        QTRY_COMPARE(signIn()->step(), Step::EnrollCodes);
        QCOMPARE(signIn()->recoveryCodes().size(), 2);
        QVERIFY(m_session->state() != Session::State::SignedIn);
        // Not let through without a word, and an error doesn't lose the codes.
        act(Act::Acknowledge);
        QTRY_VERIFY(signIn()->problem().has_value());
        QCOMPARE(signIn()->step(), Step::EnrollCodes);
        QCOMPARE(signIn()->recoveryCodes().size(), 2);
        act(Act::Acknowledge);
        QTRY_COMPARE(signIn()->step(), Step::Done);
        QVERIFY(signIn()->recoveryCodes().isEmpty());
        QVERIFY(signIn()->secret().isEmpty());
    }

    void slowReaderOfCodesIsRenewed()
    {
        m_server->script(kLogin, {enrollmentRequired()});
        m_server->script(kSetup, {factorSetup()});
        m_server->script(kVerifySetup, {enrolled(1, 1)});
        m_server->script(kRefresh, {authenticated(2)});
        m_server->script(kMe, {me()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::EnrollScan);
        act(Act::Confirm);
        QTRY_COMPARE(signIn()->step(), Step::EnrollCodes);
        // The first token lives a second: acknowledged after it, the session is renewed before it is used.
        const QDateTime after = QDateTime::currentDateTimeUtc().addMSecs(900);
        QTRY_VERIFY(QDateTime::currentDateTimeUtc() > after);
        act(Act::Acknowledge);
        QTRY_COMPARE(signIn()->step(), Step::Done);
        QCOMPARE(m_server->last(kMe).headers.value("authorization"), QByteArray("Bearer access-2"));
    }

    void countdownComesFromThePlatform_data()
    {
        QTest::addColumn<FakeReply>("answer");
        QTest::newRow("in the body") << FakeReply::error(429, "login_locked", R"("retryAfterSeconds":30)");
        QTest::newRow("in the header") << FakeReply::error(429, "login_locked").with("Retry-After", "30");
    }
    void countdownComesFromThePlatform()
    {
        QFETCH(FakeReply, answer);
        m_server->script(kLogin, {answer});
        const QDateTime before = QDateTime::currentDateTimeUtc();
        act(Act::Password);
        QTRY_VERIFY(signIn()->problem().has_value());
        const qint64 wait = before.secsTo(signIn()->problem()->retryAt);
        QVERIFY2(wait >= 29 && wait <= 36, QByteArray::number(wait));
    }

    void refusesBeforeSending_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("field");
        QTest::newRow("no server") << ""
                                   << "a@b.es"
                                   << "x" << Kind::InvalidInput << "server";
        QTest::newRow("plain http") << "http://atalaya.example"
                                    << "a@b.es"
                                    << "x" << Kind::InsecureServer << "";
        QTest::newRow("no e-mail") << "http://127.0.0.1:1"
                                   << " "
                                   << "x" << Kind::InvalidInput << "email";
        QTest::newRow("no password") << "http://127.0.0.1:1"
                                     << "a@b.es"
                                     << "" << Kind::InvalidInput << "password";
    }
    void refusesBeforeSending()
    {
        QFETCH(QString, server);
        QFETCH(QString, email);
        QFETCH(QString, password);
        QFETCH(Kind, kind);
        QFETCH(QString, field);
        signIn()->setServer(QUrl(server));
        signIn()->submitPassword(email, password);
        QVERIFY(!signIn()->isBusy());
        QVERIFY(signIn()->problem().has_value());
        QCOMPARE(signIn()->problem()->kind, kind);
        const auto &fields = signIn()->problem()->error.fields;
        QCOMPARE(fields.isEmpty() ? QString() : fields.first().name, field);
        QVERIFY(m_server->transcript().isEmpty());
    }

    void anotherAttemptEndsTheSessionThatWasNotEntered_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::newRow("another person") << "eva@ejemplo.es"
                                        << "clave larga";
        QTest::newRow("another password") << "ana@ejemplo.es"
                                          << "no la sabe";
    }
    void anotherAttemptEndsTheSessionThatWasNotEntered()
    {
        QFETCH(QString, email);
        QFETCH(QString, password);
        m_server->script(kLogin, {loggedIn(1), FakeReply::error(401, "invalid_credentials")});
        m_server->script(kMe, {FakeReply::error(500, "internal")});
        m_server->script(kLogout, {FakeReply::data("{}")});
        act(Act::Password);
        QTRY_VERIFY(signIn()->problem().has_value());
        signIn()->submitPassword(email, password);
        QTRY_COMPARE(m_server->count(kLogout), 1);
        QCOMPARE(m_server->last(kLogout).headers.value("authorization"), QByteArray("Bearer access-1"));
        QTRY_VERIFY(signIn()->problem().has_value());
        QCOMPARE(signIn()->problem()->kind, Kind::WrongCredentials);
        QCOMPARE(m_server->count(kLogin), 2);
        QCOMPARE(m_server->count(kMe), 1);
    }

    void thePasswordIsHandedOverWhenItHasOpenedASession()
    {
        QList<QByteArray> taken;
        Session::State state = Session::State::SignedOut;
        signIn()->setPasswordTaker([&](const SecretString &password) {
            taken.append(QByteArray(password.view().data(), static_cast<qsizetype>(password.size())));
            state = m_session->state();
        });
        m_server->script(kLogin, {FakeReply::error(401, "invalid_credentials"), mfaRequired()});
        m_server->script(kVerifyLogin, {authenticated(1)});
        m_server->script(kMe, {me()});
        signIn()->submitPassword(text("ana@ejemplo.es"), text("no es esta"));
        QTRY_VERIFY(signIn()->problem().has_value());
        signIn()->submitPassword(text("ana@ejemplo.es"), text("clave larga"));
        QTRY_COMPARE(signIn()->step(), Step::Code);
        QVERIFY(taken.isEmpty());
        signIn()->submitCode(text("123456"));
        QTRY_COMPARE(signIn()->step(), Step::Done);
        QCOMPARE(taken, QList<QByteArray>{"clave larga"});
        QCOMPARE(state, Session::State::SignedIn);
    }

    void startingOverEndsTheSessionThatWasNotEntered()
    {
        m_server->script(kLogin, {loggedIn(1)});
        m_server->script(kMe, {FakeReply::error(500, "internal")});
        m_server->script(kLogout, {FakeReply::data("{}")});
        act(Act::Password);
        QTRY_VERIFY(signIn()->problem().has_value());
        signIn()->setServer(QUrl(text("https://other.example")));
        QTRY_COMPARE(m_server->count(kLogout), 1);
        QCOMPARE(m_server->last(kLogout).headers.value("authorization"), QByteArray("Bearer access-1"));
    }

    void noNetwork()
    {
        m_server->goAway();
        act(Act::Password);
        QTRY_VERIFY(signIn()->problem().has_value());
        QCOMPARE(signIn()->problem()->kind, Kind::Offline);
        m_server->comeBack();
        m_server->script(kLogin, {mfaRequired()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::Code);
        QVERIFY(!signIn()->problem().has_value());
    }

    void oneCallAtATime()
    {
        m_server->script(kLogin, {mfaRequired()});
        m_server->script(kVerifyLogin, {FakeReply::silence()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::Code);
        act(Act::Code);
        act(Act::Code);
        QTRY_COMPARE(m_server->count(kVerifyLogin), 1);
        QVERIFY(signIn()->isBusy());
        act(Act::Back);
        QVERIFY(!signIn()->isBusy());
        QTRY_COMPARE(m_server->abandoned(), 1);
        QCOMPARE(m_server->count(kVerifyLogin), 1);
        QCOMPARE(signIn()->step(), Step::Password);
    }

    void otherServerStartsOver()
    {
        m_server->script(kLogin, {mfaRequired()});
        act(Act::Password);
        QTRY_COMPARE(signIn()->step(), Step::Code);
        signIn()->setServer(QUrl(text("https://other.example")));
        QCOMPARE(signIn()->step(), Step::Password);
        QCOMPARE(signIn()->email(), text("ana@ejemplo.es"));
    }

    void problemsAreClearedByTheNextTry()
    {
        m_server->script(kLogin, {FakeReply::error(401, "invalid_credentials"), FakeReply::silence()});
        QSignalSpy changed(signIn(), &SignIn::problemChanged);
        act(Act::Password);
        QTRY_COMPARE(changed.size(), 1);
        act(Act::Password);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!signIn()->problem().has_value());
    }

private:
    [[nodiscard]] SignIn *signIn() const { return m_session->signIn(); }

    void act(Act what)
    {
        switch (what) {
        case Act::Password:
            signIn()->submitPassword(text("ana@ejemplo.es"), text("clave larga"));
            break;
        case Act::Code:
            signIn()->submitCode(text("123456"));
            break;
        case Act::UseRecovery:
            signIn()->useRecoveryCode();
            break;
        case Act::Recovery:
            signIn()->submitRecoveryCode(text("0-AAAA-BBBB-CCCC-DDDD"));
            break;
        case Act::Confirm:
            signIn()->confirmEnrollment(text("123456"));
            break;
        case Act::Acknowledge:
            signIn()->acknowledgeRecoveryCodes();
            break;
        case Act::Back:
            signIn()->back();
            break;
        }
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
