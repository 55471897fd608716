// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/cli/accountfacts.h"
#include "platform/cli/platform.h"
#include "platform/http/chain.h"
#include "platform/http/reply.h"
#include "platform/limits/limitchanges.h"
#include "platform/limits/stategrants.h"
#include "platform/limits/storedentitlements.h"
#include "platform/tenancy/rolebook.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace atalaya::platform;
using namespace std::chrono;

namespace {

constexpr Instant now{hours(24) * 20'490};
const std::vector<std::string> states{"trial", "active", "grace", "past_due", "suspended", "canceled"};

/// The table of mission.md, written down a second time: what each state takes away.
bool mayIn(const std::string &state, std::string_view capability, bool manages)
{
    if (state == "trial" || state == "active" || capability == "account")
        return true;
    if (state == "canceled")
        return manages && (capability == "billing" || capability == "export");
    if (capability == "ingest" || capability == "report")
        return false;
    return state != "suspended" || (capability != "ai" && capability != "change");
}

/// `manager` and `key` may do everything there is, `other` all but to choose a plan and pay.
class KnownPeople final : public Authenticator
{
public:
    [[nodiscard]] std::optional<Principal> authenticate(std::string_view token, const RequestContext &) override
    {
        Principal who;
        who.kind = token.starts_with("key") ? Principal::Kind::ApiKey : Principal::Kind::User;
        // Tokens end with a number, so that none of them is asked about too often.
        who.userId = who.sessionId = who.keyId = token;
        who.role = token.starts_with("other") ? "other" : "manager";
        who.tenantId = "a";
        who.permissions = all;
        return who;
    }
    std::set<std::string> all;
};

class AllPermissions final : public Permissions
{
public:
    [[nodiscard]] std::set<std::string> of(std::string_view, std::string_view role) override
    {
        std::set<std::string> held = all;
        if (role == "other")
            held.erase("subscription:manage");
        return held;
    }
    [[nodiscard]] std::vector<std::string> rolesWith(std::string_view, std::string_view) override { return {}; }
    std::set<std::string> all;
};

} // namespace

/// What each state of a subscription leaves, on every route that the platform has.
class TestStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QTemporaryDir dir;
        const DataFolder folder(dir.path().toStdString(), DataFolder::Use::Exclusive);
        TestClock clock{now};
        Platform platform(folder, clock, false);
        m_routes = platform.routes();
        QVERIFY(m_routes.size() > 60);
        std::erase_if(m_routes, [](const Route &route) {
            return route.access != Route::Access::Session && route.access != Route::Access::ApiKey;
        });
        for (Route &route : m_routes) {
            m_permissions.all.insert(route.permission);
            route.handler = [](const RequestContext &request) {
                return reply(request, nlohmann::json::object());
            };
        }
        m_people.all = m_permissions.all;
        m_people.all.erase("subscription:manage");
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "ENTERPRISE");
        m_entitlements = std::make_unique<StoredEntitlements>(m_store->database(), m_clock);
        const GateServices services{m_store->database(), m_store->log(), m_clock, m_people, m_people,
                                    m_permissions,       *m_entitlements};
        m_chain = std::make_unique<Chain>(m_routes, services, std::set<std::string>{"test"});
    }
    void cleanupTestCase()
    {
        m_chain.reset();
        m_entitlements.reset();
        m_store.reset();
    }

    void everyRouteInEveryState_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("index");
        for (const std::string &state : states) {
            for (std::size_t i = 0; i < m_routes.size(); ++i)
                QTest::addRow("%s: %s %s", state.c_str(), m_routes[i].method.c_str(), m_routes[i].pattern.c_str())
                    << QString::fromStdString(state) << static_cast<int>(i);
        }
    }
    void everyRouteInEveryState()
    {
        QFETCH(QString, state);
        QFETCH(int, index);
        const std::string status = state.toStdString();
        const Route &route = m_routes[static_cast<std::size_t>(index)];
        const std::string_view capability = capabilityOf(route.method, route.pattern, route.safe);
        put(status);
        const bool machine = route.access == Route::Access::ApiKey;
        for (const bool manages : {true, false}) {
            if (machine && manages)
                continue;
            // The chain refuses who lacks the permission before it looks at the plan.
            if (!manages && route.permission == "subscription:manage")
                continue;
            const RawReply answer = call(route, manages ? "manager" : "other");
            const std::string where = route.method + ' ' + route.pattern + ' ' + answer.body;
            if (mayIn(status, capability, manages)) {
                QVERIFY2(answer.status == 200, where.c_str());
                continue;
            }
            QVERIFY2(answer.status == 403, where.c_str());
            const auto error = atalaya::contract::decodeError(nlohmann::json::parse(answer.body)).value();
            QCOMPARE(error.code, std::string("BILLING_STATUS_SUSPENDED"));
            QVERIFY(error.lift);
            const bool canPay = status != "canceled";
            QCOMPARE(error.lift->kind, std::string(!canPay ? "contact" : manages ? "pay" : "admin"));
            QCOMPARE(error.lift->permission.has_value(), canPay);
        }
    }

    void routesDoWhatTheyAreNamedFor_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("capability");
        const std::pair<const char *, const char *> named[] = {
            {"POST /api/governance/decide", "ai"},
            {"POST /api/events", "facts"},
            {"GET /api/auth/me", "account"},
            {"DELETE /api/auth/sessions/{id}", "account"},
            {"DELETE /api/admin/api-keys/{id}", "secure"},
            {"POST /api/admin/api-keys", "change"},
            {"GET /api/admin/subscription", "billing"},
            {"POST /api/admin/subscription/change", "billing"},
            {"GET /api/admin/usage", "billing"},
            {"GET /api/admin/invoices/{id}", "billing"},
            {"POST /api/admin/audit/queries", "export"},
            {"GET /api/admin/audit/queries/{id}/export", "export"},
            {"GET /api/admin/audit/log/leaves", "export"},
            {"POST /api/admin/audit/retention", "change"},
            {"GET /api/admin/tenant-business-dashboard", "read"},
            {"GET /api/admin/governance/policies", "read"},
            {"GET /api/admin/governance/export", "export"},
            {"POST /api/admin/governance/policies", "change"},
            {"POST /api/admin/governance/simulate", "read"},
            {"POST /api/admin/governance/overrides/{id}/approve", "change"},
        };
        for (const auto &[route, capability] : named)
            QTest::newRow(route) << QString::fromLatin1(route) << QString::fromLatin1(capability);
    }
    void routesDoWhatTheyAreNamedFor()
    {
        QFETCH(QString, route);
        QFETCH(QString, capability);
        const auto found = std::ranges::find_if(
            m_routes, [&](const Route &one) { return one.method + ' ' + one.pattern == route.toStdString(); });
        QVERIFY(found != m_routes.end());
        const std::string_view is = capabilityOf(found->method, found->pattern, found->safe);
        QCOMPARE(QString::fromStdString(std::string(is)), capability);
    }

    /// A cancelled subscription leaves its admin the export; in any other state that is not his.
    void onlyWhenCancelledDoesTheAdminExport()
    {
        Database &database = m_store->database();
        RoleBook always(database);
        StatePermissions roles(always, database, m_clock);
        const StoredAccountFacts facts(database, m_clock);
        const auto shown = [&facts] {
            const auto all = facts.roles("a");
            const auto admin = std::ranges::find(all, "ADMIN", &atalaya::contract::RoleInfo::id);
            return std::ranges::count(admin->permissions, "audit:export");
        };
        using Names = std::vector<std::string>;
        for (const std::string &state : states) {
            put(state);
            const bool canceled = state == "canceled";
            QCOMPARE(roles.of("a", "ADMIN").contains("audit:export"), canceled);
            QVERIFY(!roles.of("a", "MANAGER").contains("audit:export"));
            QVERIFY((roles.rolesWith("a", "audit:export") ==
                     (canceled ? Names{"ADMIN", "COMPLIANCE"} : Names{"COMPLIANCE"})));
            QCOMPARE(shown(), canceled ? 1 : 0);
        }
        QVERIFY(roles.of("", "SUPERADMIN").contains("fleet:view"));
        // What the tenant has taken from the role stays taken.
        database.write(
            [](Transaction &t) { t.run("INSERT INTO base_role_overrides VALUES ('a', 'ADMIN', 'audit:export', 0)"); });
        QVERIFY(!roles.of("a", "ADMIN").contains("audit:export"));
        QCOMPARE(shown(), 0);
        database.write([](Transaction &t) { t.run("DELETE FROM base_role_overrides"); });
    }

    void datesCountBeforeAnybodyWritesThemDown()
    {
        m_store->inTenant("a", [&](Transaction &t) {
            putSubscription({t, m_store->log(), now - days{100}, "a"}, {"PRO", "active", {}, now + days{1}});
        });
        const auto statusIn = [&](days after) {
            std::string status;
            m_store->inTenant("a", [&](Transaction &t) { status = statusAt(t, now + after); });
            return status;
        };
        QCOMPARE(statusIn(days{0}), std::string("active"));
        QCOMPARE(statusIn(days{1}), std::string("grace"));
        QCOMPARE(statusIn(days{7}), std::string("grace"));
        QCOMPARE(statusIn(days{8}), std::string("past_due"));
        QCOMPARE(statusIn(days{28}), std::string("past_due"));
        QCOMPARE(statusIn(days{29}), std::string("suspended"));
        QCOMPARE(statusIn(days{88}), std::string("suspended"));
        QCOMPARE(statusIn(days{89}), std::string("canceled"));
        QCOMPARE(statusIn(days{5000}), std::string("canceled"));
    }

    void aStateWithoutABeginningIsNotMoved()
    {
        SubscriptionRecord record;
        record.status = "past_due";
        QVERIFY((statesOf(record, {{"past_due", "since", 21, "suspended"}}) ==
                 std::vector<StateSpan>{{"past_due", Instant{}}}));
        // Rules that run in a circle come to an end.
        record.status = "a";
        record.since = now;
        const std::vector<StateRule> circle{{"a", "since", 1, "b"}, {"b", "since", 1, "a"}};
        QCOMPARE(statesOf(record, circle).size(), std::size_t{3});
    }

    void tokensThatAreSpentStopTheAgents()
    {
        put("active");
        const auto decide = std::ranges::find(m_routes, "/api/governance/decide", &Route::pattern);
        QCOMPARE(call(*decide, {}).status, 200);
        m_store->inTenant("a", [&](Transaction &t) {
            putLimitOverride({t, m_store->log(), now, "a"}, "tokens", 0, {.until = now + days{1}});
        });
        const RawReply refused = call(*decide, {});
        QCOMPARE(refused.status, 403);
        const auto error = atalaya::contract::decodeError(nlohmann::json::parse(refused.body)).value();
        QCOMPARE(error.code, std::string("BILLING_LIMIT_REACHED"));
        QCOMPARE(error.lift->kind, std::string("wait"));
        // Reading costs nothing.
        const auto policies = std::ranges::find(m_routes, "/api/admin/governance/policies", &Route::pattern);
        QCOMPARE(call(*policies, "other").status, 200);
        m_clock.set(now + days{1});
        QCOMPARE(call(*decide, {}).status, 200);
        m_clock.set(now);
    }

    void aMissingFeatureNamesThePlanThatHasIt()
    {
        put("active");
        m_store->inTenant("a", [&](Transaction &t) {
            putSubscription({t, m_store->log(), now, "a"}, {"BASIC", "active", {}, {}});
            t.run("UPDATE tenants SET tier = 'BASIC'");
        });
        const std::set<std::string> admin{"subscription:manage"};
        const std::set<std::string> nobody;
        const auto refusal = [&](const std::set<std::string> &permissions, std::string_view feature) {
            return m_entitlements->refusal(Operator::enter("a"), {"GET", "/api/admin/x", true, feature, permissions});
        };
        QVERIFY(!refusal(nobody, "ragchat"));
        auto refused = refusal(admin, "insights");
        QVERIFY(refused && refused->lift);
        QCOMPARE(refused->code, std::string("FEATURE_NOT_AVAILABLE_FOR_TIER"));
        QVERIFY((*refused->lift == atalaya::contract::Lift{"upgrade", "PRO", std::nullopt, "subscription:manage"}));
        QCOMPARE(refusal(nobody, "insights")->lift->kind, std::string("admin"));
        QCOMPARE(refusal(admin, "sso")->lift->plan.value(), std::string("ENTERPRISE"));
        QCOMPARE(refusal(admin, "no such feature")->lift->kind, std::string("contact"));
        m_store->inTenant("a", [](Transaction &t) { t.run("UPDATE tenants SET tier = 'ENTERPRISE'"); });
    }

private:
    void put(const std::string &status)
    {
        m_store->inTenant("a", [&](Transaction &t) {
            putSubscription({t, m_store->log(), now, "a"}, {"ENTERPRISE", status, {}, {}});
        });
    }
    RawReply call(const Route &route, const std::string &token)
    {
        RawRequest raw;
        raw.method = route.method;
        raw.target = route.pattern;
        while (raw.target.find('{') != std::string::npos)
            raw.target.replace(raw.target.find('{'), raw.target.find('}') - raw.target.find('{') + 1, "x");
        raw.headers = {{"host", "test"}, {"idempotency-key", "states-test-" + std::to_string(1'000'000 + ++m_calls)}};
        if (route.access == Route::Access::ApiKey)
            raw.headers["x-api-key"] = "key" + std::to_string(m_calls);
        else
            raw.headers["authorization"] = "Bearer " + token + std::to_string(m_calls);
        raw.address = "192.0.2." + std::to_string(m_calls % 250);
        return m_chain->answer(raw);
    }

    std::vector<Route> m_routes;
    TestClock m_clock{now};
    KnownPeople m_people;
    AllPermissions m_permissions;
    std::unique_ptr<TenantFixture> m_store;
    std::unique_ptr<StoredEntitlements> m_entitlements;
    std::unique_ptr<Chain> m_chain;
    int m_calls = 0;
};

QTEST_GUILESS_MAIN(TestStates)
#include "tst_states.moc"
