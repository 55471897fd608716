// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include "platform/identity/totp.h"

#include <QTest>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;

class TestIdentityFactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codeWorksOnce();
    void wrongCodesRunOut();
    void delaysDouble();
    void blockedAfterFifty();
    void recoveryCodes();
    void recoveryCodesShareTheCounter();
    void seedsAreSealed();
};

void TestIdentityFactor::codeWorksOnce()
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

void TestIdentityFactor::wrongCodesRunOut()
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

void TestIdentityFactor::delaysDouble()
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

void TestIdentityFactor::blockedAfterFifty()
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

void TestIdentityFactor::recoveryCodes()
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

void TestIdentityFactor::recoveryCodesShareTheCounter()
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

void TestIdentityFactor::seedsAreSealed()
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

QTEST_GUILESS_MAIN(TestIdentityFactor)
#include "tst_identity_factor.moc"
