// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityfixture.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;

namespace {

/// While it lives, no file of this process grows.
class NoRoom
{
public:
    NoRoom()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 1;
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoRoom() { setrlimit(RLIMIT_FSIZE, &m_before); }
    NoRoom(const NoRoom &) = delete;
    NoRoom &operator=(const NoRoom &) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TestIdentityRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refreshLives_data();
    void refreshLives();
    void absoluteEndCutsTheAccessToken();
    void refreshRotates();
    void lostReplyIsHonoured();
    void predecessorTooLate();
    void predecessorAfterTheSuccessorWasUsed_data();
    void predecessorAfterTheSuccessorWasUsed();
    void supersededTokenIsReuse();
    void olderThanThePredecessor();
    void refreshRate();
    void lostRepliesCount();
    void unknownTokens();
    void aUseThatCantBeWrittenTurnsNobodyAway();
    void aUseThatCouldNotBeWrittenStillCounts();

private:
    [[nodiscard]] static Outcome<atalaya::contract::Authenticated> refresh(IdentityFixture &at,
                                                                           const std::string &token)
    {
        return refreshSession(at.services, token, at.caller);
    }
};

void TestIdentityRefresh::refreshLives_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("withFactor");
    QTest::addColumn<int>("idleMinutes");
    QTest::addColumn<int>("absoluteMinutes");
    QTest::newRow("administrator") << QStringLiteral("ADMIN") << true << 30 << 12 * 60;
    QTest::newRow("platform") << QStringLiteral("SUPERADMIN") << true << 30 << 12 * 60;
    QTest::newRow("manager") << QStringLiteral("MANAGER") << true << 24 * 60 << 7 * 24 * 60;
    QTest::newRow("manager without factor") << QStringLiteral("MANAGER") << false << 24 * 60 << 7 * 24 * 60;
}

void TestIdentityRefresh::refreshLives()
{
    QFETCH(QString, role);
    QFETCH(bool, withFactor);
    QFETCH(int, idleMinutes);
    QFETCH(int, absoluteMinutes);
    IdentityFixture at;
    const std::string tenant = role == u"SUPERADMIN" ? std::string() : std::string("tenant-a");
    const Person ana = at.add("ana", role.toStdString(), withFactor, tenant);
    const std::chrono::minutes idle(idleMinutes);

    auto session = at.session(ana);
    at.clock.advance(idle - 1ms);
    const auto renewed = refresh(at, session.refreshToken);
    QVERIFY(renewed);
    at.clock.advance(idle);
    QCOMPARE(codeOf(refresh(at, renewed->refreshToken)), std::string("token_expired"));
    QCOMPARE(codeOf(refresh(at, renewed->refreshToken)), std::string("unauthenticated"));

    // Always in use, it still ends.
    session = at.session(ana);
    const Instant end = at.clock.now() + std::chrono::minutes(absoluteMinutes);
    while (at.clock.now() + idle / 2 < end) {
        at.clock.advance(idle / 2);
        session = refresh(at, session.refreshToken).value();
    }
    at.clock.set(end - 1ms);
    session = refresh(at, session.refreshToken).value();
    at.clock.set(end);
    QCOMPARE(codeOf(refresh(at, session.refreshToken)), std::string("token_expired"));
    QVERIFY(at.authenticate(session.accessToken) != "user");
}

void TestIdentityRefresh::absoluteEndCutsTheAccessToken()
{
    IdentityFixture at;
    auto session = at.session(at.add("ana", "MANAGER", false));
    for (int i = 0; i < 7; ++i) {
        at.clock.advance(24h - 1min);
        session = refresh(at, session.refreshToken).value();
    }
    QCOMPARE(session.expiresIn, 7 * 60);
}

void TestIdentityRefresh::refreshRotates()
{
    IdentityFixture at;
    const auto first = at.session(at.add("ana", "MANAGER", false));
    const auto second = refresh(at, first.refreshToken).value();
    QVERIFY(second.refreshToken != first.refreshToken);
    QVERIFY(second.accessToken != first.accessToken);
    QCOMPARE(second.user, first.user);
    QCOMPARE(at.authenticate(first.accessToken), std::string("user"));
    QCOMPARE(at.authenticate(second.accessToken), std::string("user"));
    QCOMPARE(at.count("identity_refresh_tokens", "token_hash = CAST('" + second.refreshToken + "' AS BLOB)"), 0);
}

void TestIdentityRefresh::lostReplyIsHonoured()
{
    IdentityFixture at;
    const auto first = at.session(at.add("ana", "MANAGER", false));
    const auto lost = refresh(at, first.refreshToken).value();
    at.clock.advance(10s);
    const auto again = refresh(at, first.refreshToken);
    QVERIFY(again);
    QCOMPARE(at.authenticate(lost.accessToken), std::string("nobody"));
    QCOMPARE(at.authenticate(again->accessToken), std::string("user"));
    QVERIFY(refresh(at, again->refreshToken));
    QCOMPARE(at.trail("session.token_reused", "denied"), 0);
}

void TestIdentityRefresh::predecessorTooLate()
{
    IdentityFixture at;
    const auto first = at.session(at.add("ana", "MANAGER", false));
    const auto second = refresh(at, first.refreshToken).value();
    at.clock.advance(10s + 1ms);
    QCOMPARE(codeOf(refresh(at, first.refreshToken)), std::string("token_reused"));
    QCOMPARE(at.trail("session.token_reused", "denied"), 1);
    // The whole family is gone, for whoever holds its newest tokens too.
    QCOMPARE(at.authenticate(second.accessToken), std::string("nobody"));
    QCOMPARE(codeOf(refresh(at, second.refreshToken)), std::string("token_reused"));
    QCOMPARE(at.trail("session.token_reused", "denied"), 1);
}

void TestIdentityRefresh::predecessorAfterTheSuccessorWasUsed_data()
{
    QTest::addColumn<bool>("asAccess");
    QTest::newRow("its refresh token was exchanged") << false;
    QTest::newRow("its access token came back") << true;
}

void TestIdentityRefresh::predecessorAfterTheSuccessorWasUsed()
{
    QFETCH(bool, asAccess);
    IdentityFixture at;
    const auto first = at.session(at.add("ana", "MANAGER", false));
    const auto second = refresh(at, first.refreshToken).value();
    if (asAccess)
        QCOMPARE(at.authenticate(second.accessToken), std::string("user"));
    else
        QVERIFY(refresh(at, second.refreshToken));
    QCOMPARE(codeOf(refresh(at, first.refreshToken)), std::string("token_reused"));
    QCOMPARE(at.authenticate(second.accessToken), std::string("nobody"));
    QCOMPARE(at.count("identity_sessions", "ended_at IS NULL"), 0);
}

void TestIdentityRefresh::supersededTokenIsReuse()
{
    IdentityFixture at;
    const auto first = at.session(at.add("ana", "MANAGER", false));
    const auto stolen = refresh(at, first.refreshToken).value();
    const auto second = refresh(at, first.refreshToken).value();
    QCOMPARE(codeOf(refresh(at, stolen.refreshToken)), std::string("token_reused"));
    QCOMPARE(codeOf(refresh(at, second.refreshToken)), std::string("token_reused"));
}

void TestIdentityRefresh::olderThanThePredecessor()
{
    IdentityFixture at;
    const auto first = at.session(at.add("ana", "MANAGER", false));
    const auto second = refresh(at, first.refreshToken).value();
    const auto third = refresh(at, second.refreshToken).value();
    QCOMPARE(codeOf(refresh(at, first.refreshToken)), std::string("token_reused"));
    QCOMPARE(codeOf(refresh(at, third.refreshToken)), std::string("token_reused"));
}

void TestIdentityRefresh::refreshRate()
{
    IdentityFixture at;
    auto session = at.session(at.add("ana", "MANAGER", false));
    for (int i = 0; i < 30; ++i)
        session = refresh(at, session.refreshToken).value();
    const auto refused = refresh(at, session.refreshToken);
    QCOMPARE(codeOf(refused), std::string("rate_limited"));
    QVERIFY(refused.error().retryAfter);
    at.clock.advance(1min);
    QVERIFY(refresh(at, session.refreshToken));
}

void TestIdentityRefresh::lostRepliesCount()
{
    IdentityFixture at;
    const auto session = at.session(at.add("ana", "MANAGER", false));
    int granted = 0;
    std::string last;
    for (int i = 0; i < 200; ++i) {
        const auto answer = refresh(at, session.refreshToken);
        granted += answer ? 1 : 0;
        last = codeOf(answer);
    }
    QCOMPARE(granted, 30);
    QCOMPARE(last, std::string("rate_limited"));
    QCOMPARE(at.trail("session.token_reused", "denied"), 0);
}

void TestIdentityRefresh::unknownTokens()
{
    IdentityFixture at;
    const auto session = at.session(at.add("ana", "MANAGER", false));
    for (const std::string &token : {std::string(), std::string("x"), std::string(43, 'A'), std::string(5000, 'A'),
                                     session.accessToken, session.refreshToken + '='}) {
        QCOMPARE(codeOf(refresh(at, token)), std::string("unauthenticated"));
    }
    QCOMPARE(at.authenticate(std::string(43, 'A')), std::string("nobody"));
    QVERIFY(refresh(at, session.refreshToken));
}

void TestIdentityRefresh::aUseThatCantBeWrittenTurnsNobodyAway()
{
    IdentityFixture at;
    TokenAuthenticator authenticator(at.services);
    const Person ana = at.add("ana", "ADMIN", true);
    const auto session = at.session(ana);
    const std::string id = at.principal(session.accessToken).sessionId;
    const auto lastSeen = [&] {
        return at.count("identity_sessions",
                        "last_seen_at = " + std::to_string(at.clock.now().time_since_epoch().count()));
    };
    {
        const NoRoom full;
        QCOMPARE(codeOf(refresh(at, "nonsense")), std::string("unauthenticated"));
        at.clock.advance(5min);
        QVERIFY(authenticator.authenticate(session.accessToken, {}));
        QCOMPARE(lastSeen(), 0);
        // It counts for what is told of the session as well.
        QVERIFY(listSessions(at.services, at.principal(session.accessToken)).front().lastSeenAt == at.clock.now());
    }
    // Written with the next use, and the session's idle life goes on from the one that was kept.
    at.clock.advance(2min);
    QVERIFY(authenticator.authenticate(session.accessToken, {}));
    QCOMPARE(lastSeen(), 1);
    {
        const NoRoom full;
        at.clock.advance(2min);
        QVERIFY(authenticator.authenticate(session.accessToken, {}));
    }
    at.clock.advance(29min);
    QVERIFY(refresh(at, session.refreshToken));
}

void TestIdentityRefresh::aUseThatCouldNotBeWrittenStillCounts()
{
    IdentityFixture at;
    TokenAuthenticator authenticator(at.services);
    const auto first = at.session(at.add("ana", "MANAGER", false));
    const auto second = refresh(at, first.refreshToken).value();
    {
        const NoRoom full;
        QVERIFY(authenticator.authenticate(second.accessToken, {}));
        // What decides about a session fails when it can't be recorded.
        QVERIFY_EXCEPTION_THROWN((void)refresh(at, first.refreshToken), StoreError);
    }
    QCOMPARE(codeOf(refresh(at, first.refreshToken)), std::string("token_reused"));
}

QTEST_GUILESS_MAIN(TestIdentityRefresh)
#include "tst_identity_refresh.moc"
