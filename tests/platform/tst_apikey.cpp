// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/http/reply.h"
#include "platform/tenancy/apikey.h"
#include "platform/tenancy/apikeyroutes.h"
#include "tests/platform/chainfixture.h"

#include <QFile>
#include <QTest>

using namespace atalaya::platform;
using nlohmann::json;

namespace {

const json secretKey = {{"name", "Planner"}, {"kind", "secret"}, {"scopes", {"events:write"}}};
const json webKey = {
    {"name", "Web page"}, {"kind", "publishable"}, {"scopes", {"rag:ask"}}, {"origins", {"https://shop.example.com"}}};

} // namespace

/// Keys of machines, through the chain that real requests take.
class ApiKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void textHasItsForm();
    void aKeyOpensItsScopesOnly();
    void aKeyIsTakenFromItsHeaderOnly();
    void publishableKeysNeedTheirOrigin();
    void aKeyIsShownOnceAndNotStored();
    void aRevokedKeyIsDead();
    void keysExpire();
    void rotationOverlapsForADay();
    void rotationsDoNotPileUp_data();
    void rotationsDoNotPileUp();
    void badWishesChangeNothing();
    void foreignKeysAreAbsent();
    void theTrailKnowsEverything();
    void keysHaveTheRateOfThePlan();
    void lastUseIsKeptByTheMinute();

private:
    struct Made
    {
        std::string id;
        std::string text;
    };
    [[nodiscard]] Made make(const json &wish, const std::string &token = "ADMIN@a");
    [[nodiscard]] RawReply post(const std::string &target, const json &body, const std::string &token = "ADMIN@a");
    [[nodiscard]] int use(const std::string &key, const std::string &path = "/events", const std::string &origin = {});
    [[nodiscard]] json listed(const std::string &id);

    std::unique_ptr<ChainFixture> m_fixture;
    int m_posts = 0;
};

void ApiKeyTest::init()
{
    // The routes need the store that the fixture makes; the handlers are asked for when a request comes.
    auto holder = std::make_shared<ChainFixture *>(nullptr);
    std::vector<Route> routes;
    const auto forward = [&](const char *method, const char *pattern, std::size_t index) {
        Route route = testRoute(method, pattern, "api_keys:manage");
        route.handler = [holder, index](const RequestContext &request) {
            ChainFixture &fixture = **holder;
            return apiKeyRoutes(fixture.database(), fixture.log(), fixture.clock).at(index).handler(request);
        };
        routes.push_back(route);
    };
    forward("GET", "/api/admin/api-keys", 0);
    forward("POST", "/api/admin/api-keys", 1);
    forward("DELETE", "/api/admin/api-keys/{id}", 2);
    forward("POST", "/api/admin/api-keys/{id}/rotate", 3);
    for (const auto &[path, scope] :
         std::map<std::string, std::string>{{"/events", "events:write"}, {"/ask", "rag:ask"}}) {
        Route route = testRoute("GET", path, scope);
        route.access = Route::Access::ApiKey;
        routes.push_back(route);
    }
    m_fixture = std::make_unique<ChainFixture>(routes);
    *holder = m_fixture.get();
    m_posts = 0;
}

RawReply ApiKeyTest::post(const std::string &target, const json &body, const std::string &token)
{
    ChainFixture::Call call{.method = "POST", .target = target, .token = token};
    call.body = body.is_null() ? std::string() : body.dump();
    call.headers["idempotency-key"] = "a-key-for-request-" + std::to_string(++m_posts);
    return m_fixture->call(call);
}

ApiKeyTest::Made ApiKeyTest::make(const json &wish, const std::string &token)
{
    const json data = ChainFixture::inner(post("/api/admin/api-keys", wish, token));
    return {data.at("apiKey").at("id").get<std::string>(), data.at("key").get<std::string>()};
}

int ApiKeyTest::use(const std::string &key, const std::string &path, const std::string &origin)
{
    ChainFixture::Call call{.target = path, .headers = {{"x-api-key", key}}};
    if (!origin.empty())
        call.headers["origin"] = origin;
    return m_fixture->call(call).status;
}

json ApiKeyTest::listed(const std::string &id)
{
    const auto keys =
        ChainFixture::inner(m_fixture->call({.target = "/api/admin/api-keys", .token = "ADMIN@a"}))["keys"];
    for (const json &key : keys) {
        if (key["id"] == id)
            return key;
    }
    return nullptr;
}

void ApiKeyTest::textHasItsForm()
{
    const std::string id = newApiKeyId();
    for (const bool publishable : {false, true}) {
        const std::string text = newApiKey({id, publishable});
        QCOMPARE(text.size(), 68U);
        const auto parsed = parseApiKey(text);
        QVERIFY(parsed);
        QCOMPARE(parsed->id, id);
        QCOMPARE(parsed->publishable, publishable);
        // One wrong character anywhere is noticed without asking the store.
        int unnoticed = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string wrong = text;
            wrong[i] = wrong[i] == 'A' ? 'B' : 'A';
            unnoticed += parseApiKey(wrong) ? 1 : 0;
        }
        QCOMPARE(unnoticed, 0);
        QVERIFY(!parseApiKey(text + "A"));
        QVERIFY(!parseApiKey(text.substr(1)));
    }
    QVERIFY(!parseApiKey(""));
}

void ApiKeyTest::aKeyOpensItsScopesOnly()
{
    const Made key = make(secretKey);
    QCOMPARE(use(key.text), 200);
    QCOMPARE(use(key.text, "/ask"), 403);
    QCOMPARE(use(newApiKey({key.id, false})), 401);
    QCOMPARE(use("nonsense"), 401);
}

void ApiKeyTest::aKeyIsTakenFromItsHeaderOnly()
{
    const Made key = make(secretKey);
    QCOMPARE(m_fixture->call({.target = "/events", .token = key.text}).status, 401);
    QCOMPARE(m_fixture->call({.target = "/events?x-api-key=" + key.text}).status, 401);
    QCOMPARE(m_fixture->call({.target = "/events", .token = "ADMIN@a"}).status, 401);
    QCOMPARE(m_fixture->call({.target = "/api/admin/api-keys", .headers = {{"x-api-key", key.text}}}).status, 401);
}

void ApiKeyTest::publishableKeysNeedTheirOrigin()
{
    const Made key = make(webKey);
    QVERIFY(key.text.starts_with("pk_live_"));
    QCOMPARE(use(key.text, "/ask", "https://shop.example.com"), 200);
    for (const char *origin : {"", "https://evil.example", "https://shop.example.com.evil.example",
                               "http://shop.example.com", "https://shop.example.com/", "null"})
        QCOMPARE(use(key.text, "/ask", origin), 401);
}

void ApiKeyTest::aKeyIsShownOnceAndNotStored()
{
    const RawReply made = post("/api/admin/api-keys", secretKey);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.headers.at("Cache-Control"), "no-store");
    const std::string text = ChainFixture::inner(made)["key"];
    const RawReply list = m_fixture->call({.target = "/api/admin/api-keys", .token = "ADMIN@a"});
    QVERIFY(list.body.find(text) == std::string::npos);
    const json key = listed(ChainFixture::inner(made)["apiKey"]["id"]);
    QCOMPARE(key["lastFour"].get<std::string>(), text.substr(text.size() - 4));
    QVERIFY(!key.contains("hash"));
    for (const char *suffix : {"", "-wal"}) {
        QFile file(QString::fromStdString(m_fixture->path("store.db").string() + suffix));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(QByteArray::fromStdString(text.substr(20, 30))));
    }
}

void ApiKeyTest::aRevokedKeyIsDead()
{
    const Made key = make(secretKey);
    const std::string path = "/api/admin/api-keys/" + key.id;
    QCOMPARE(m_fixture->call({.method = "DELETE", .target = path, .token = "ADMIN@a"}).status, 204);
    QCOMPARE(use(key.text), 401);
    QVERIFY(!listed(key.id)["active"].get<bool>());
    QCOMPARE(m_fixture->call({.method = "DELETE", .target = path, .token = "ADMIN@a"}).status, 204);
    QCOMPARE(post(path + "/rotate", nullptr).status, 409);
    QCOMPARE(m_fixture->trail("a").size(), 2U);
}

void ApiKeyTest::keysExpire()
{
    json wish = secretKey;
    wish["expiresInDays"] = 2;
    const Made key = make(wish);
    m_fixture->clock.advance(std::chrono::hours(48) - std::chrono::seconds(1));
    QCOMPARE(use(key.text), 200);
    m_fixture->clock.advance(std::chrono::seconds(1));
    QCOMPARE(use(key.text), 401);
}

void ApiKeyTest::rotationOverlapsForADay()
{
    const Made old = make(secretKey);
    const RawReply rotated = post("/api/admin/api-keys/" + old.id + "/rotate", nullptr);
    QCOMPARE(rotated.status, 201);
    const std::string next = ChainFixture::inner(rotated)["key"];
    QCOMPARE(use(old.text), 200);
    QCOMPARE(use(next), 200);
    QVERIFY(listed(old.id)["successor"] == ChainFixture::inner(rotated)["apiKey"]["id"]);
    // Two at once, never three.
    QCOMPARE(post("/api/admin/api-keys/" + old.id + "/rotate", nullptr).status, 409);
    m_fixture->clock.advance(std::chrono::hours(24));
    QCOMPARE(use(old.text), 401);
    QCOMPARE(use(next), 200);
}

void ApiKeyTest::rotationsDoNotPileUp_data()
{
    QTest::addColumn<bool>("revoked");
    QTest::newRow("until the first key has run out") << false;
    QTest::newRow("until the first key is revoked") << true;
}

void ApiKeyTest::rotationsDoNotPileUp()
{
    QFETCH(bool, revoked);
    const Made first = make(secretKey);
    const json second =
        ChainFixture::inner(post("/api/admin/api-keys/" + first.id + "/rotate", nullptr)).at("apiKey").at("id");
    const std::string again = "/api/admin/api-keys/" + second.get<std::string>() + "/rotate";
    const RawReply refused = post(again, nullptr);
    QCOMPARE(refused.status, 409);
    QCOMPARE(ChainFixture::inner(refused)["code"].get<std::string>(), "api_key_rotating");
    m_fixture->clock.advance(std::chrono::hours(24) - std::chrono::seconds(1));
    QCOMPARE(post(again, nullptr).status, 409);
    if (revoked)
        QCOMPARE(m_fixture->call({.method = "DELETE", .target = "/api/admin/api-keys/" + first.id, .token = "ADMIN@a"})
                     .status,
                 204);
    else
        m_fixture->clock.advance(std::chrono::seconds(1));
    QCOMPARE(post(again, nullptr).status, 201);
}

void ApiKeyTest::badWishesChangeNothing()
{
    const RawReply reply = post("/api/admin/api-keys", {{"name", "Planner"}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(ChainFixture::inner(reply)["fields"][0]["field"].get<std::string>(), "kind");
    QVERIFY(m_fixture->trail("a").empty());
}

void ApiKeyTest::foreignKeysAreAbsent()
{
    const Made key = make(secretKey);
    const std::string path = "/api/admin/api-keys/" + key.id;
    QCOMPARE(m_fixture->call({.method = "DELETE", .target = path, .token = "ADMIN@b"}).status, 404);
    QCOMPARE(post(path + "/rotate", nullptr, "ADMIN@b").status, 404);
    QCOMPARE(use(key.text), 200);
    const auto trail = m_fixture->trail("b");
    QCOMPARE(trail.size(), 2U);
    QCOMPARE(trail[0].action, "CROSS_TENANT_ACCESS_ATTEMPT");
    const auto list = ChainFixture::inner(m_fixture->call({.target = "/api/admin/api-keys", .token = "ADMIN@b"}));
    QVERIFY(list["keys"].empty());
}

void ApiKeyTest::theTrailKnowsEverything()
{
    const Made key = make(secretKey);
    (void)post("/api/admin/api-keys/" + key.id + "/rotate", nullptr);
    (void)m_fixture->call({.method = "DELETE", .target = "/api/admin/api-keys/" + key.id, .token = "ADMIN@a"});
    const auto trail = m_fixture->trail("a");
    QCOMPARE(trail.size(), 3U);
    QCOMPARE(trail[0].action, "api_key.created");
    QCOMPARE(trail[1].action, "api_key.rotated");
    QCOMPARE(trail[2].action, "api_key.revoked");
    for (const auto &line : trail) {
        QCOMPARE(line.actor, "user-ADMIN-a");
        QCOMPARE(line.target, "api_keys/" + key.id);
        QVERIFY(!line.correlationId.empty());
    }
    m_fixture->database().read([&](Connection &connection) {
        for (const Row &row : connection.rows("SELECT after FROM base_change"))
            QVERIFY(row.text(0).find(key.text.substr(20, 30)) == std::string::npos);
    });
}

void ApiKeyTest::keysHaveTheRateOfThePlan()
{
    const Made key = make(secretKey);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(use(key.text), 200);
    QCOMPARE(use(key.text), 429);
    QCOMPARE(use(make(secretKey).text), 200);
    m_fixture->clock.advance(std::chrono::seconds(12));
    QCOMPARE(use(key.text), 200);
}

void ApiKeyTest::lastUseIsKeptByTheMinute()
{
    const Made key = make(secretKey);
    QVERIFY(listed(key.id)["lastUsedAt"].is_null());
    QCOMPARE(use(key.text), 200);
    const json first = listed(key.id)["lastUsedAt"];
    QVERIFY(first.is_string());
    m_fixture->clock.advance(std::chrono::seconds(59));
    QCOMPARE(use(key.text), 200);
    QVERIFY(listed(key.id)["lastUsedAt"] == first);
    m_fixture->clock.advance(std::chrono::seconds(1));
    QCOMPARE(use(key.text), 200);
    QVERIFY(listed(key.id)["lastUsedAt"] != first);
}

QTEST_APPLESS_MAIN(ApiKeyTest)
#include "tst_apikey.moc"
