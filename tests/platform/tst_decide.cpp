// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyjson.h"
#include "platform/base/digest.h"
#include "platform/governance/builtinpolicies.h"
#include "platform/governance/decisioncheck.h"
#include "platform/governance/governanceroutes.h"
#include "platform/tenancy/apikey.h"
#include "platform/tenancy/apikeystore.h"
#include "tests/platform/chainfixture.h"

#include <QTest>

#include <atomic>
#include <set>
#include <thread>

using namespace atalaya::platform;
using namespace atalaya;
using nlohmann::json;

namespace {

const json usual{
    {"agent", "averías"}, {"entity", "Modelo X 1204"}, {"action", "Clasificar avería"}, {"confidence", 0.91},
    {"risk", 20},         {"inputs", {{"planta", 3}}}};

json with(const json &changes, json base = usual)
{
    base.merge_patch(changes);
    return base;
}

struct StoredRow
{
    std::string state;
    std::string policyId;
    std::string reason;
    std::string entity;
    std::string user;
    std::string body;
    bool containsPii = false;
};

} // namespace

/// `POST /api/governance/decide` through the chain that real agents' requests take.
class DecideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void policiesDecide_data();
    void policiesDecide();
    void aDecisionIsOneLeafAndOneRow();
    void aCorrelationIdThatIsSomebodysIsNotTaken();
    void thePolicyIsKeptAsItWas();
    void whatElseMatchedIsKept();
    void amountAndRoleAreJudged();
    void nothingPersonalIsStored();
    void theAgentsReasonIsAnInput();
    void badRequestsStoreNothing_data();
    void badRequestsStoreNothing();
    void onlyTheScopeMayDecide();
    void aKeyDecidesInItsOwnTenantOnly();
    void aPlanWithoutDecisionsGetsNone();
    void aRepetitionIsAnsweredAndNotDone();
    void sixtyFourWritersLoseNothing();

private:
    [[nodiscard]] std::string keyOf(const std::string &tenant, const std::vector<std::string> &scopes);
    RawReply decide(const json &body, const std::string &key = {}, std::map<std::string, std::string> headers = {});
    [[nodiscard]] std::int64_t stored(const std::string &tenant = "a");
    [[nodiscard]] StoredRow last();

    std::unique_ptr<ChainFixture> m_fixture;
    std::shared_ptr<PoliciesInForce> m_inForce;
    std::string m_key;
    std::atomic<int> m_calls = 0;
};

void DecideTest::init()
{
    // The route needs the store that the fixture makes; the handler is asked for when a request comes.
    auto holder = std::make_shared<ChainFixture *>(nullptr);
    Route route = testRoute("POST", "/api/governance/decide", "decide");
    route.access = Route::Access::ApiKey;
    route.feature = "decisions";
    route.bodyLimit = 64U * 1024U;
    m_inForce = std::make_shared<PoliciesInForce>(builtInForce());
    route.handler = [holder, inForce = m_inForce](const RequestContext &request) {
        ChainFixture &fixture = **holder;
        return governanceRoutes(fixture.database(), fixture.log(), fixture.clock, *inForce).front().handler(request);
    };
    m_fixture = std::make_unique<ChainFixture>(std::vector{std::move(route)});
    *holder = m_fixture.get();
    m_fixture->features.features = {"a/decisions", "b/decisions"};
    m_fixture->features.rate = 100'000;
    m_key = keyOf("a", {"decide"});
}

std::string DecideTest::keyOf(const std::string &tenant, const std::vector<std::string> &scopes)
{
    ApiKey key;
    key.id = newApiKeyId();
    key.name = "agent";
    key.scopes = scopes;
    key.createdAt = m_fixture->clock.now();
    key.expiresAt = key.createdAt + std::chrono::hours(24);
    const std::string text = newApiKey({key.id, false});
    key.lastFour = text.substr(text.size() - 4);
    m_fixture->database().write(Operator::enter(tenant),
                                [&](Transaction &transaction) { apikeys::insert(transaction, key, sha256(text)); });
    return text;
}

RawReply DecideTest::decide(const json &body, const std::string &key, std::map<std::string, std::string> headers)
{
    headers.emplace("x-api-key", key.empty() ? m_key : key);
    headers.emplace("idempotency-key", "decide-test-" + std::to_string(1'000'000 + ++m_calls));
    return m_fixture->call({"POST", "/api/governance/decide", {}, body.dump(), std::move(headers)});
}

std::int64_t DecideTest::stored(const std::string &tenant)
{
    std::int64_t count = 0;
    m_fixture->database().read([&](Connection &c) {
        count = c.row("SELECT count(*) FROM base_decision WHERE tenant_id = ?", {tenant})->integer(0);
    });
    return count;
}

StoredRow DecideTest::last()
{
    StoredRow stored;
    m_fixture->database().read([&](Connection &c) {
        const auto row =
            c.row("SELECT d.state, d.policy_id, d.reason, d.entity, d.user, l.body, d.contains_pii FROM base_decision d"
                  " JOIN base_log_leaf l USING (tenant_id, seq) ORDER BY d.seq DESC LIMIT 1");
        stored = {row->text(0), row->text(1), row->text(2),        row->text(3),
                  row->text(4), row->blob(5), row->integer(6) != 0};
    });
    return stored;
}

void DecideTest::policiesDecide_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<QByteArray>("policy");
    const auto row = [](const char *name, const char *changes, const char *state, const char *policy) {
        QTest::newRow(name) << QByteArray(changes) << QByteArray(state) << QByteArray(policy);
    };
    row("within the limits", "{}", "executed", "pol-riesgo-alto");
    row("risk for a person", R"({"risk":72})", "review", "pol-riesgo-alto");
    row("risk just below", R"({"risk":71})", "executed", "pol-riesgo-alto");
    row("too much risk", R"({"risk":93})", "blocked", "pol-riesgo-alto");
    row("unsure", R"({"confidence":0.65})", "review", "pol-riesgo-alto");
    row("just sure enough", R"({"confidence":0.66})", "executed", "pol-riesgo-alto");
    row("personal data", R"({"containsPii":true,"risk":64})", "review", "pol-datos-cliente");
    row("personal data that nobody named", R"({"inputs":{"nota":"tel. 612345678"},"risk":64})", "review",
        "pol-datos-cliente");
    row("about people", R"({"action":"AVISAR al cliente","risk":90})", "blocked", "pol-datos-cliente");
    row("without a confidence", R"({"confidence":null})", "review", "pol-ninguna");
    row("without a risk", R"({"risk":null})", "review", "pol-ninguna");
    row("blocked without a confidence", R"({"confidence":null,"risk":99})", "blocked", "pol-riesgo-alto");
}

void DecideTest::policiesDecide()
{
    QFETCH(QByteArray, changes);
    QFETCH(QByteArray, state);
    QFETCH(QByteArray, policy);
    const RawReply reply = decide(with(json::parse(changes.toStdString())));
    QVERIFY2(reply.status == 201, reply.body.c_str());
    const json data = ChainFixture::inner(reply);
    QCOMPARE(QByteArray::fromStdString(data["state"].get<std::string>()), state);
    QCOMPARE(QByteArray::fromStdString(data["policy"]["id"].get<std::string>()), policy);
    QVERIFY(!data["policy"]["name"].get<std::string>().empty());
    QVERIFY(data["policy"]["version"].get<int>() >= 1);
    QVERIFY(!data["reason"].get<std::string>().empty());
    const StoredRow row = last();
    QCOMPARE(QByteArray::fromStdString(row.state), state);
    QCOMPARE(row.reason, data["reason"].get<std::string>());
}

void DecideTest::aCorrelationIdThatIsSomebodysIsNotTaken()
{
    for (const char *personal : {"12345678Z", "tel-612345678", "4111111111111111"}) {
        const RawReply reply = decide(usual, {}, {{"x-correlation-id", personal}});
        QCOMPARE(reply.status, 201);
        QVERIFY2(last().body.find(personal) == std::string::npos, personal);
        QVERIFY(last().body.find(reply.headers.at("X-Correlation-Id")) != std::string::npos);
    }
}

void DecideTest::aDecisionIsOneLeafAndOneRow()
{
    const RawReply reply = decide(with({{"user", "u7"}}), {}, {{"x-correlation-id", "corr-12345678"}});
    const json data = ChainFixture::inner(reply);
    QCOMPARE(data["seq"].get<int>(), 0);
    const json body = json::parse(last().body);
    const std::string hash = body["policy"]["hash"].get<std::string>();
    QCOMPARE(last().body,
             R"({"correlationId":"corr-12345678","inputs":{"planta":3},"policy":{"facts":{"tier":"PRO"},"hash":")" +
                 hash + R"(","matched":[]},"reason":")" + data["reason"].get<std::string>() + R"(","user":"u7"})");
    m_fixture->database().read([&](Connection &c) {
        const auto row = c.row("SELECT id, (SELECT count(*) FROM base_log_leaf), (SELECT size FROM base_log_tree)"
                               " FROM base_decision");
        QCOMPARE(row->text(0), data["decisionId"].get<std::string>());
        QCOMPARE(row->integer(1), std::int64_t{1});
        QCOMPARE(row->integer(2), std::int64_t{1});
        QVERIFY(checkDecisions(c).empty());
    });
    QVERIFY(m_fixture->log().head("a").has_value());
}

void DecideTest::thePolicyIsKeptAsItWas()
{
    QCOMPARE(decide(usual).status, 201);
    const std::string hash = json::parse(last().body)["policy"]["hash"].get<std::string>();
    m_fixture->database().read(Operator::enter("a"), [&hash](Connection &c) {
        const auto version = builtInAsItWas()(c, "pol-riesgo-alto", 7);
        QVERIFY(version);
        QCOMPARE(version->hash, hash);
        const auto policy = rules::decodePolicy(json::parse(version->document));
        QVERIFY(policy);
        QCOMPARE(rules::canonicalPolicy(*policy), version->document);
        QCOMPARE(rules::contentHash(*policy), hash);
        // The one before said the same, in one language.
        const auto former = builtInAsItWas()(c, "pol-riesgo-alto", 6);
        QVERIFY(former && former->hash != hash);
        QVERIFY(!builtInAsItWas()(c, "pol-riesgo-alto", 8));
    });
}

void DecideTest::whatElseMatchedIsKept()
{
    QCOMPARE(decide(with({{"containsPii", true}, {"risk", 64}})).status, 201);
    QCOMPARE(json::parse(last().body)["policy"]["matched"].dump(), std::string(R"([["pol-riesgo-alto",7,"auto"]])"));
}

void DecideTest::amountAndRoleAreJudged()
{
    rules::Policy policy;
    policy.id = "pol-importe";
    policy.name = "Importes";
    rules::PolicyRule rule;
    rule.when.amount = rules::PolicyNumber{rules::PolicyBound{100'000, true}, {}, false};
    rule.when.roles = {"TECHNICAL"};
    rule.then = {rules::PolicyMode::Blocked, {{"es", "el importe es alto"}}};
    policy.rules.push_back(rule);
    QCOMPARE(decide(usual).status, 201);
    rules::PolicySet set = builtInEngine("ELEVATORS").set();
    set.policies.push_back(rules::inForce(policy, 1, m_fixture->clock.now()));
    const auto engine = std::make_shared<const rules::PolicyEngine>(rules::PolicyEngine::compile(set).value());
    *m_inForce = [engine](Transaction &, const contract::Tenant &) {
        return engine;
    };
    const auto stateOf = [&](const json &changes) {
        return ChainFixture::inner(decide(with(changes)))["state"].get<std::string>();
    };
    QCOMPARE(stateOf({{"amount", 100'000}, {"role", "TECHNICAL"}}), std::string("blocked"));
    QCOMPARE(last().reason, std::string("el importe es alto"));
    QCOMPARE(json::parse(last().body)["inputs"].dump(),
             std::string(R"({"amount":100000,"planta":3,"role":"TECHNICAL"})"));
    QCOMPARE(stateOf({{"amount", 99'999}, {"role", "TECHNICAL"}}), std::string("executed"));
    QCOMPARE(stateOf({{"amount", 100'000}}), std::string("executed"));
    for (const char *name : {"amount", "role"}) {
        const json once = std::string_view(name) == "role" ? json("ADMIN") : json(5);
        const RawReply twice = decide(with({{name, once}, {"inputs", {{name, once}}}}));
        QCOMPARE(twice.status, 400);
        QCOMPARE(ChainFixture::inner(twice)["fields"][0]["field"].get<std::string>(), std::string("inputs.") + name);
    }
}

void DecideTest::nothingPersonalIsStored()
{
    const std::vector<std::string> secrets{"ana@ejemplo.es", "12345678Z",        "612345678",
                                           "612 345 678",    "4111111111111111", "ES9121000418450200051332"};
    const RawReply reply = decide(with({{"entity", "Cliente 12345678Z"},
                                        {"user", "ana@ejemplo.es"},
                                        {"reason", "lo pide ana@ejemplo.es"},
                                        {"inputs",
                                         {{"telefono", 612345678},
                                          {"ana@ejemplo.es", "ES9121000418450200051332"},
                                          {"notas", {"llamar al 612 345 678", {{"tarjeta", "4111111111111111"}}}}}}}));
    QCOMPARE(reply.status, 201);
    const StoredRow row = last();
    QVERIFY(row.containsPii);
    QCOMPARE(row.entity, std::string("Cliente [national-id]"));
    QCOMPARE(row.user, std::string("[email]"));
    // Neither in the rows nor in the leaves nor in what is kept for a repetition.
    m_fixture->database().read([&](Connection &c) {
        for (const char *sql :
             {"SELECT meta, body FROM base_log_leaf", "SELECT entity, user FROM base_decision",
              "SELECT agent, action FROM base_decision", "SELECT answer, digest FROM idempotency_keys"}) {
            for (const Row &found : c.rows(sql)) {
                for (const std::string &secret : secrets) {
                    for (std::size_t column : {0U, 1U}) {
                        const bool text = std::string_view(sql).find("entity") != std::string_view::npos ||
                                          std::string_view(sql).find("agent") != std::string_view::npos;
                        const std::string &value = text ? found.text(column) : found.blob(column);
                        QVERIFY2(value.find(secret) == std::string::npos, secret.c_str());
                    }
                }
            }
        }
    });
}

void DecideTest::theAgentsReasonIsAnInput()
{
    QCOMPARE(decide(with({{"reason", "lo pide el plan"}})).status, 201);
    QVERIFY(last().body.find(R"("inputs":{"planta":3,"reason":"lo pide el plan"})") != std::string::npos);
    const RawReply twice = decide(with({{"reason", "x"}, {"inputs", {{"reason", "y"}}}}));
    QCOMPARE(twice.status, 400);
    QCOMPARE(ChainFixture::inner(twice)["fields"][0]["field"].get<std::string>(), std::string("inputs.reason"));
}

void DecideTest::badRequestsStoreNothing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const json &changes, const char *field) {
        json body = usual;
        body.update(changes);
        QTest::newRow(name) << QByteArray::fromStdString(body.dump()) << 400 << QByteArray(field);
    };
    for (const char *name : {"agent", "entity", "action"}) {
        row((std::string("empty ") + name).c_str(), {{name, ""}}, name);
        row((std::string("blank ") + name).c_str(), {{name, "  "}}, name);
        row((std::string("number as ") + name).c_str(), {{name, 7}}, name);
        row((std::string("no ") + name).c_str(), {{name, nullptr}}, name);
        row((std::string("lines in ") + name).c_str(), {{name, "a\nb"}}, name);
        row((std::string("long ") + name).c_str(), {{name, std::string(201, 'x')}}, name);
    }
    row("negative confidence", {{"confidence", -0.1}}, "confidence");
    row("confidence above one", {{"confidence", 1.01}}, "confidence");
    row("confidence of five decimals", {{"confidence", 0.12345}}, "confidence");
    row("confidence as text", {{"confidence", "0.9"}}, "confidence");
    row("negative risk", {{"risk", -1}}, "risk");
    row("risk above a hundred", {{"risk", 101}}, "risk");
    row("half a risk", {{"risk", 10.5}}, "risk");
    row("risk as text", {{"risk", "10"}}, "risk");
    row("personal data as text", {{"containsPii", "yes"}}, "containsPii");
    row("negative amount", {{"amount", -1}}, "amount");
    row("half an amount", {{"amount", 1.5}}, "amount");
    row("role of two lines", {{"role", "a\nb"}}, "role");
    row("inputs as a list", {{"inputs", json::array()}}, "inputs");
    row("inputs as text", {{"inputs", "x"}}, "inputs");
    row("too many inputs", {{"inputs", {{"x", std::string(33'000, 'x')}}}}, "inputs");
    row("user of two lines", {{"user", "a\tb"}}, "user");
    row("long reason", {{"reason", std::string(2001, 'x')}}, "reason");
    row("state of one's own", {{"state", "executed"}}, "state");
    row("another's tenant", {{"tenantId", "b"}}, "tenantId");
    row("an id of one's own", {{"decisionId", "dec-1"}}, "decisionId");
    json deep = 1;
    for (int i = 0; i < 40; ++i)
        deep = {{"x", deep}};
    row("inputs too deep", {{"inputs", deep}}, "");
    QTest::newRow("too large") << QByteArray::fromStdString(
                                      with({{"inputs", {{"x", std::string(70'000, 'x')}}}}).dump())
                               << 413 << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{") << 400 << QByteArray();
    QTest::newRow("a list") << QByteArray("[]") << 400 << QByteArray("");
    QTest::newRow("a name twice") << QByteArray(R"({"agent":"a","agent":"b","entity":"e","action":"x"})") << 400
                                  << QByteArray();
    QTest::newRow("no number") << QByteArray(R"({"agent":"a","entity":"e","action":"x","confidence":NaN})") << 400
                               << QByteArray();
    QTest::newRow("a number beyond all") << QByteArray(R"({"agent":"a","entity":"e","action":"x","risk":1e999})") << 400
                                         << QByteArray();
}

void DecideTest::badRequestsStoreNothing()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, field);
    const RawReply reply = m_fixture->call({"POST",
                                            "/api/governance/decide",
                                            {},
                                            body.toStdString(),
                                            {{"x-api-key", m_key}, {"idempotency-key", "0123456789abcdef"}}});
    QVERIFY2(reply.status == status, reply.body.c_str());
    if (!field.isEmpty()) {
        const json fields = ChainFixture::inner(reply)["fields"];
        QVERIFY2(fields.size() == 1, reply.body.c_str());
        QCOMPARE(QByteArray::fromStdString(fields[0]["field"].get<std::string>()), field);
    }
    QCOMPARE(stored(), std::int64_t{0});
    // Nothing is reserved either: the corrected request goes under the same key.
    const RawReply good = m_fixture->call({"POST",
                                           "/api/governance/decide",
                                           {},
                                           usual.dump(),
                                           {{"x-api-key", m_key}, {"idempotency-key", "0123456789abcdef"}}});
    QCOMPARE(good.status, 201);
}

void DecideTest::onlyTheScopeMayDecide()
{
    QCOMPARE(decide(usual, keyOf("a", {"events:write", "rag:ask"})).status, 403);
    QCOMPARE(decide(usual, "sk_live_nonsense").status, 401);
    // A person's session is no agent.
    QCOMPARE(
        m_fixture
            ->call(
                {"POST", "/api/governance/decide", "ADMIN@a", usual.dump(), {{"idempotency-key", "0123456789abcdef"}}})
            .status,
        401);
    QCOMPARE(stored(), std::int64_t{0});
}

void DecideTest::aKeyDecidesInItsOwnTenantOnly()
{
    QCOMPARE(decide(usual, {}, {{"x-tenant-id", "a"}}).status, 201);
    const RawReply foreign = decide(usual, {}, {{"x-tenant-id", "b"}});
    const RawReply absent = decide(usual, {}, {{"x-tenant-id", "nowhere"}});
    QVERIFY(foreign.status >= 400);
    QCOMPARE(foreign.status, absent.status);
    QCOMPARE(stored("a"), std::int64_t{1});
    QCOMPARE(stored("b"), std::int64_t{0});
    QCOMPARE(decide(usual, keyOf("b", {"decide"})).status, 201);
    QCOMPARE(stored("a"), std::int64_t{1});
    QCOMPARE(stored("b"), std::int64_t{1});
}

void DecideTest::aPlanWithoutDecisionsGetsNone()
{
    m_fixture->features.features.erase("a/decisions");
    const RawReply reply = decide(usual);
    QCOMPARE(reply.status, 403);
    QCOMPARE(ChainFixture::inner(reply)["code"].get<std::string>(), std::string("FEATURE_NOT_AVAILABLE_FOR_TIER"));
    QCOMPARE(stored(), std::int64_t{0});
}

void DecideTest::aRepetitionIsAnsweredAndNotDone()
{
    const std::map<std::string, std::string> headers{{"idempotency-key", "same-key-for-both"}};
    const RawReply first = decide(usual, {}, headers);
    const RawReply second = decide(usual, {}, headers);
    QCOMPARE(first.status, 201);
    QCOMPARE(second.status, 201);
    QCOMPARE(ChainFixture::inner(first)["decisionId"].dump(), ChainFixture::inner(second)["decisionId"].dump());
    QCOMPARE(decide(with({{"risk", 1}}), {}, headers).status, 409);
    QCOMPARE(stored(), std::int64_t{1});
    QCOMPARE(m_fixture->call({"POST", "/api/governance/decide", {}, usual.dump(), {{"x-api-key", m_key}}}).status, 400);
}

void DecideTest::sixtyFourWritersLoseNothing()
{
    constexpr int writers = 64;
    constexpr int each = 8;
    std::vector<std::vector<std::int64_t>> seqs(writers);
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([&, i] {
                for (int k = 0; k < each; ++k) {
                    const RawReply reply = decide(with({{"entity", "e" + std::to_string(i * each + k)}}));
                    if (reply.status == 201)
                        seqs[static_cast<std::size_t>(i)].push_back(
                            ChainFixture::inner(reply)["seq"].get<std::int64_t>());
                    else
                        ++refused;
                }
            });
        }
    }
    QCOMPARE(refused.load(), 0);
    std::set<std::int64_t> all;
    for (const auto &some : seqs) {
        // A writer's own decisions are in the order in which it asked.
        QVERIFY(std::ranges::is_sorted(some));
        all.insert(some.begin(), some.end());
    }
    QCOMPARE(all.size(), std::size_t{writers * each});
    QCOMPARE(*all.rbegin(), std::int64_t{writers * each - 1});
    m_fixture->database().read([](Connection &c) {
        QCOMPARE(c.row("SELECT count(DISTINCT entity) FROM base_decision")->integer(0), std::int64_t{writers * each});
        QVERIFY(checkDecisions(c).empty());
    });
    for (const TreeReport &report : m_fixture->log().check())
        QVERIFY2(report.problems.empty(), report.problems.empty() ? "" : report.problems.front().c_str());
}

QTEST_GUILESS_MAIN(DecideTest)
#include "tst_decide.moc"
