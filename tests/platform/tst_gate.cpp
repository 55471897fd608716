// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/http/reply.h"
#include "tests/platform/chainfixture.h"

#include <QTest>

#include <array>

using namespace atalaya::platform;
using Kind = Principal::Kind;
using Access = Route::Access;

namespace {

std::vector<Route> routes()
{
    std::vector<Route> all;
    const auto add = [&all](Route route) -> Route & {
        return all.emplace_back(std::move(route));
    };
    add(testRoute("GET", "/public")).access = Access::Public;
    add(testRoute("GET", "/pending")).access = Access::PendingMfa;
    add(testRoute("GET", "/enrollment")).access = Access::Enrollment;
    add(testRoute("GET", "/session"));
    add(testRoute("GET", "/machine", "events:write")).access = Access::ApiKey;
    for (Route &route : all)
        route.tenantData = false;

    add(testRoute("GET", "/data"));
    add(testRoute("GET", "/keys", "api_keys:manage"));
    add(testRoute("PUT", "/keys", "api_keys:manage"));
    add(testRoute("GET", "/feature")).feature = "exports";
    add(testRoute("GET", "/rows/{id}")).handler = [](const RequestContext &request) -> Response {
        throw Absent{"api_keys", request.pathParameters.at("id")};
    };
    add(testRoute("GET", "/crash")).handler = [](const RequestContext &) -> Response {
        throw std::runtime_error("password=hunter2 in /etc/secret.cpp");
    };
    add(testRoute("GET", "/odd")).handler = [](const RequestContext &) -> Response {
        throw 42;
    };
    add(testRoute("GET", "/sealed")).handler = [](const RequestContext &) -> Response {
        throw StoreError(StoreError::Kind::LogReadOnly, "INSERT INTO secrets");
    };
    add(testRoute("GET", "/full")).handler = [](const RequestContext &) -> Response {
        throw StoreError(StoreError::Kind::DiskFull, "INSERT INTO secrets");
    };
    for (const char *method : {"GET", "POST", "DELETE"}) {
        Route &bare = add(testRoute(method, "/bare"));
        bare.takesBody = false;
        bare.safe = true;
    }
    Route &learnt = add(testRoute("GET", "/learnt"));
    learnt.access = Access::Public;
    learnt.tenantData = false;
    learnt.handler = [](const RequestContext &) {
        Response response;
        response.tenantId = "b";
        response.body = atalaya::contract::encodeEnvelope("b", {});
        return response;
    };
    Route &limited = add(testRoute("GET", "/limited"));
    limited.access = Access::Public;
    limited.ratePerAddress = 3;
    return all;
}

Principal principalOf(Kind kind)
{
    Principal who;
    who.kind = kind;
    who.userId = "u";
    who.role = "VIEWER";
    who.tenantId = "a";
    who.sessionId = "s";
    return who;
}

} // namespace

/// Default deny: every line of the chain's decisions, without sockets.
class GateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<ChainFixture>(routes()); }
    void everyTokenOpensItsDoorsOnly_data();
    void everyTokenOpensItsDoorsOnly();
    void permissionsAreAskedAndRolesNamed();
    void aTenantCanChangeItsRoles();
    void deniedWritesAreRecorded();
    void anotherTenantCannotBeNamed();
    void supportNeedsToEnter();
    void plansAreAsked();
    void foreignIsAnsweredAsAbsent();
    void failuresTellNothing_data();
    void failuresTellNothing();
    void sessionsHaveARate();
    void recordsAreLimitedToo();
    void refusalsAreLimitedToo_data();
    void refusalsAreLimitedToo();
    void addressesHaveARate();
    void everyAnswerNamesItsTenant();
    void bodiesAreRefusedWhereNoneIsTaken_data();
    void bodiesAreRefusedWhereNoneIsTaken();
    void entityTagsBelongToTenantAndPermissions();

private:
    std::unique_ptr<ChainFixture> m_fixture;
};

void GateTest::everyTokenOpensItsDoorsOnly_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    struct Door
    {
        const char *path;
        // Nobody, PendingMfa, Enrollment, User, ApiKey as a bearer token
        std::array<int, 5> statuses;
    };
    const std::array doors{Door{"/public", {200, 200, 200, 200, 200}},     Door{"/pending", {401, 200, 403, 401, 401}},
                           Door{"/enrollment", {401, 403, 200, 200, 401}}, Door{"/session", {401, 403, 403, 200, 401}},
                           Door{"/machine", {401, 401, 401, 401, 401}},    Door{"/data", {401, 403, 403, 200, 401}}};
    for (const Door &door : doors) {
        for (std::size_t kind = 0; kind < door.statuses.size(); ++kind) {
            QTest::addRow("%s %d", door.path, static_cast<int>(kind))
                << static_cast<int>(kind) << QString::fromLatin1(door.path) << door.statuses[kind];
        }
    }
}

void GateTest::everyTokenOpensItsDoorsOnly()
{
    QFETCH(int, kind);
    QFETCH(QString, path);
    QFETCH(int, status);
    if (kind != 0)
        m_fixture->people.tokens["t"] = principalOf(static_cast<Kind>(kind));
    const RawReply reply = m_fixture->call({.target = path.toStdString(), .token = "t"});
    QCOMPARE(reply.status, status);
    if (status == 401)
        QCOMPARE(reply.headers.at("WWW-Authenticate"), "Bearer");
}

void GateTest::permissionsAreAskedAndRolesNamed()
{
    QCOMPARE(m_fixture->call({.target = "/keys", .token = "ADMIN@a"}).status, 200);
    const RawReply reply = m_fixture->call({.target = "/keys", .token = "VIEWER@a"});
    QCOMPARE(reply.status, 403);
    const auto error = ChainFixture::inner(reply);
    QCOMPARE(error["code"].get<std::string>(), "forbidden");
    QCOMPARE(error["allowedRoles"].dump(), R"(["ADMIN"])");
    QVERIFY(m_fixture->trail("a").empty());
}

void GateTest::aTenantCanChangeItsRoles()
{
    m_fixture->inTenant("a", [](Transaction &transaction) {
        (void)transaction.run("INSERT INTO role_overrides (role, permission, granted) "
                              "VALUES ('MANAGER', 'api_keys:manage', 1), ('ADMIN', 'api_keys:manage', 0)");
    });
    QCOMPARE(m_fixture->call({.target = "/keys", .token = "MANAGER@a"}).status, 200);
    const RawReply reply = m_fixture->call({.target = "/keys", .token = "ADMIN@a"});
    QCOMPARE(reply.status, 403);
    QCOMPARE(ChainFixture::inner(reply)["allowedRoles"].dump(), R"(["MANAGER"])");
    // The other tenant's roles are as they were.
    QCOMPARE(m_fixture->call({.target = "/keys", .token = "ADMIN@b"}).status, 200);
    QCOMPARE(m_fixture->call({.target = "/keys", .token = "MANAGER@b"}).status, 403);
}

void GateTest::deniedWritesAreRecorded()
{
    const RawReply reply = m_fixture->call({.method = "PUT", .target = "/keys", .token = "VIEWER@a"});
    QCOMPARE(reply.status, 403);
    const auto trail = m_fixture->trail("a");
    QCOMPARE(trail.size(), 1U);
    QCOMPARE(trail[0].action, "access.denied");
    QCOMPARE(trail[0].actor, "user-VIEWER-a");
    QCOMPARE(trail[0].target, "PUT /keys");
    QCOMPARE(trail[0].result, "denied");
    QCOMPARE(trail[0].correlationId, reply.headers.at("X-Correlation-Id"));
}

void GateTest::anotherTenantCannotBeNamed()
{
    QCOMPARE(m_fixture->call({.target = "/data", .token = "ADMIN@a", .headers = {{"x-tenant-id", "a"}}}).status, 200);
    const RawReply foreign =
        m_fixture->call({.target = "/data", .token = "ADMIN@a", .headers = {{"x-tenant-id", "b"}}});
    const RawReply absent =
        m_fixture->call({.target = "/data", .token = "ADMIN@a", .headers = {{"x-tenant-id", "zz"}}});
    QCOMPARE(foreign.status, 403);
    QCOMPARE(absent.status, 403);
    QCOMPARE(ChainFixture::inner(foreign)["code"].get<std::string>(), "tenant_mismatch");
    QVERIFY(ChainFixture::inner(foreign)["message"] == ChainFixture::inner(absent)["message"]);
    QCOMPARE(m_fixture->trail("b").size(), 1U);
    QCOMPARE(m_fixture->trail("b")[0].action, "CROSS_TENANT_ACCESS_ATTEMPT");
    QCOMPARE(m_fixture->trail("a").size(), 1U);
}

void GateTest::supportNeedsToEnter()
{
    Principal support;
    support.kind = Kind::User;
    support.userId = "support";
    support.role = "SUPERADMIN";
    support.sessionId = "s";
    m_fixture->people.tokens["support"] = support;
    support.enteredTenant = "b";
    m_fixture->people.tokens["inside"] = support;

    QCOMPARE(m_fixture->call({.target = "/session", .token = "support"}).status, 200);
    const RawReply outside = m_fixture->call({.target = "/data", .token = "support"});
    QCOMPARE(outside.status, 403);
    QCOMPARE(ChainFixture::inner(outside)["code"].get<std::string>(), "tenant_required");
    QVERIFY(!outside.headers.contains("X-Tenant-ID"));

    const RawReply inside = m_fixture->call({.target = "/data", .token = "inside"});
    QCOMPARE(inside.status, 200);
    QCOMPARE(inside.headers.at("X-Tenant-ID"), "b");
    QCOMPARE(m_fixture->call({.target = "/data", .token = "inside", .headers = {{"x-tenant-id", "a"}}}).status, 403);
}

void GateTest::plansAreAsked()
{
    const RawReply refused = m_fixture->call({.target = "/feature", .token = "ADMIN@a"});
    QCOMPARE(refused.status, 403);
    QCOMPARE(ChainFixture::inner(refused)["code"].get<std::string>(), "FEATURE_NOT_AVAILABLE_FOR_TIER");
    m_fixture->features.features.insert("a/exports");
    QCOMPARE(m_fixture->call({.target = "/feature", .token = "ADMIN@a"}).status, 200);
    QCOMPARE(m_fixture->call({.target = "/feature", .token = "ADMIN@b"}).status, 403);
}

void GateTest::foreignIsAnsweredAsAbsent()
{
    m_fixture->inTenant("b", [](Transaction &transaction) {
        (void)transaction.run("INSERT INTO api_keys (id, kind, name, hash, last_four, scopes, origins, created_by, "
                              "created_at, expires_at) VALUES ('foreign-id', 'secret', 'n', x'00', '1234', '[]', '[]', "
                              "'u', 0, 1)");
    });
    const std::map<std::string, std::string> headers{{"x-correlation-id", "the-same-for-both"}};
    const RawReply foreign = m_fixture->call({.target = "/rows/foreign-id", .token = "VIEWER@a", .headers = headers});
    const RawReply absent = m_fixture->call({.target = "/rows/nowhere-id", .token = "VIEWER@a", .headers = headers});
    QCOMPARE(foreign.status, 404);
    QCOMPARE(foreign.body, absent.body);
    QVERIFY(foreign.headers == absent.headers);
    QCOMPARE(foreign.headers.at("X-Tenant-ID"), "a");

    const auto owners = m_fixture->trail("b");
    QCOMPARE(owners.size(), 1U);
    QCOMPARE(owners[0].action, "CROSS_TENANT_ACCESS_ATTEMPT");
    QCOMPARE(owners[0].target, "api_keys/foreign-id");
    QCOMPARE(owners[0].actor, "another tenant");
    const auto own = m_fixture->trail("a");
    QCOMPARE(own.size(), 1U);
    QCOMPARE(own[0].actor, "user-VIEWER-a");
    QCOMPARE(own[0].correlationId, "the-same-for-both");
}

void GateTest::failuresTellNothing_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("exception") << QStringLiteral("/crash") << 500 << QStringLiteral("internal_error");
    QTest::newRow("not an exception") << QStringLiteral("/odd") << 500 << QStringLiteral("internal_error");
    QTest::newRow("full disk") << QStringLiteral("/full") << 507 << QStringLiteral("storage_full");
    QTest::newRow("read-only log") << QStringLiteral("/sealed") << 503 << QStringLiteral("log_read_only");
}

void GateTest::failuresTellNothing()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QString, code);
    const RawReply reply = m_fixture->call({.target = path.toStdString(), .token = "VIEWER@a"});
    QCOMPARE(reply.status, status);
    QCOMPARE(ChainFixture::inner(reply)["code"].get<std::string>(), code.toStdString());
    for (const char *secret : {"hunter2", "secret", "INSERT", ".cpp"})
        QVERIFY(reply.body.find(secret) == std::string::npos);
}

void GateTest::sessionsHaveARate()
{
    for (int i = 0; i < 600; ++i)
        QCOMPARE(m_fixture->call({.target = "/data", .token = "VIEWER@a"}).status, 200);
    const RawReply refused = m_fixture->call({.target = "/data", .token = "VIEWER@a"});
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.headers.at("Retry-After"), "1");
    QCOMPARE(ChainFixture::inner(refused)["retryAfterSeconds"].get<int>(), 1);
    QCOMPARE(m_fixture->call({.target = "/data", .token = "MANAGER@a"}).status, 200);
    m_fixture->clock.advance(std::chrono::seconds(1));
    QCOMPARE(m_fixture->call({.target = "/data", .token = "VIEWER@a"}).status, 200);
}

void GateTest::recordsAreLimitedToo()
{
    for (int i = 0; i < 600; ++i)
        (void)m_fixture->call({.target = "/data", .token = "VIEWER@a"});
    const RawReply refused =
        m_fixture->call({.target = "/data", .token = "VIEWER@a", .headers = {{"x-tenant-id", "b"}}});
    QCOMPARE(refused.status, 429);
    QVERIFY(m_fixture->trail("b").empty());
}

void GateTest::refusalsAreLimitedToo_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const QString session = QStringLiteral("/session");
    QTest::newRow("unknown token") << QStringLiteral("nobody") << session << 401;
    QTest::newRow("expired token") << QStringLiteral("old") << session << 401;
    QTest::newRow("pending sign-in elsewhere") << QStringLiteral("pending") << session << 403;
    QTest::newRow("enrolment elsewhere") << QStringLiteral("enrolling") << session << 403;
    QTest::newRow("session elsewhere") << QStringLiteral("VIEWER@a") << QStringLiteral("/pending") << 401;
    QTest::newRow("pending sign-in") << QStringLiteral("pending") << QStringLiteral("/pending") << 200;
}

void GateTest::refusalsAreLimitedToo()
{
    QFETCH(QString, token);
    QFETCH(QString, path);
    QFETCH(int, status);
    m_fixture->people.expired.insert("old");
    for (const auto &[name, kind] : {std::pair("pending", Kind::PendingMfa), std::pair("enrolling", Kind::Enrollment),
                                     std::pair("another", Kind::PendingMfa)}) {
        Principal who = principalOf(kind);
        who.userId = std::string("user of ") + name;
        who.sessionId.clear();
        m_fixture->people.tokens[name] = who;
    }
    const ChainFixture::Call call{.target = path.toStdString(), .token = token.toStdString()};
    for (int i = 0; i < 600; ++i)
        QCOMPARE(m_fixture->call(call).status, status);
    QCOMPARE(m_fixture->call(call).status, 429);
    // Nobody else pays for it.
    QCOMPARE(m_fixture->call({.target = "/session", .token = "MANAGER@a"}).status, 200);
    QCOMPARE(m_fixture->call({.target = "/pending", .token = "another"}).status, 200);
    m_fixture->clock.advance(std::chrono::seconds(1));
    QCOMPARE(m_fixture->call(call).status, status);
}

void GateTest::addressesHaveARate()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_fixture->call({.target = "/limited"}).status, 200);
    const RawReply refused = m_fixture->call({.target = "/limited"});
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.headers.at("Retry-After"), "20");
    m_fixture->clock.advance(std::chrono::seconds(19));
    QCOMPARE(m_fixture->call({.target = "/limited"}).status, 429);
    m_fixture->clock.advance(std::chrono::seconds(1));
    QCOMPARE(m_fixture->call({.target = "/limited"}).status, 200);
}

void GateTest::everyAnswerNamesItsTenant()
{
    const RawReply fine = m_fixture->call({.target = "/data", .token = "VIEWER@a"});
    QCOMPARE(fine.headers.at("X-Tenant-ID"), "a");
    QCOMPARE(nlohmann::json::parse(fine.body)["tenantId"].get<std::string>(), "a");
    const RawReply same = m_fixture->call(
        {.target = "/data", .token = "VIEWER@a", .headers = {{"if-none-match", fine.headers.at("ETag")}}});
    QCOMPARE(same.status, 304);
    QCOMPARE(same.headers.at("X-Tenant-ID"), "a");
    QCOMPARE(m_fixture->call({.target = "/rows/x", .token = "VIEWER@a"}).headers.at("X-Tenant-ID"), "a");
    QCOMPARE(m_fixture->call({.target = "/keys", .token = "VIEWER@a"}).headers.at("X-Tenant-ID"), "a");
    QCOMPARE(m_fixture->call({.target = "/crash", .token = "VIEWER@a"}).headers.at("X-Tenant-ID"), "a");
    QVERIFY(!m_fixture->call({.target = "/data", .token = "nobody"}).headers.contains("X-Tenant-ID"));
    // A sign-in learns the tenant only in its handler.
    QCOMPARE(m_fixture->call({.target = "/learnt"}).headers.at("X-Tenant-ID"), "b");
}

void GateTest::bodiesAreRefusedWhereNoneIsTaken_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("status");
    for (const char *method : {"GET", "POST", "DELETE"}) {
        const auto add = [method](const char *body, int status) {
            QTest::addRow("%s '%s'", method, body)
                << QString::fromLatin1(method) << QString::fromLatin1(body) << status;
        };
        add("", 200);
        add("{}", 200);
        add(R"({"expiresInDays":9999})", 400);
        add("[]", 400);
        add("null", 400);
    }
}

void GateTest::bodiesAreRefusedWhereNoneIsTaken()
{
    QFETCH(QString, method);
    QFETCH(QString, body);
    QFETCH(int, status);
    const RawReply reply = m_fixture->call(
        {.method = method.toStdString(), .target = "/bare", .token = "ADMIN@a", .body = body.toStdString()});
    QCOMPARE(reply.status, status);
    if (status == 400)
        QCOMPARE(ChainFixture::inner(reply)["code"].get<std::string>(), "validation_failed");
}

void GateTest::entityTagsBelongToTenantAndPermissions()
{
    std::set<std::string> tags;
    for (const char *token : {"VIEWER@a", "MANAGER@a", "ADMIN@a", "VIEWER@b"})
        tags.insert(m_fixture->call({.target = "/session", .token = token}).headers.at("ETag"));
    QCOMPARE(tags.size(), 4U);
}

QTEST_APPLESS_MAIN(GateTest)
#include "tst_gate.moc"
