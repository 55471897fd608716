// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include "platform/identity/totp.h"

#include <QTest>

using namespace atalaya::tests;
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
    void severalOrganisations();
    void disabledUser();
    void fullQueue();
    void codeWorksOnce();
    void wrongCodesRunOut();
    void delaysDouble();
    void blockedAfterFifty();
    void recoveryCodes();
    void recoveryCodesShareTheCounter();
    void seedsAreSealed();
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

void TestIdentitySignIn::codeWorksOnce()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const std::string first = at.pending(ana);
    const std::string second = at.pending(ana);
    const std::string code = at.code(ana);
    QVERIFY(at.verify(first, code));
    const auto replayed = at.verify(second, code);
    QCOMPARE(codeOf(replayed), std::string("code_already_used"));
    QCOMPARE(replayed.error().attemptsLeft, 4);
    at.clock.advance(1s);
    QCOMPARE(codeOf(at.verify(second, at.code(ana, -1))), std::string("code_already_used"));
    at.clock.advance(2s);
    QVERIFY(at.verify(second, at.code(ana, 1)));
}

void TestIdentitySignIn::wrongCodesRunOut()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const std::string pending = at.pending(ana);
    for (std::int64_t left = 4; left >= 0; --left) {
        const auto wrong = at.verify(pending, at.wrongCode(ana));
        QCOMPARE(codeOf(wrong), std::string("invalid_code"));
        QCOMPARE(wrong.error().attemptsLeft, left);
        at.clock.advance(16s);
    }
    QCOMPARE(codeOf(at.verify(pending, at.code(ana))), std::string("pending_expired"));
    QCOMPARE(at.trail("auth.sign_in", "failed", "invalid_code"), 5);
    QCOMPARE(at.count("identity_sessions"), 0);
}

void TestIdentitySignIn::delaysDouble()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    std::string pending = at.pending(ana);
    for (int n = 1; n <= 14; ++n) {
        if (n % 5 == 1)
            pending = at.pending(ana);
        QCOMPARE(codeOf(at.verify(pending, at.wrongCode(ana))), std::string("invalid_code"));
        const auto locked = at.verify(pending, at.code(ana));
        QCOMPARE(codeOf(locked), std::string("mfa_locked"));
        QCOMPARE(httpStatus(locked.error().fault), 429);
        QCOMPARE(locked.error().retryAfter, std::chrono::seconds(std::min(1 << (n - 1), 900)));
        at.clock.advance(*locked.error().retryAfter - 1ms);
        pending = at.pending(ana);
        QCOMPARE(codeOf(at.verify(pending, at.code(ana))), std::string("mfa_locked"));
        at.clock.advance(1ms);
    }
    QCOMPARE(at.trail("auth.sign_in", "denied", "mfa_locked"), 14);
    // The right code ends the row.
    QVERIFY(at.verify(pending, at.code(ana)));
    at.clock.advance(30s);
    pending = at.pending(ana);
    (void)at.verify(pending, at.wrongCode(ana));
    QCOMPARE(at.verify(pending, at.code(ana)).error().retryAfter, std::chrono::seconds(1));
}

void TestIdentitySignIn::blockedAfterFifty()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    for (int n = 1; n <= 50; ++n) {
        QCOMPARE(codeOf(at.verify(at.pending(ana), at.wrongCode(ana))), std::string("invalid_code"));
        at.clock.advance(900s);
    }
    for (int i = 0; i < 3; ++i) {
        const auto blocked = at.verify(at.pending(ana), at.code(ana));
        QCOMPARE(codeOf(blocked), std::string("factor_blocked"));
        QCOMPARE(httpStatus(blocked.error().fault), 403);
        at.clock.advance(24h);
    }
    QCOMPARE(at.trail("auth.sign_in", "denied", "factor_blocked"), 1);
    QVERIFY(resetFactor(at.services, ana.id, "operator", at.caller));
    QCOMPARE(at.trail("mfa.reset", "allowed"), 1);
    QVERIFY(!at.enrollmentToken(ana).empty());
}

void TestIdentitySignIn::recoveryCodes()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", false);
    const std::string token = at.enrollmentToken(ana);
    const EnrollmentGrant grant{at.principal(token), token};
    const auto setup = setupFactor(at.services, grant, {}, at.caller);
    Person enrolled = ana;
    enrolled.secret = totp::fromBase32(setup.value().secret).value();
    const auto made = verifySetup(at.services, grant, at.code(enrolled), at.caller);
    QCOMPARE(made.value().recoveryCodes.size(), 10U);

    const auto use = [&](const std::string &text) {
        at.clock.advance(16s);
        return at.verify(at.pending(ana), text, SecondFactor::Kind::RecoveryCode);
    };
    const auto &codes = made->recoveryCodes;
    QVERIFY(use(codes[3]));
    QCOMPARE(codeOf(use(codes[3])), std::string("invalid_recovery_code"));
    QVERIFY(use(codes[7]));
    // A good code in another slot, and none at all.
    std::string moved = codes[4];
    moved[0] = '5';
    QCOMPARE(codeOf(use(moved)), std::string("invalid_recovery_code"));
    QCOMPARE(codeOf(use("no code")), std::string("invalid_recovery_code"));
    QVERIFY(use(codes[4]));

    // Renewal makes the rest void.
    const auto session = use(codes[5]);
    const Principal principal = at.principal(session->accessToken);
    at.clock.advance(30s);
    const StepUpSubject subject{"mfa.replace", std::string(64, 'a')};
    const auto proof = stepUp(at.services, principal, at.code(enrolled), subject, at.caller);
    const EnrollmentGrant renewal{principal, session->accessToken};
    QCOMPARE(codeOf(setupFactor(at.services, renewal, {{}, subject}, at.caller)), std::string("step_up_required"));
    enrolled.secret =
        totp::fromBase32(setupFactor(at.services, renewal, {proof.value().proof, subject}, at.caller).value().secret)
            .value();
    const auto renewed = verifySetup(at.services, renewal, at.code(enrolled), at.caller);
    QVERIFY(renewed);
    QCOMPARE(at.authenticate(session->accessToken), std::string("nobody"));
    QCOMPARE(codeOf(use(codes[6])), std::string("invalid_recovery_code"));
    QVERIFY(use(renewed->recoveryCodes[6]));
}

void TestIdentitySignIn::recoveryCodesShareTheCounter()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const std::string pending = at.pending(ana);
    QCOMPARE(codeOf(at.verify(pending, "3-OIBA-WXYZ-2345-67KL", SecondFactor::Kind::RecoveryCode)),
             std::string("invalid_recovery_code"));
    QCOMPARE(codeOf(at.verify(pending, at.code(ana))), std::string("mfa_locked"));
    at.clock.advance(1s);
    QCOMPARE(codeOf(at.verify(pending, at.wrongCode(ana))), std::string("invalid_code"));
    QCOMPARE(at.verify(pending, "x", SecondFactor::Kind::RecoveryCode).error().retryAfter, std::chrono::seconds(2));
}

void TestIdentitySignIn::seedsAreSealed()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const Person eva = at.add("eva", "ADMIN", true);
    at.database.write([&](Transaction &transaction) {
        const auto row = transaction.row("SELECT secret FROM identity_factors WHERE user_id = ?", {ana.id});
        QVERIFY(row->blob(0).find(ana.secret) == std::string::npos);
        // Another person's seed does not open in one's own place.
        transaction.run("UPDATE identity_factors SET secret = ? WHERE user_id = ?", {Blob{row->blob(0)}, eva.id});
    });
    QVERIFY_EXCEPTION_THROWN((void)at.verify(at.pending(eva), at.code(ana)), StoreError);
}

QTEST_GUILESS_MAIN(TestIdentitySignIn)
#include "tst_identity_signin.moc"
