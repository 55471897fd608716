// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include <QTest>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;

class TestIdentitySession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accessTokenLives();
    void pendingTokenLives();
    void enrollmentTokenLives();
    void changesEndTokens_data();
    void changesEndTokens();
    void pendingEndsWithTheEpoch();
    void listAndEnd();
    void me();
    void forgetting();

private:
    [[nodiscard]] static Outcome<atalaya::contract::Authenticated> refresh(IdentityFixture &at,
                                                                           const std::string &token)
    {
        return refreshSession(at.services, token, at.caller);
    }
};

void TestIdentitySession::accessTokenLives()
{
    IdentityFixture at;
    const auto session = at.session(at.add("ana", "MANAGER", false));
    at.clock.advance(10min - 1ms);
    QCOMPARE(at.authenticate(session.accessToken), std::string("user"));
    at.clock.advance(1ms);
    QCOMPARE(at.authenticate(session.accessToken), std::string("token_expired"));
    QCOMPARE(at.authenticate(session.refreshToken), std::string("nobody"));
}

void TestIdentitySession::pendingTokenLives()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const std::string early = at.pending(ana);
    const std::string late = at.pending(ana);
    at.clock.advance(5min - 1ms);
    QVERIFY(at.verify(early, at.code(ana)));
    QCOMPARE(at.authenticate(late), std::string("pending"));
    at.clock.advance(1ms);
    QCOMPARE(at.authenticate(late), std::string("pending_expired"));
    QCOMPARE(codeOf(at.verify(late, at.code(ana, 1))), std::string("pending_expired"));
}

void TestIdentitySession::enrollmentTokenLives()
{
    IdentityFixture at;
    const std::string token = at.enrollmentToken(at.add("ana", "ADMIN", false));
    const EnrollmentGrant grant{at.principal(token), token};
    at.clock.advance(10min - 1ms);
    QVERIFY(setupFactor(at.services, grant, {}, at.caller));
    at.clock.advance(1ms);
    QCOMPARE(at.authenticate(token), std::string("enrollment_expired"));
    QCOMPARE(codeOf(setupFactor(at.services, grant, {}, at.caller)), std::string("enrollment_expired"));
    QCOMPARE(codeOf(verifySetup(at.services, grant, "287082", at.caller)), std::string("enrollment_expired"));
}

void TestIdentitySession::changesEndTokens_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"role", "password", "state", "factor"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestIdentitySession::changesEndTokens()
{
    QFETCH(QString, what);
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", true);
    const Person eva = at.add("eva", "MANAGER", true);
    const auto session = at.session(ana);
    const auto other = at.session(eva);
    UserChange change;
    if (what == u"role")
        change.role = "ADMIN";
    else if (what == u"password")
        change.password = "another long password";
    else if (what == u"state")
        change.active = false;
    if (what == u"factor")
        QVERIFY(resetFactor(at.services, ana.id, eva.id, at.caller));
    else
        QVERIFY(changeUser(at.services, ana.id, change, eva.id, at.caller));
    QCOMPARE(at.authenticate(session.accessToken), std::string("nobody"));
    QCOMPARE(codeOf(refresh(at, session.refreshToken)), std::string("unauthenticated"));
    QCOMPARE(at.authenticate(other.accessToken), std::string("user"));
    QVERIFY(refresh(at, other.refreshToken));
    QCOMPARE(at.trail(what == u"factor" ? "mfa.reset" : "user.changed", "allowed"), 1);
    QCOMPARE(at.count("base_change", "instr(before || after, 'another long') > 0"), 0);
}

void TestIdentitySession::pendingEndsWithTheEpoch()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    const std::string pending = at.pending(ana);
    QVERIFY(changeUser(at.services, ana.id, {.role = {}, .active = {}, .password = "another long password"}, "operator",
                       at.caller));
    QCOMPARE(at.authenticate(pending), std::string("pending_expired"));
    QCOMPARE(codeOf(at.verify(pending, at.code(ana))), std::string("pending_expired"));
    QCOMPARE(codeOf(at.signIn(ana, ana.password)), std::string("invalid_credentials"));
}

void TestIdentitySession::listAndEnd()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    const Person eva = at.add("eva", "MANAGER", false);
    at.caller.client = "Atalaya 0.1 (first)";
    const auto first = at.session(ana);
    at.clock.advance(1s);
    at.caller.client = "Atalaya 0.1 (second)";
    const auto second = at.session(ana);
    const auto foreign = at.session(eva);
    const Principal here = at.principal(second.accessToken);

    const auto listed = listSessions(at.services, here);
    QCOMPARE(listed.size(), 2U);
    QCOMPARE(listed[0].client, std::string("Atalaya 0.1 (second)"));
    QCOMPARE(listed[0].address, std::string("127.0.0.1"));
    QCOMPARE(listed[0].id, here.sessionId);
    QVERIFY(listed[0].current);
    QVERIFY(!listed[1].current);
    QCOMPARE(listed[1].expiresAt - listed[1].createdAt, std::chrono::milliseconds(7 * 24h));

    // Somebody else's is as absent as one that never was.
    const std::string foreignId = at.principal(foreign.accessToken).sessionId;
    QCOMPARE(codeOf(endSession(at.services, here, foreignId, at.caller)), std::string("not_found"));
    QCOMPARE(codeOf(endSession(at.services, here, "never", at.caller)), std::string("not_found"));
    QCOMPARE(at.authenticate(foreign.accessToken), std::string("user"));

    QVERIFY(endSession(at.services, here, listed[1].id, at.caller));
    QCOMPARE(codeOf(endSession(at.services, here, listed[1].id, at.caller)), std::string("not_found"));
    QCOMPARE(at.authenticate(first.accessToken), std::string("nobody"));
    QCOMPARE(codeOf(refresh(at, first.refreshToken)), std::string("unauthenticated"));
    QCOMPARE(at.trail("session.ended", "allowed", "ended from another session"), 1);

    QVERIFY(endSession(at.services, here, here.sessionId, at.caller));
    QCOMPARE(at.authenticate(second.accessToken), std::string("nobody"));
    QCOMPARE(at.trail("session.ended", "allowed", "signed out"), 1);
}

void TestIdentitySession::me()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "ADMIN", true);
    Principal principal = at.principal(at.session(ana).accessToken);
    principal.permissions = {"users.manage"};
    const auto answer = atalaya::platform::me(at.services, principal);
    QVERIFY(answer);
    QCOMPARE(answer->user.email, ana.email);
    QVERIFY(answer->user.mfaEnabled);
    QCOMPARE(answer->tenant->id, std::string("tenant-a"));
    QCOMPARE(answer->permissions, std::vector<std::string>{"users.manage"});
    QCOMPARE(answer->features, std::vector<std::string>{"dashboard"});
    QCOMPARE(answer->subscription->plan, std::string("PRO"));
    QCOMPARE(answer->session.id, principal.sessionId);
    QVERIFY(answer->session.current);
    QCOMPARE(answer->roles.size(), 3U);

    const Person root = at.add("root", "SUPERADMIN", true, {});
    const auto platform = atalaya::platform::me(at.services, at.principal(at.session(root).accessToken));
    QVERIFY(!platform->tenant);
    QVERIFY(!platform->subscription);
}

void TestIdentitySession::forgetting()
{
    IdentityFixture at;
    const Person ana = at.add("ana", "MANAGER", false);
    const Person eva = at.add("eva", "ADMIN", true);
    (void)refresh(at, at.session(ana).refreshToken);
    (void)at.pending(eva);
    (void)at.signIn(eva, "not the password");
    at.clock.advance(15 * 24h);
    (void)at.session(ana);
    QCOMPARE(at.count("identity_sessions"), 1);
    QCOMPARE(at.count("identity_access_tokens"), 1);
    QCOMPARE(at.count("identity_refresh_tokens"), 1);
    QCOMPARE(at.count("identity_sign_ins"), 0);
    QCOMPARE(at.count("identity_login_failures"), 0);
}

QTEST_GUILESS_MAIN(TestIdentitySession)
#include "tst_identity_session.moc"
