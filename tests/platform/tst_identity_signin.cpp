// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;

class TestIdentitySignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutFactor();
    void withFactor();
    void rolesThatNeedAFactorReachNothing_data();
    void rolesThatNeedAFactorReachNothing();
    void wrongAndUnknownAreAlike();
    void countersTellNothing();
    void lockIsNotedOnce();
    void rightPasswordClearsTheCount();
    void anotherOrganisationForgivesNothing_data();
    void anotherOrganisationForgivesNothing();
    void severalOrganisations();
    void disabledUser();
    void fullQueue();
};

void TestIdentitySignIn::withoutFactor()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    const auto reply = at.signIn(ana, ana.password);
    QVERIFY(reply && reply->authenticated);
    QCOMPARE(reply->authenticated->expiresIn, 600);
    QCOMPARE(reply->authenticated->user.id, ana.id);
    QVERIFY(!reply->authenticated->user.mfaEnabled);
    QCOMPARE(reply->authenticated->tenant->slug, std::string("a"));
    QCOMPARE(at.authenticate(reply->authenticated->accessToken), std::string("user"));
    QCOMPARE(at.trail("auth.sign_in", "allowed"), 1);
}

void TestIdentitySignIn::withFactor()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const auto reply = at.signIn(ana, ana.password);
    QVERIFY(reply && reply->mfaRequired);
    QCOMPARE(reply->mfaRequired->methods, (std::vector<std::string>{"totp", "recovery_code"}));
    QCOMPARE(at.trail("auth.sign_in", "allowed"), 0);
    QCOMPARE(at.authenticate(reply->mfaRequired->pendingToken), std::string("pending"));
    const auto session = at.verify(reply->mfaRequired->pendingToken, at.code(ana));
    QVERIFY(session);
    QVERIFY(session->user.mfaEnabled);
    QCOMPARE(at.authenticate(session->accessToken), std::string("user"));
    QCOMPARE(at.trail("auth.sign_in", "allowed"), 1);
    QCOMPARE(codeOf(at.verify(reply->mfaRequired->pendingToken, at.code(ana, 1))), std::string("pending_expired"));
}

void TestIdentitySignIn::rolesThatNeedAFactorReachNothing_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("tenant");
    QTest::newRow("administrator") << QStringLiteral("ADMIN") << QStringLiteral("tenant-a");
    QTest::newRow("platform") << QStringLiteral("SUPERADMIN") << QString();
}

void TestIdentitySignIn::rolesThatNeedAFactorReachNothing()
{
    QFETCH(QString, role);
    QFETCH(QString, tenant);
    IdentityFixture at;
    const Person ana = at.add("ana", role.toStdString(), false, tenant.toStdString());
    const auto reply = at.signIn(ana, ana.password);
    QVERIFY(reply && reply->enrollmentRequired);
    QVERIFY(!reply->authenticated);
    const std::string token = reply->enrollmentRequired->enrollmentToken;
    QCOMPARE(at.authenticate(token), std::string("enrollment"));
    QCOMPARE(codeOf(at.verify(token, "287082")), std::string("pending_expired"));
    QCOMPARE(at.count("identity_sessions"), 0);

    // Even a session that is there is turned away: one gate, default deny.
    UserRow user;
    IssuedTokens tokens;
    at.database.write([&](Transaction &transaction) {
        user = users::find(transaction, ana.id).value();
        tokens = openSession(transaction, at.services, at.caller, user, false);
    });
    QCOMPARE(at.authenticate(tokens.access), std::string("mfa_required"));
}

void TestIdentitySignIn::wrongAndUnknownAreAlike()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const std::int64_t before = at.hasher.evaluations();
    const auto wrong = at.signIn(ana, "not the password");
    const std::int64_t somebody = at.hasher.evaluations() - before;
    const auto unknown = login(at.services, {"nobody@rios.example", "not the password", std::nullopt}, at.caller);
    const std::int64_t nobody = at.hasher.evaluations() - before - somebody;
    QCOMPARE(somebody, 1);
    QCOMPARE(nobody, 1);
    QVERIFY(!wrong && !unknown);
    QVERIFY(wrong.error() == unknown.error());
    QCOMPARE(errorBody(wrong.error()), errorBody(unknown.error()));
    QCOMPARE(httpStatus(wrong.error().fault), 401);
    QCOMPARE(at.trail("auth.sign_in", "failed"), 2);
    QCOMPARE(at.count("base_change", "tenant_id = 'platform' AND actor = 'unknown'"), 1);
    // Also with a tenant that is not there.
    QCOMPARE(codeOf(login(at.services, {ana.email, ana.password, "nowhere"}, at.caller)),
             std::string("invalid_credentials"));
}

void TestIdentitySignIn::countersTellNothing()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const auto answers = [&](const std::string &email) {
        std::vector<IdentityError> errors;
        for (int i = 0; i < 12; ++i)
            errors.push_back(login(at.services, {email, "not the password", std::nullopt}, at.caller).error());
        return errors;
    };
    const auto known = answers(ana.email);
    QVERIFY(known == answers("nobody@rios.example"));
    QVERIFY(known == answers("  NoBody2@RIOS.example "));
    QCOMPARE(known.back().fault, IdentityFault::LoginLocked);
    QCOMPARE(known.back().retryAfter, std::chrono::seconds(1));
    // Once locked, even the right password has to wait, and costs nothing.
    const std::int64_t before = at.hasher.evaluations();
    QCOMPARE(codeOf(at.signIn(ana, ana.password)), std::string("login_locked"));
    QCOMPARE(at.hasher.evaluations(), before);
    at.clock.advance(1s);
    QVERIFY(at.signIn(ana, ana.password));
}

void TestIdentitySignIn::lockIsNotedOnce()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    for (int i = 0; i < 20; ++i)
        (void)at.signIn(ana, "not the password");
    QCOMPARE(at.trail("auth.sign_in", "failed"), 5);
    QCOMPARE(at.trail("auth.sign_in", "denied", "login_locked"), 1);
}

void TestIdentitySignIn::rightPasswordClearsTheCount()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i)
            QCOMPARE(codeOf(at.signIn(ana, "not the password")), std::string("invalid_credentials"));
        QVERIFY(at.signIn(ana, ana.password));
    }
}

void TestIdentitySignIn::anotherOrganisationForgivesNothing_data()
{
    QTest::addColumn<QString>("victim");
    QTest::addColumn<QString>("named");
    QTest::newRow("the same e-mail is there too") << QStringLiteral("tenant-a") << QStringLiteral("a");
    QTest::newRow("the e-mail is not there") << QString() << QStringLiteral("a");
    QTest::newRow("the organisation is not there") << QString() << QStringLiteral("nowhere");
    QTest::newRow("no organisation is named") << QStringLiteral("tenant-a") << QString();
}

void TestIdentitySignIn::anotherOrganisationForgivesNothing()
{
    QFETCH(QString, victim);
    QFETCH(QString, named);
    IdentityFixture at;
    if (!victim.isEmpty())
        (void)at.add("ana", "MANAGER", false, victim.toStdString());
    at.clock.advance(1s);
    const Person own = at.add("ana", "MANAGER", false, "tenant-b");
    const auto guess = [&] {
        const auto tenant = named.isEmpty() ? std::nullopt : std::optional(named.toStdString());
        return codeOf(login(at.services, {own.email, "a guess", tenant}, at.caller));
    };
    // A place of one's own does not buy guesses elsewhere, and the wait tells nothing about who is there.
    int guesses = 0;
    std::string answer;
    for (int i = 0; i < 40 && answer != "login_locked"; ++i) {
        if (i % 4 == 3) {
            answer = codeOf(login(at.services, {own.email, own.password, "b"}, at.caller));
        } else {
            answer = guess();
            guesses += answer == "login_locked" ? 0 : 1;
        }
    }
    QCOMPARE(answer, std::string("login_locked"));
    // Without a name every other guess is one at the own place, and forgiven.
    if (named.isEmpty())
        QVERIFY2(guesses <= 8, qPrintable(QString::number(guesses)));
    else
        QCOMPARE(guesses, 5);
    at.clock.advance(1s);
    QVERIFY(login(at.services, {own.email, own.password, "b"}, at.caller));
}

void TestIdentitySignIn::severalOrganisations()
{
    IdentityFixture at;
    const Person here = at.add("ana", "MANAGER", false, "tenant-a");
    at.clock.advance(1s);
    const Person there = at.add("ana", "MANAGER", false, "tenant-b");
    const auto needed = at.signIn(here, here.password);
    const auto wrong = at.signIn(here, "not the password");
    QCOMPARE(codeOf(needed), std::string("tenant_needed"));
    QCOMPARE(codeOf(wrong), std::string("invalid_credentials"));
    QCOMPARE(errorBody(needed.error()).message, errorBody(wrong.error()).message);
    QCOMPARE(httpStatus(needed.error().fault), httpStatus(wrong.error().fault));
    const auto named = login(at.services, {here.email, here.password, "b"}, at.caller);
    QVERIFY(named && named->authenticated);
    QCOMPARE(named->authenticated->user.id, there.id);
}

void TestIdentitySignIn::disabledUser()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    const auto session = at.session(ana);
    QVERIFY(changeUser(at.services, ana.id, {.role = {}, .active = false, .password = {}}, "operator", at.caller));
    QCOMPARE(codeOf(at.signIn(ana, ana.password)), std::string("invalid_credentials"));
    QCOMPARE(at.authenticate(session.accessToken), std::string("nobody"));
}

void TestIdentitySignIn::fullQueue()
{
    IdentityFixture at({{1, 8192}, {1, 8192}, 1, 0});
    const Person ana = at.add("ana", "ADMIN", true);
    const std::string pending = at.pending(ana);
    const auto held = at.hasher.seat();
    for (int i = 0; i < 10; ++i) {
        const auto refused = at.signIn(ana, ana.password);
        QCOMPARE(codeOf(refused), std::string("busy"));
        QCOMPARE(httpStatus(refused.error().fault), 503);
        QVERIFY(refused.error().retryAfter);
        QCOMPARE(codeOf(at.verify(pending, "3-OIBA-WXYZ-2345-67KL", SecondFactor::Kind::RecoveryCode)),
                 std::string("busy"));
    }
    // What was not looked at is not counted.
    QCOMPARE(at.count("identity_login_failures"), 0);
    QVERIFY(at.verify(pending, at.code(ana)));
}

QTEST_GUILESS_MAIN(TestIdentitySignIn)
#include "tst_identity_signin.moc"
