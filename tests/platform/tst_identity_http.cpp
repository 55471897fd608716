// SPDX-License-Identifier: GPL-3.0-or-later
#include "identitychain.h"

#include "platform/identity/totp.h"

#include <QCryptographicHash>
#include <QTest>

#include <nlohmann/json.hpp>

#include <thread>

using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono_literals;
namespace contract = atalaya::contract;
using nlohmann::json;

class TestIdentityHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStep();
    void aSignInNamesItsTenant();
    void unfinishedSignInsReachNoRoute_data();
    void unfinishedSignInsReachNoRoute();
    void stepUp();
    void stepUpCoversTheQuery();
    void foreignSessionsAreAbsent_data();
    void foreignSessionsAreAbsent();
    void malformed_data();
    void malformed();
    void loginRate();
    void fullQueue();
    void demoAccounts();
};

void TestIdentityHttp::everyStep()
{
    IdentityChain platform;
    Person ana = platform.at.add("ana", "ADMIN", false);

    const Reply enrol = platform.login(ana);
    QCOMPARE(enrol.raw.status, 200);
    QCOMPARE(enrol.raw.headers.at("Cache-Control"), std::string("no-store"));
    const auto login = contract::decodeLoginReply(*enrol.data);
    const std::string enrolling = login.value().enrollmentRequired.value().enrollmentToken;

    const Reply setup = platform.post("/api/auth/mfa/setup", enrolling, json::object());
    ana.secret = totp::fromBase32(contract::decodeMfaSetup(*setup.data).value().secret).value();
    const Reply wrong = platform.post("/api/auth/mfa/verify-setup", enrolling, {{"code", platform.at.wrongCode(ana)}});
    QCOMPARE(wrong.raw.status, 422);
    QCOMPARE(wrong.error.code, std::string("invalid_code"));
    QCOMPARE(wrong.error.attemptsLeft, 4);
    const Reply enrolled = platform.post("/api/auth/mfa/verify-setup", enrolling, {{"code", platform.at.code(ana)}});
    QCOMPARE(enrolled.raw.headers.at("Cache-Control"), std::string("no-store"));
    const auto made = contract::decodeMfaEnrolled(*enrolled.data);
    QCOMPARE(made.value().recoveryCodes.size(), 10U);

    platform.at.clock.advance(30s);
    const Reply pending = platform.login(ana);
    const std::string pendingToken = contract::decodeLoginReply(*pending.data).value().mfaRequired.value().pendingToken;
    const Reply verified = platform.post("/api/auth/mfa/verify-login", pendingToken, {{"code", platform.at.code(ana)}});
    QCOMPARE(verified.document.at("tenantId").get<std::string>(), std::string("tenant-a"));
    QCOMPARE(verified.raw.headers.at("X-Tenant-ID"), std::string("tenant-a"));
    auto session = contract::decodeAuthenticated(*verified.data).value();

    const Reply me = platform.send("GET", "/api/auth/me", session.accessToken);
    QCOMPARE(contract::decodeMe(*me.data).value().user.email, ana.email);
    QVERIFY(me.raw.headers.contains("ETag"));
    const Reply unchanged =
        platform.send("GET", "/api/auth/me", session.accessToken, {}, {{"if-none-match", me.raw.headers.at("ETag")}});
    QCOMPARE(unchanged.raw.status, 304);

    platform.at.clock.advance(10min);
    const Reply expired = platform.send("GET", "/api/auth/me", session.accessToken);
    QCOMPARE(expired.raw.status, 401);
    QCOMPARE(expired.error.code, std::string("token_expired"));
    const Reply renewed = platform.post("/api/auth/refresh", {}, {{"refreshToken", session.refreshToken}});
    QCOMPARE(renewed.document.at("tenantId").get<std::string>(), std::string("tenant-a"));
    QCOMPARE(renewed.raw.headers.at("X-Tenant-ID"), std::string("tenant-a"));
    session = contract::decodeAuthenticated(*renewed.data).value();

    const Reply listed = platform.send("GET", "/api/auth/sessions", session.accessToken);
    const auto sessions = contract::decodeSessions(*listed.data).value();
    QCOMPARE(sessions.size(), 2U);
    for (const contract::SessionInfo &other : sessions) {
        QCOMPARE(other.client, std::string("Atalaya 0.1"));
        if (!other.current)
            QCOMPARE(platform.send("DELETE", "/api/auth/sessions/" + other.id, session.accessToken).raw.status, 204);
    }
    QCOMPARE(platform.send("DELETE", "/api/auth/sessions/nothing", session.accessToken).raw.status, 404);
    QCOMPARE(platform.post("/api/auth/logout", session.accessToken, json::object()).raw.status, 204);
    QCOMPARE(platform.send("GET", "/api/auth/me", session.accessToken).error.code, std::string("unauthenticated"));
    QCOMPARE(platform.post("/api/auth/refresh", {}, {{"refreshToken", session.refreshToken}}).error.code,
             std::string("unauthenticated"));
}

void TestIdentityHttp::aSignInNamesItsTenant()
{
    IdentityChain platform;
    const Person eva = platform.at.add("eva", "MANAGER", false);
    const Reply reply = platform.login(eva);
    QCOMPARE(reply.document.at("tenantId").get<std::string>(), std::string("tenant-a"));
    QCOMPARE(reply.raw.headers.at("X-Tenant-ID"), std::string("tenant-a"));
}

void TestIdentityHttp::unfinishedSignInsReachNoRoute_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("withFactor");
    QTest::newRow("administrator without factor") << QStringLiteral("ADMIN") << false;
    QTest::newRow("administrator before the code") << QStringLiteral("ADMIN") << true;
    QTest::newRow("platform without factor") << QStringLiteral("SUPERADMIN") << false;
    QTest::newRow("platform before the code") << QStringLiteral("SUPERADMIN") << true;
    QTest::newRow("manager before the code") << QStringLiteral("MANAGER") << true;
}

void TestIdentityHttp::unfinishedSignInsReachNoRoute()
{
    QFETCH(QString, role);
    QFETCH(bool, withFactor);
    IdentityChain platform;
    const std::string tenant = role == u"SUPERADMIN" ? std::string() : std::string("tenant-a");
    const Person ana = platform.at.add("ana", role.toStdString(), withFactor, tenant);
    const auto reply = contract::decodeLoginReply(*platform.login(ana).data).value();
    std::vector<std::string> tokens{withFactor ? reply.mfaRequired->pendingToken
                                               : reply.enrollmentRequired->enrollmentToken};
    if (role != u"MANAGER") {
        // And a session that should not exist.
        platform.at.database.write([&](Transaction &transaction) {
            const auto user = users::find(transaction, ana.id).value();
            tokens.push_back(openSession(transaction, platform.at.services, platform.at.caller, user, false).access);
        });
    }
    int probes = 0;
    for (const std::string &token : tokens) {
        for (const Route &route : platform.routes) {
            if (route.access == Route::Access::Public)
                continue;
            const bool ownStep = token == tokens.front() &&
                                 route.access == (withFactor ? Route::Access::PendingMfa : Route::Access::Enrollment);
            const Reply answer = platform.send(route.method, route.pattern, token, route.method == "POST" ? "{}" : "");
            ++probes;
            if (!ownStep)
                QVERIFY2(answer.raw.status == 403 || answer.raw.status == 401, route.pattern.c_str());
        }
    }
    QVERIFY(probes >= 9);
    QCOMPARE(platform.reached, 0);
    QCOMPARE(platform.send("GET", "/api/auth/me", tokens.back()).error.code, std::string("mfa_required"));
}

void TestIdentityHttp::stepUp()
{
    IdentityChain platform;
    const Person ana = platform.at.add("ana", "ADMIN", true);
    const std::string token = platform.at.session(ana).accessToken;
    platform.at.clock.advance(30s);
    const std::string body = R"({"name":"Riesgo alto"})";
    const Reply needed = platform.send("POST", "/api/admin/guarded", token, body);
    QCOMPARE(needed.raw.status, 403);
    QCOMPARE(needed.error.code, std::string("step_up_required"));

    // SHA-256 of "POST /api/admin/guarded\n" and the body, by another implementation.
    const QByteArray digest =
        QCryptographicHash::hash(QByteArray("POST /api/admin/guarded\n" + QByteArray::fromStdString(body)),
                                 QCryptographicHash::Sha256)
            .toHex();
    const Reply proven =
        platform.post("/api/auth/mfa/step-up", token,
                      {{"code", platform.at.code(ana)}, {"action", "test.change"}, {"digest", digest.toStdString()}});
    QCOMPARE(proven.raw.status, 200);
    const std::string proof = proven.data->at("proof");
    QCOMPARE(proven.data->at("expiresIn").get<int>(), 120);

    const std::string other = R"({"name":"Riesgo bajo"})";
    QCOMPARE(platform.send("POST", "/api/admin/guarded", token, other, {{"x-step-up", proof}}).error.code,
             std::string("step_up_required"));
    QCOMPARE(platform.reached, 0);
    QCOMPARE(platform.send("POST", "/api/admin/guarded", token, body, {{"x-step-up", proof}}).raw.status, 200);
    QCOMPARE(platform.send("POST", "/api/admin/guarded", token, body, {{"x-step-up", proof}}).error.code,
             std::string("step_up_required"));
    QCOMPARE(platform.reached, 1);
}

void TestIdentityHttp::stepUpCoversTheQuery()
{
    IdentityChain platform;
    const Person ana = platform.at.add("ana", "ADMIN", true);
    const std::string token = platform.at.session(ana).accessToken;
    platform.at.clock.advance(30s);
    const QByteArray digest =
        QCryptographicHash::hash("POST /api/admin/guarded?keep=a%20b\n{}", QCryptographicHash::Sha256).toHex();
    const Reply proven =
        platform.post("/api/auth/mfa/step-up", token,
                      {{"code", platform.at.code(ana)}, {"action", "test.change"}, {"digest", digest.toStdString()}});
    const std::string proof = proven.data->at("proof");
    for (const char *other : {"", "?keep=b", "?keep=a%20b&all=1", "?keep=a+b"})
        QCOMPARE(platform.send("POST", std::string("/api/admin/guarded") + other, token, "{}", {{"x-step-up", proof}})
                     .error.code,
                 std::string("step_up_required"));
    QCOMPARE(platform.send("POST", "/api/admin/guarded?keep=a%20b", token, "{}", {{"x-step-up", proof}}).raw.status,
             200);
    QCOMPARE(platform.reached, 1);
}

void TestIdentityHttp::foreignSessionsAreAbsent_data()
{
    QTest::addColumn<QString>("asking");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QStringList>("trails");
    const QString a = QStringLiteral("tenant-a");
    const QString b = QStringLiteral("tenant-b");
    const QString platform = QStringLiteral("platform");
    QTest::newRow("another tenant's") << a << b << QStringList{a, b};
    QTest::newRow("the platform's") << a << QString() << QStringList{platform, a};
    QTest::newRow("a tenant's, for the platform's people") << QString() << b << QStringList{platform, b};
    QTest::newRow("a colleague's") << a << a << QStringList();
    QTest::newRow("a colleague's on the platform") << QString() << QString() << QStringList();
}

void TestIdentityHttp::foreignSessionsAreAbsent()
{
    QFETCH(QString, asking);
    QFETCH(QString, owner);
    QFETCH(QStringList, trails);
    IdentityChain platform;
    platform.at.database.write([](Transaction &transaction) {
        for (const char *id : {"tenant-a", "tenant-b"})
            transaction.run("INSERT INTO base_tenants (tenant_id, slug, name, industry, tier, currency, time_zone, "
                            "created_at) VALUES (?1, ?1, ?1, 'LEGAL', 'PRO', 'EUR', 'Europe/Madrid', 0)",
                            {std::string(id)});
    });
    const auto person = [&](const char *name, const QString &tenant) {
        const std::string role = tenant.isEmpty() ? "SUPERADMIN" : "ADMIN";
        return platform.at.add(name, role, true, tenant.toStdString());
    };
    const std::string token = platform.at.session(person("ana", asking)).accessToken;
    const Person eva = person("eva", owner);
    const auto theirs = platform.at.session(eva);
    const std::string id = platform.at.principal(theirs.accessToken).sessionId;
    const auto end = [&](const std::string &session) {
        platform.address = 7;
        return platform.send("DELETE", "/api/auth/sessions/" + session, token, {},
                             {{"x-correlation-id", "the-same-for-both"}});
    };
    const Reply absent = end("0123456789abcdef");
    QCOMPARE(platform.at.count("base_change", "action = 'CROSS_TENANT_ACCESS_ATTEMPT'"), 0);
    const Reply foreign = end(id);
    QCOMPARE(foreign.raw.status, 404);
    QCOMPARE(foreign.raw.body, absent.raw.body);
    QVERIFY(foreign.raw.headers == absent.raw.headers);
    QCOMPARE(platform.at.authenticate(theirs.accessToken), std::string("user"));
    QStringList recorded;
    platform.at.database.read([&](Connection &connection) {
        for (const Row &row : connection.rows("SELECT tenant_id, target FROM base_change WHERE action = "
                                              "'CROSS_TENANT_ACCESS_ATTEMPT' ORDER BY tenant_id")) {
            recorded.append(QString::fromStdString(row.text(0)));
            QCOMPARE(row.text(1), "identity_sessions/" + id);
        }
    });
    QCOMPARE(recorded, trails);
}

void TestIdentityHttp::malformed_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const QString login = QStringLiteral("/api/auth/login");
    QTest::newRow("no e-mail") << login << QByteArray(R"({"password":"x"})") << QStringLiteral("email");
    QTest::newRow("wrong type") << login << QByteArray(R"({"email":"a@b","password":1})") << QStringLiteral("password");
    QTest::newRow("long e-mail") << login << R"({"email":")" + QByteArray(321, 'a') + R"(","password":"x"})"
                                 << QStringLiteral("email");
    QTest::newRow("unknown field") << login << QByteArray(R"({"email":"a@b","password":"x","admin":true})")
                                   << QStringLiteral("admin");
    const QString refresh = QStringLiteral("/api/auth/refresh");
    QTest::newRow("no token") << refresh << QByteArray("{}") << QStringLiteral("refreshToken");
    QTest::newRow("long token") << refresh << R"({"refreshToken":")" + QByteArray(201, 'a') + R"("})"
                                << QStringLiteral("refreshToken");
    const QString verify = QStringLiteral("/api/auth/mfa/verify-login");
    QTest::newRow("no code") << verify << QByteArray("{}") << QStringLiteral("code");
    QTest::newRow("both codes") << verify << QByteArray(R"({"code":"1","recoveryCode":"2"})") << QStringLiteral("code");
    QTest::newRow("code as number") << verify << QByteArray(R"({"code":123456})") << QStringLiteral("code");
}

void TestIdentityHttp::malformed()
{
    QFETCH(QString, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, field);
    IdentityChain platform;
    const Person ana = platform.at.add("ana", "ADMIN", true);
    const std::string token = platform.at.pending(ana);
    const Reply answer = platform.send("POST", target.toStdString(), token, body.toStdString());
    QCOMPARE(answer.raw.status, 400);
    QCOMPARE(answer.error.code, std::string("validation_failed"));
    QCOMPARE(answer.error.fields.at(0).field, field.toStdString());
    QCOMPARE(platform.at.count("identity_sign_ins", "attempts > 0"), 0);
    QCOMPARE(platform.at.count("identity_login_failures"), 0);
}

void TestIdentityHttp::loginRate()
{
    IdentityChain platform;
    const Person ana = platform.at.add("ana", "MANAGER", false);
    const auto fromOnePlace = [&] {
        platform.address = 7;
        return platform.login(ana);
    };
    for (int i = 0; i < 10; ++i)
        QCOMPARE(fromOnePlace().raw.status, 200);
    const Reply refused = fromOnePlace();
    QCOMPARE(refused.raw.status, 429);
    QVERIFY(refused.raw.headers.contains("Retry-After"));
    QCOMPARE(platform.login(ana).raw.status, 200);
}

void TestIdentityHttp::fullQueue()
{
    IdentityChain platform;
    const Person ana = platform.at.add("ana", "MANAGER", false);
    std::vector<std::jthread> waiting;
    {
        const auto first = platform.at.hasher.seat();
        const auto second = platform.at.hasher.seat();
        for (int i = 0; i < 64; ++i)
            waiting.emplace_back([&] { (void)platform.at.hasher.seat(); });
        QTRY_COMPARE(platform.at.hasher.waiting(), 64U);
        const Reply refused = platform.login(ana);
        QCOMPARE(refused.raw.status, 503);
        QCOMPARE(refused.error.code, std::string("busy"));
        QVERIFY(refused.error.retryable);
        QCOMPARE(refused.raw.headers.at("Retry-After"), std::string("2"));
    }
    waiting.clear();
    QCOMPARE(platform.login(ana).raw.status, 200);
}

void TestIdentityHttp::demoAccounts()
{
    IdentityChain platform;
    const Person ana = platform.at.add("ana", "ADMIN", true);
    platform.logins = {{"tenant-a", "Tenant a", ana.email, ana.password}};
    const Reply shown = platform.send("GET", "/api/demo/accounts", {});
    QCOMPARE(shown.raw.headers.at("Cache-Control"), std::string("no-store"));
    const auto accounts = contract::decodeDemoAccounts(*shown.data).value();
    const Reply pending =
        platform.post("/api/auth/login", {},
                      {{"email", accounts.accounts.at(0).email}, {"password", accounts.accounts.at(0).password}});
    const std::string token = contract::decodeLoginReply(*pending.data).value().mfaRequired.value().pendingToken;
    const Reply verified =
        platform.post("/api/auth/mfa/verify-login", token, {{"code", accounts.accounts.at(0).nextCode.value().code}});
    QCOMPARE(verified.raw.status, 200);
}

QTEST_GUILESS_MAIN(TestIdentityHttp)
#include "tst_identity_http.moc"
