// SPDX-License-Identifier: GPL-3.0-or-later
#include "identitychain.h"

#include "platform/identity/unlock.h"

#include <QTest>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;

namespace {

struct Signed
{
    explicit Signed(IdentityFixture &at, const std::string &tenant = "tenant-a")
        : person(at.add("ana", "MANAGER", false, tenant))
        , principal(at.principal(at.session(person).accessToken))
    {}
    Person person;
    Principal principal;
};

} // namespace

class TestIdentityUnlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rightPassword();
    void everyRole_data();
    void everyRole();
    void wrongPasswordsAreCounted();
    void oneCounterWithSignIn();
    void lockIsNotedOnce();
    void anotherOrganisationForgivesNothing();
    void endedSession_data();
    void endedSession();
    void fullQueue();
    void overHttp();
    void malformed_data();
    void malformed();
};

void TestIdentityUnlock::rightPassword()
{
    IdentityFixture at;
    const Signed ana(at);
    const std::int64_t before = at.hasher.evaluations();
    for (int i = 0; i < 3; ++i)
        QVERIFY(unlock(at.services, ana.principal, ana.person.password, at.caller));
    QCOMPARE(at.hasher.evaluations() - before, 3);
    QCOMPARE(at.count("identity_sessions"), 1);
    QCOMPARE(at.count("identity_login_failures"), 0);
    QCOMPARE(at.count("base_change", "action = 'auth.unlock'"), 0);
}

void TestIdentityUnlock::everyRole_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("tenant");
    for (const char *role : {"ADMIN", "MANAGER"})
        QTest::newRow(role) << QString::fromLatin1(role) << QStringLiteral("tenant-a");
    QTest::newRow("SUPERADMIN") << QStringLiteral("SUPERADMIN") << QString();
}

void TestIdentityUnlock::everyRole()
{
    QFETCH(QString, role);
    QFETCH(QString, tenant);
    IdentityChain platform;
    const Person ana = platform.at.add("ana", role.toStdString(), true, tenant.toStdString());
    const std::string token = platform.at.session(ana).accessToken;
    QCOMPARE(platform.post("/api/auth/unlock", token, {{"password", ana.password}}).raw.status, 204);
    QCOMPARE(platform.post("/api/auth/unlock", token, {{"password", "another"}}).raw.status, 422);
}

void TestIdentityUnlock::wrongPasswordsAreCounted()
{
    IdentityFixture at;
    const Signed ana(at);
    const auto wrong = [&] {
        return unlock(at.services, ana.principal, "not the password", at.caller).error();
    };
    for (const std::int64_t left : {4, 3, 2, 1}) {
        const IdentityError error = wrong();
        QCOMPARE(errorBody(error).code, std::string("invalid_password"));
        QCOMPARE(error.attemptsLeft, left);
        QVERIFY(!error.retryAfter);
    }
    for (const auto wait : {1s, 2s, 4s}) {
        const IdentityError error = wrong();
        QCOMPARE(errorBody(error).code, std::string("invalid_password"));
        QCOMPARE(error.attemptsLeft, 0);
        QCOMPARE(error.retryAfter, wait);
        // Until then even the right one has to wait, and costs nothing.
        const std::int64_t before = at.hasher.evaluations();
        const auto locked = unlock(at.services, ana.principal, ana.person.password, at.caller);
        QCOMPARE(codeOf(locked), std::string("login_locked"));
        QCOMPARE(locked.error().retryAfter, wait);
        QCOMPARE(at.hasher.evaluations(), before);
        at.clock.advance(wait);
    }
    QCOMPARE(at.trail("auth.unlock", "failed", "wrong password"), 7);
    QVERIFY(unlock(at.services, ana.principal, ana.person.password, at.caller));
    QCOMPARE(wrong().attemptsLeft, 4);
}

void TestIdentityUnlock::oneCounterWithSignIn()
{
    IdentityFixture at;
    const Signed ana(at);
    for (int i = 0; i < 3; ++i)
        (void)at.signIn(ana.person, "not the password");
    QCOMPARE(unlock(at.services, ana.principal, "not the password", at.caller).error().attemptsLeft, 1);
    QCOMPARE(unlock(at.services, ana.principal, "not the password", at.caller).error().attemptsLeft, 0);
    QCOMPARE(codeOf(at.signIn(ana.person, ana.person.password)), std::string("login_locked"));
}

void TestIdentityUnlock::lockIsNotedOnce()
{
    IdentityFixture at;
    const Signed ana(at);
    for (int i = 0; i < 20; ++i)
        (void)unlock(at.services, ana.principal, "not the password", at.caller);
    QCOMPARE(at.trail("auth.unlock", "failed"), 5);
    QCOMPARE(at.trail("auth.unlock", "denied", "login_locked"), 1);
    QCOMPARE(at.count("base_change", "action = 'auth.unlock' AND session = '" + ana.principal.sessionId + "'"), 6);
}

void TestIdentityUnlock::anotherOrganisationForgivesNothing()
{
    IdentityFixture at;
    const Person victim = at.add("ana", "MANAGER", false, "tenant-b");
    at.clock.advance(1s);
    Person own = at.add("ana", "MANAGER", false, "tenant-a");
    const auto mine = login(at.services, {own.email, own.password, "a"}, at.caller);
    const Principal principal = at.principal(mine->authenticated->accessToken);
    for (int i = 0; i < 4; ++i)
        (void)login(at.services, {victim.email, "a guess", "b"}, at.caller);
    // The own password does not buy guesses at the account of the same e-mail elsewhere.
    QVERIFY(unlock(at.services, principal, own.password, at.caller));
    (void)login(at.services, {victim.email, "a guess", "b"}, at.caller);
    QCOMPARE(codeOf(login(at.services, {victim.email, "a guess", "b"}, at.caller)), std::string("login_locked"));
}

void TestIdentityUnlock::endedSession_data()
{
    QTest::addColumn<bool>("disabled");
    QTest::newRow("session ended elsewhere") << false;
    QTest::newRow("user disabled") << true;
}

void TestIdentityUnlock::endedSession()
{
    QFETCH(bool, disabled);
    IdentityFixture at;
    const Signed ana(at);
    if (disabled)
        QVERIFY(
            changeUser(at.services, ana.person.id, {.role = {}, .active = false, .password = {}}, "admin", at.caller));
    else
        QVERIFY(endSession(at.services, ana.principal, ana.principal.sessionId, at.caller));
    const std::int64_t before = at.hasher.evaluations();
    const auto refused = unlock(at.services, ana.principal, ana.person.password, at.caller);
    QCOMPARE(codeOf(refused), std::string("unauthenticated"));
    QCOMPARE(httpStatus(refused.error().fault), 401);
    QCOMPARE(at.hasher.evaluations(), before);
    QCOMPARE(at.count("identity_login_failures"), 0);
}

void TestIdentityUnlock::fullQueue()
{
    IdentityFixture at({{1, 8192}, {1, 8192}, 1, 0});
    const Signed ana(at);
    const auto held = at.hasher.seat();
    const auto busy = unlock(at.services, ana.principal, "not the password", at.caller);
    QCOMPARE(codeOf(busy), std::string("busy"));
    QCOMPARE(httpStatus(busy.error().fault), 503);
    QVERIFY(busy.error().retryAfter);
    QCOMPARE(at.count("identity_login_failures"), 0);
}

void TestIdentityUnlock::overHttp()
{
    IdentityChain platform;
    const Person ana = platform.at.add("ana", "MANAGER", false);
    const std::string token = platform.at.session(ana).accessToken;
    QCOMPARE(platform.post("/api/auth/unlock", {}, {{"password", ana.password}}).raw.status, 401);
    Reply reply;
    for (int i = 0; i < 5; ++i) {
        reply = platform.post("/api/auth/unlock", token, {{"password", "not the password"}});
        QCOMPARE(reply.raw.status, 422);
        QCOMPARE(reply.error.code, std::string("invalid_password"));
        QCOMPARE(reply.error.attemptsLeft, 4 - i);
    }
    QCOMPARE(reply.raw.headers.at("Retry-After"), std::string("1"));
    reply = platform.post("/api/auth/unlock", token, {{"password", ana.password}});
    QCOMPARE(reply.raw.status, 429);
    QCOMPARE(reply.error.code, std::string("login_locked"));
    platform.at.clock.advance(1s);
    reply = platform.post("/api/auth/unlock", token, {{"password", ana.password}});
    QCOMPARE(reply.raw.status, 204);
    QVERIFY(reply.raw.body.empty());
    // The session is as good as before.
    QCOMPARE(platform.send("GET", "/api/auth/me", token).raw.status, 200);
}

void TestIdentityUnlock::malformed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no password") << QByteArray("{}");
    QTest::newRow("a number") << QByteArray(R"({"password":1})");
    QTest::newRow("too long") << R"({"password":")" + QByteArray(1025, 'a') + R"("})";
    QTest::newRow("something else too") << QByteArray(R"({"password":"a","email":"b"})");
}

void TestIdentityUnlock::malformed()
{
    QFETCH(QByteArray, body);
    IdentityChain platform;
    const std::string token = platform.at.session(platform.at.add("ana", "MANAGER", false)).accessToken;
    const Reply reply = platform.send("POST", "/api/auth/unlock", token, body.toStdString());
    QCOMPARE(reply.raw.status, 400);
    QCOMPARE(platform.at.count("identity_login_failures"), 0);
}

QTEST_GUILESS_MAIN(TestIdentityUnlock)
#include "tst_identity_unlock.moc"
