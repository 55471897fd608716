// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include "platform/identity/totp.h"

#include <QTest>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;

namespace {

const StepUpSubject publish{"policy.publish", std::string(64, 'a')};

struct Signed
{
    Person person;
    Principal principal;
};

Signed signedIn(IdentityFixture &at, const std::string &name = "ana")
{
    const Person person = at.add(name, "ADMIN", true);
    const Principal principal = at.principal(at.session(person).accessToken);
    at.clock.advance(totp::period);
    return {person, principal};
}

} // namespace

class TestIdentityStepUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void once();
    void boundTo_data();
    void boundTo();
    void expires();
    void codes();
    void signInCodeIsNoStepUp();
    void withoutFactor();
    void malformed_data();
    void malformed();
};

void TestIdentityStepUp::once()
{
    IdentityFixture at;
    const auto [ana, principal] = signedIn(at);
    const auto proof = stepUp(at.services, principal, at.code(ana), publish, at.caller);
    QVERIFY(proof);
    QCOMPARE(at.trail("auth.step_up", "allowed"), 1);
    const auto spent = spendStepUp(at.services, principal, proof->proof, publish, at.caller);
    QVERIFY(spent);
    QCOMPARE(spent->size(), 64U);
    QCOMPARE(codeOf(spendStepUp(at.services, principal, proof->proof, publish, at.caller)),
             std::string("step_up_required"));
    QCOMPARE(at.trail("auth.step_up", "denied"), 1);
    QCOMPARE(codeOf(spendStepUp(at.services, principal, {}, publish, at.caller)), std::string("step_up_required"));
    QCOMPARE(at.trail("auth.step_up", "denied"), 1);
    QCOMPARE(httpStatus(IdentityFault::StepUpRequired), 403);
}

void TestIdentityStepUp::boundTo_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("digest");
    QTest::addColumn<bool>("otherSession");
    const QString action = QString::fromStdString(publish.action);
    const QString digest = QString::fromStdString(publish.digest);
    QTest::newRow("another action") << QStringLiteral("policy.delete") << digest << false;
    QTest::newRow("another change") << action << QString(64, QLatin1Char('b')) << false;
    QTest::newRow("another session of the same person") << action << digest << true;
}

void TestIdentityStepUp::boundTo()
{
    QFETCH(QString, action);
    QFETCH(QString, digest);
    QFETCH(bool, otherSession);
    IdentityFixture at;
    const auto [ana, principal] = signedIn(at);
    const auto proof = stepUp(at.services, principal, at.code(ana), publish, at.caller);
    QVERIFY(proof);
    const Principal user = otherSession ? at.principal(at.session(ana).accessToken) : principal;
    const StepUpSubject subject{action.toStdString(), digest.toStdString()};
    QCOMPARE(codeOf(spendStepUp(at.services, user, proof->proof, subject, at.caller)), std::string("step_up_required"));
    // It was not spent by that.
    QVERIFY(spendStepUp(at.services, principal, proof->proof, publish, at.caller));
}

void TestIdentityStepUp::expires()
{
    IdentityFixture at;
    const auto [ana, principal] = signedIn(at);
    const auto proof = stepUp(at.services, principal, at.code(ana), publish, at.caller);
    QCOMPARE(proof->expiresIn, std::chrono::seconds(120));
    at.clock.advance(2min);
    QCOMPARE(codeOf(spendStepUp(at.services, principal, proof->proof, publish, at.caller)),
             std::string("step_up_required"));
    // A proof does not outlive its session.
    const auto second = stepUp(at.services, principal, at.code(ana), publish, at.caller);
    QVERIFY(endSession(at.services, principal, principal.sessionId, at.caller));
    QCOMPARE(codeOf(spendStepUp(at.services, principal, second->proof, publish, at.caller)),
             std::string("step_up_required"));
}

void TestIdentityStepUp::codes()
{
    IdentityFixture at;
    const auto [ana, principal] = signedIn(at);
    const auto wrong = stepUp(at.services, principal, at.wrongCode(ana), publish, at.caller);
    QCOMPARE(codeOf(wrong), std::string("invalid_code"));
    // Not 401: the session is as good as before.
    QCOMPARE(httpStatus(wrong.error().fault), 422);
    QCOMPARE(at.trail("auth.step_up", "failed", "invalid_code"), 1);
    QCOMPARE(codeOf(stepUp(at.services, principal, at.code(ana), publish, at.caller)), std::string("mfa_locked"));
    at.clock.advance(1s);
    const std::string code = at.code(ana);
    QVERIFY(stepUp(at.services, principal, code, publish, at.caller));
    QCOMPARE(codeOf(stepUp(at.services, principal, code, publish, at.caller)), std::string("code_already_used"));
}

void TestIdentityStepUp::signInCodeIsNoStepUp()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const std::string code = at.code(ana);
    const Principal principal = at.principal(at.verify(at.pending(ana), code).value().accessToken);
    QCOMPARE(codeOf(stepUp(at.services, principal, code, publish, at.caller)), std::string("code_already_used"));
}

void TestIdentityStepUp::withoutFactor()
{
    IdentityFixture at;
    const Principal principal = at.principal(at.session(at.add("ana", "MANAGER", false)).accessToken);
    QCOMPARE(codeOf(stepUp(at.services, principal, "287082", publish, at.caller)), std::string("mfa_required"));
}

void TestIdentityStepUp::malformed_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("digest");
    QTest::addColumn<QString>("field");
    const QString digest(64, QLatin1Char('a'));
    QTest::newRow("no action") << QString() << digest << QStringLiteral("action");
    QTest::newRow("long action") << QString(101, QLatin1Char('a')) << digest << QStringLiteral("action");
    QTest::newRow("no digest") << QStringLiteral("x") << QString() << QStringLiteral("digest");
    QTest::newRow("short digest") << QStringLiteral("x") << digest.left(63) << QStringLiteral("digest");
    QTest::newRow("upper case") << QStringLiteral("x") << digest.toUpper() << QStringLiteral("digest");
}

void TestIdentityStepUp::malformed()
{
    QFETCH(QString, action);
    QFETCH(QString, digest);
    QFETCH(QString, field);
    IdentityFixture at;
    const auto [ana, principal] = signedIn(at);
    const auto refused =
        stepUp(at.services, principal, at.code(ana), {action.toStdString(), digest.toStdString()}, at.caller);
    QCOMPARE(codeOf(refused), std::string("validation_failed"));
    QCOMPARE(refused.error().fields.at(0).field, field.toStdString());
    QCOMPARE(at.count("identity_factors", "failures > 0"), 0);
}

QTEST_GUILESS_MAIN(TestIdentityStepUp)
#include "tst_identity_stepup.moc"
