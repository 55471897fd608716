// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include "platform/base/encoding.h"
#include "platform/identity/demoaccounts.h"
#include "platform/identity/token.h"
#include "platform/identity/totp.h"

#include <QTest>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;

namespace {

EnrollmentGrant grantOf(IdentityFixture &at, const std::string &token)
{
    return {at.principal(token), token};
}

/// Takes the secret that setup shows.
Person withSecret(Person person, const atalaya::contract::MfaSetup &setup)
{
    person.secret = totp::fromBase32(setup.secret).value();
    return person;
}

} // namespace

class TestIdentityEnrollment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstFactor();
    void codeCannotSignIn();
    void tokenWorksOnce();
    void wrongCodesRunOut();
    void setupReplacesSetup();
    void fromASession();
    void theLeafNamesTheStepUp();
    void pendingTokenCannotEnrol();
    void demoCodes();
    void demoCodeWaitsForTheLock();
};

void TestIdentityEnrollment::firstFactor()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", false);
    const EnrollmentGrant grant = grantOf(at, at.enrollmentToken(ana));
    const auto setup = setupFactor(at.services, grant, {}, at.caller);
    QVERIFY(setup);
    QVERIFY(setup->otpauthUrl.starts_with("otpauth://totp/Atalaya:ana%40rios.example?secret=" + setup->secret));
    const Person enrolled = withSecret(ana, *setup);
    QCOMPARE(enrolled.secret.size(), 20U);
    QCOMPARE(at.count("identity_factors"), 0);
    const auto made = verifySetup(at.services, grant, at.code(enrolled), at.caller);
    QVERIFY(made);
    QCOMPARE(made->recoveryCodes.size(), 10U);
    QVERIFY(made->session.user.mfaEnabled);
    QCOMPARE(at.authenticate(made->session.accessToken), std::string("user"));
    QCOMPARE(at.trail("mfa.enrolled", "allowed"), 1);
    QCOMPARE(at.trail("auth.sign_in", "allowed"), 1);
    QCOMPARE(at.count("base_change", "instr(after, '" + setup->secret + "') > 0"), 0);
    // From now on the password asks for a code.
    QVERIFY(at.signIn(ana, ana.password)->mfaRequired);
}

void TestIdentityEnrollment::codeCannotSignIn()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", false);
    const EnrollmentGrant grant = grantOf(at, at.enrollmentToken(ana));
    const Person enrolled = withSecret(ana, setupFactor(at.services, grant, {}, at.caller).value());
    const std::string code = at.code(enrolled);
    QVERIFY(verifySetup(at.services, grant, code, at.caller));
    const std::string pending = at.pending(ana);
    QCOMPARE(codeOf(at.verify(pending, code)), std::string("code_already_used"));
    at.clock.advance(1s);
    QCOMPARE(codeOf(at.verify(pending, at.code(enrolled, -1))), std::string("code_already_used"));
    at.clock.advance(2s);
    QVERIFY(at.verify(pending, at.code(enrolled, 1)));
}

void TestIdentityEnrollment::tokenWorksOnce()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", false);
    const EnrollmentGrant grant = grantOf(at, at.enrollmentToken(ana));
    const EnrollmentGrant second = grantOf(at, at.enrollmentToken(ana));
    const Person enrolled = withSecret(ana, setupFactor(at.services, grant, {}, at.caller).value());
    QVERIFY(verifySetup(at.services, grant, at.code(enrolled), at.caller));
    for (const EnrollmentGrant &used : {grant, second}) {
        QCOMPARE(at.authenticate(used.token), std::string("enrollment_expired"));
        QCOMPARE(codeOf(setupFactor(at.services, used, {}, at.caller)), std::string("enrollment_expired"));
        QCOMPARE(codeOf(verifySetup(at.services, used, at.code(enrolled, 1), at.caller)),
                 std::string("enrollment_expired"));
    }
    QCOMPARE(at.count("identity_sessions"), 1);
}

void TestIdentityEnrollment::wrongCodesRunOut()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", false);
    const EnrollmentGrant grant = grantOf(at, at.enrollmentToken(ana));
    Person enrolled = withSecret(ana, setupFactor(at.services, grant, {}, at.caller).value());
    for (std::int64_t left = 4; left >= 0; --left) {
        const auto wrong = verifySetup(at.services, grant, at.wrongCode(enrolled), at.caller);
        QCOMPARE(codeOf(wrong), std::string("invalid_code"));
        QCOMPARE(wrong.error().attemptsLeft, left);
    }
    QCOMPARE(codeOf(verifySetup(at.services, grant, at.code(enrolled), at.caller)), std::string("enrollment_expired"));
    QCOMPARE(at.trail("mfa.enrolled", "failed", "invalid_code"), 5);
    QCOMPARE(at.count("identity_factors"), 0);
    // A new secret may be tried again.
    enrolled = withSecret(ana, setupFactor(at.services, grant, {}, at.caller).value());
    QVERIFY(verifySetup(at.services, grant, at.code(enrolled), at.caller));
}

void TestIdentityEnrollment::setupReplacesSetup()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", false);
    const EnrollmentGrant grant = grantOf(at, at.enrollmentToken(ana));
    QCOMPARE(codeOf(verifySetup(at.services, grant, "287082", at.caller)), std::string("enrollment_expired"));
    const Person first = withSecret(ana, setupFactor(at.services, grant, {}, at.caller).value());
    const Person second = withSecret(ana, setupFactor(at.services, grant, {}, at.caller).value());
    QVERIFY(first.secret != second.secret);
    QCOMPARE(codeOf(verifySetup(at.services, grant, at.code(first), at.caller)), std::string("invalid_code"));
    QVERIFY(verifySetup(at.services, grant, at.code(second), at.caller));
}

void TestIdentityEnrollment::fromASession()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    const auto here = at.session(ana);
    const auto elsewhere = at.session(ana);
    const EnrollmentGrant grant = grantOf(at, here.accessToken);
    const Person enrolled = withSecret(ana, setupFactor(at.services, grant, {}, at.caller).value());
    const auto made = verifySetup(at.services, grant, at.code(enrolled), at.caller);
    QVERIFY(made);
    QCOMPARE(at.authenticate(made->session.accessToken), std::string("user"));
    QCOMPARE(at.authenticate(here.accessToken), std::string("nobody"));
    QCOMPARE(at.authenticate(elsewhere.accessToken), std::string("nobody"));
    QCOMPARE(codeOf(setupFactor(at.services, grant, {}, at.caller)), std::string("unauthenticated"));
    // A working factor is not replaced without a step-up.
    const EnrollmentGrant again = grantOf(at, made->session.accessToken);
    QCOMPARE(codeOf(setupFactor(at.services, again, {}, at.caller)), std::string("step_up_required"));
}

void TestIdentityEnrollment::theLeafNamesTheStepUp()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", true);
    const EnrollmentGrant grant = grantOf(at, at.session(ana).accessToken);
    const StepUpSubject subject{"mfa.replace", std::string(64, 'd')};
    at.clock.advance(30s);
    const std::string proof = stepUp(at.services, grant.principal, at.code(ana), subject, at.caller).value().proof;
    const Person anew = withSecret(ana, setupFactor(at.services, grant, {proof, subject}, at.caller).value());
    // A wrong code in between does not lose it.
    QCOMPARE(codeOf(verifySetup(at.services, grant, at.wrongCode(anew), at.caller)), std::string("invalid_code"));
    QVERIFY(verifySetup(at.services, grant, at.code(anew), at.caller));
    QCOMPARE(at.count("base_change", "action = 'mfa.enrolled' AND result = 'allowed' AND json_extract(after, "
                                     "'$.stepUp') = '" +
                                         toHex(tokenHash(proof)) + "'"),
             1);
}

void TestIdentityEnrollment::pendingTokenCannotEnrol()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const std::string token = at.pending(ana);
    QCOMPARE(codeOf(setupFactor(at.services, grantOf(at, token), {}, at.caller)), std::string("unauthenticated"));
    // Not even when the token is passed off as the other kind.
    EnrollmentGrant forged = grantOf(at, token);
    forged.principal.kind = Principal::Kind::Enrollment;
    QCOMPARE(codeOf(setupFactor(at.services, forged, {}, at.caller)), std::string("enrollment_expired"));
}

void TestIdentityEnrollment::demoCodes()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const Person eva = at.add("eva", "ADMIN", false);
    const std::vector<DemoLogin> logins{{"tenant-a", "Tenant a", ana.email, ana.password},
                                        {"tenant-a", "Tenant a", eva.email, eva.password},
                                        {"tenant-b", "Tenant b", ana.email, ana.password}};
    // Three sign-ins in the same second: the second may use the next step early, the third has to wait.
    for (int i = 0; i < 3; ++i) {
        const auto shown = demoAccounts(at.services, logins);
        QCOMPARE(shown.now, at.clock.now());
        QCOMPARE(shown.accounts.size(), 2U);
        QCOMPARE(shown.accounts[0].name, std::string("ana"));
        QCOMPARE(shown.accounts[0].tenantName, std::string("Tenant a"));
        QVERIFY(!shown.accounts[1].nextCode);
        const auto next = shown.accounts[0].nextCode.value();
        QCOMPARE(next.usableFrom > at.clock.now(), i == 2);
        if (i == 2) {
            at.clock.set(next.usableFrom - 1ms);
            QCOMPARE(codeOf(at.verify(at.pending(ana), next.code)), std::string("invalid_code"));
            at.clock.advance(1s + 1ms);
        }
        QVERIFY(at.verify(at.pending(ana), next.code));
    }
    // And it is good until the last moment that is named.
    at.clock.advance(2min);
    const auto last = demoAccounts(at.services, logins).accounts[0].nextCode.value();
    at.clock.set(last.usableUntil - 1ms);
    QVERIFY(at.verify(at.pending(ana), last.code));
}

void TestIdentityEnrollment::demoCodeWaitsForTheLock()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    for (int i = 0; i < 4; ++i) {
        at.clock.advance(900s);
        (void)at.verify(at.pending(ana), at.wrongCode(ana));
    }
    const auto shown = demoAccounts(at.services, {{"tenant-a", "Tenant a", ana.email, ana.password}});
    QCOMPARE(shown.accounts[0].nextCode->usableFrom, at.clock.now() + 8s);
}

QTEST_GUILESS_MAIN(TestIdentityEnrollment)
#include "tst_identity_enrollment.moc"
