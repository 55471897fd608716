// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinfixture.h"

#include "tests/support/authreplies.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::api;
using namespace atalaya::tests;

namespace {

using Step = SignIn::Step;
using Kind = SignIn::Problem::Kind;

/// One thing that the person does, what the platform says to it, and where that leads.
struct Move
{
    Act act = Act::Password;
    QHash<QByteArray, QList<FakeReply>> answers;
    Step step = Step::Password;
    std::optional<Kind> problem;
    std::optional<int> attemptsLeft = std::nullopt;
    bool checkClock = false;
};
using Moves = QList<Move>;

} // namespace

Q_DECLARE_METATYPE(Moves)

class TestSignInBranches : public SignInFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestSignInBranches)
#include "tst_signin_branches.moc"
