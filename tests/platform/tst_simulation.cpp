// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyjson.h"
#include "platform/auditlog/retentionjob.h"
#include "platform/governance/decide.h"
#include "platform/governance/decisioncheck.h"
#include "platform/governance/decisioneraser.h"
#include "platform/governance/decisionwriter.h"
#include "platform/governance/policies/builtinstore.h"
#include "platform/governance/policies/policybook.h"
#include "platform/governance/policies/policystore.h"
#include "platform/governance/seeddecisions.h"
#include "platform/governance/simulation/simulationjobs.h"
#include "platform/governance/simulation/simulationreport.h"
#include "platform/search/texttable.h"
#include "platform/tenancy/tenants.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <numeric>

using namespace atalaya;
using namespace atalaya::platform;
using namespace std::chrono;
using contract::SimulationResult;

namespace {

constexpr Instant now{sys_days{2026y / March / 1}};
constexpr int decisions = 20'000;

/// Over-strict about credits, mild elsewhere.
rules::Policy draft()
{
    rules::Policy policy;
    policy.id = "pol-riesgo-alto";
    policy.name = "Riesgo alto";
    rules::PolicyRule credits;
    credits.when.agents = {"crédito"};
    credits.when.risk = rules::PolicyNumber{rules::PolicyBound{60, true}, {}, false};
    credits.when.windows = {{0x1F, 9 * 60, 14 * 60}};
    credits.then = {rules::PolicyMode::Blocked, {{"es", "es mucho"}}};
    rules::PolicyRule sure;
    sure.when.confidence = rules::PolicyNumber{rules::PolicyBound{7'000, true}, {}, false};
    sure.then = {rules::PolicyMode::Auto, {{"es", "es seguro"}}};
    policy.rules = {credits, sure};
    return policy;
}

std::int64_t sum(const SimulationResult::Modes &modes)
{
    return std::accumulate(modes.begin(), modes.end(), std::int64_t{0});
}

/// What the store says of a row, for policies.
rules::PolicyFacts factsOf(const Row &row)
{
    rules::PolicyFacts facts;
    facts.agent = row.text(0);
    facts.entity = row.text(1);
    facts.action = row.text(2);
    if (const auto confidence = row.maybeReal(3))
        facts.confidence = rules::confidenceOf(*confidence);
    facts.risk = row.maybeInteger(4);
    facts.containsPii = row.integer(5) != 0;
    facts.at = Instant{milliseconds{row.integer(6)}};
    facts.minuteOfWeek = rules::minuteOfWeek(tenants::localTime("Europe/Madrid", facts.at));
    return facts;
}

} // namespace

/// Policies tried on stored decisions, held against the plainest way to do it.
class SimulationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store.addTenant("a", "PRO");
        m_store.database().write([](Transaction &transaction) {
            transaction.run("UPDATE base_tenants SET industry = 'BANKING' WHERE tenant_id = 'a'");
        });
        m_store.addTenant("b", "PRO");
        policies::installBuiltIns(m_store.database(), m_store.log(), {});
        seedDecisions(m_store.database(), m_store.log(), now, {"a", "BANKING", decisions, 60, 7});
    }

    void theUnchangedSetChangesNothing()
    {
        const SimulationResult result = run({});
        QCOMPARE(result.decisions, std::int64_t{decisions});
        for (std::size_t before = 0; before < 3; ++before) {
            for (std::size_t after = 0; after < 3; ++after)
                QCOMPARE(result.flows[before][after] > 0, before == after);
        }
        QCOMPARE(result.drifted, std::int64_t{0});
        QVERIFY(result.changes.empty());
        for (const auto &line : result.byAgent)
            QCOMPARE(line.changed, std::int64_t{0});
        QCOMPARE(result.receipt.beforeHash, result.receipt.draftHash);
        QVERIFY(!result.people.blockedButApproved && !result.people.releasedButRejected);
        // The same drafts as are in force are no change either.
        SimulationPlan plan = planOf({});
        read([&](Connection &connection) {
            for (const auto &one : policies::setInForce(connection).policies)
                plan.drafts.push_back(one.policy);
        });
        const SimulationResult same = simulator().run(scope(), plan, Interrupt(), [](auto, auto) {});
        QCOMPARE(same.flows, result.flows);
        QCOMPARE(same.receipt.draftHash, result.receipt.draftHash);
        QCOMPARE(same.receipt.resultHash, result.receipt.resultHash);
    }

    void flowsAreWhatEachDecisionSays()
    {
        const SimulationResult result = run({draft()});
        std::array<SimulationResult::Modes, 3> flows{};
        std::map<std::string, std::int64_t> changedByAgent;
        std::int64_t changed = 0;
        rules::PolicySet set;
        read([&](Connection &connection) { set = policies::setInForce(connection); });
        const auto before = rules::PolicyEngine::compile(set).value();
        for (rules::PolicyInForce &one : set.policies) {
            if (one.policy.id == draft().id)
                one = rules::inForce(draft(), one.version + 1, one.since);
        }
        const auto after = rules::PolicyEngine::compile(set).value();
        read([&](Connection &connection) {
            connection.each("SELECT agent, entity, action, confidence, risk, contains_pii, at FROM decision", {},
                            [&](const Row &row) {
                                const rules::PolicyFacts facts = factsOf(row);
                                const auto was = static_cast<std::size_t>(before.evaluate(facts).mode);
                                const auto is = static_cast<std::size_t>(after.evaluate(facts).mode);
                                ++flows[was][is];
                                changed += was == is ? 0 : 1;
                                changedByAgent[facts.agent] += was == is ? 0 : 1;
                                return true;
                            });
        });
        QVERIFY(changed > 100);
        QCOMPARE(result.flows, flows);
        for (const auto &line : result.byAgent)
            QCOMPARE(line.changed, changedByAgent.at(line.name));
        QCOMPARE(result.changes.size(), contract::mostSimulatedChanges);
        QVERIFY(std::ranges::is_sorted(result.changes, std::ranges::greater(), &SimulationResult::Change::seq));
        for (const auto &change : result.changes)
            QVERIFY(change.before != change.after);
        SimulationResult::Modes policies{};
        for (const auto &line : result.byPolicy) {
            for (std::size_t mode = 0; mode < 3; ++mode)
                policies[mode] += line.after[mode];
        }
        for (std::size_t mode = 0; mode < 3; ++mode)
            QCOMPARE(policies[mode], flows[0][mode] + flows[1][mode] + flows[2][mode]);
        QCOMPARE(result.points.size(), contract::mostSimulatedPoints);
        QVERIFY(result.byEntity.size() == contract::mostSimulatedEntities && result.byEntity.front().changed > 0);
    }

    void reviewsHaveAPrice()
    {
        const SimulationResult result = run({draft()});
        const double days = 30;
        const SimulationResult month = run({draft()}, now - std::chrono::days{30});
        const double reviews = static_cast<double>(sum(month.flows[1])) / days;
        QVERIFY(std::abs(month.price.reviewsBefore - reviews) < 1e-4);
        // Four minutes a review, fifty an hour, as the dashboard reckons without the tenant's own numbers.
        QVERIFY(std::abs(month.price.hoursBefore - reviews * 4 / 60) < 1e-4);
        QVERIFY(std::abs(month.price.costBefore - reviews * 4 / 60 * 50) < 1e-4);
        QCOMPARE(month.price.currency, std::string("EUR"));
        QVERIFY(month.decisions < result.decisions);
    }

    void whatIsNotKeptCantBeReplayed()
    {
        rules::Policy policy = draft();
        policy.rules[0].when = {};
        policy.rules[0].when.agents = {"crédito"};
        policy.rules[0].when.amount = rules::PolicyNumber{rules::PolicyBound{1'000, true}, {}, false};
        const SimulationResult result = run({policy});
        std::int64_t credits = 0;
        read([&](Connection &connection) {
            credits = connection.row("SELECT count(*) FROM decision WHERE agent = 'crédito'")->integer(0);
        });
        QVERIFY(credits > 0);
        QCOMPARE(result.notReplayable.missing, credits);
        QCOMPARE(result.decisions, decisions - credits);
        // A rule before that settles it does not need to know.
        rules::PolicyRule first;
        first.when.agents = {"crédito"};
        first.then = {rules::PolicyMode::Review, {{"es", "siempre"}}};
        policy.rules.insert(policy.rules.begin(), first);
        QCOMPARE(run({policy}).notReplayable.missing, std::int64_t{0});
        // The same in one of several groups.
        rules::Policy grouped = draft();
        grouped.rules[0].when = {};
        rules::PolicyConditions role;
        role.agents = {"crédito"};
        role.roles = {"ADMIN"};
        grouped.rules[0].any = {role};
        QCOMPARE(run({grouped}).notReplayable.missing, credits);
    }

    void whatIsKeptIsReplayed()
    {
        // The same three, from before and from now on: only of these is known who they were for, and how much it was.
        const std::vector<std::pair<std::int64_t, const char *>> wishes{
            {500, "CLERK"}, {5'000, "CLERK"}, {5'000, "MANAGER"}};
        const Instant later = now + hours{2};
        m_store.database().write(scope(), [&](Transaction &transaction) {
            const auto policies = policies::storedInForce()(transaction, tenants::current(transaction));
            for (const auto &[amount, role] : wishes) {
                contract::DecideRequest request;
                request.agent = "tesorería";
                request.entity = "Cuenta 1";
                request.action = "Pagar";
                request.confidence = 0.9;
                request.risk = 20;
                request.amount = amount;
                request.role = role;
                Decision decision = decide(request, {*policies, "PRO", later, 0});
                recordDecision(transaction, m_store.log(), "a", later, decision);
                decision.policyDetail.clear();
                recordDecision(transaction, m_store.log(), "a", later, decision);
            }
        });
        const auto tried = [&](const rules::PolicyConditions &when) {
            rules::Policy policy;
            policy.id = "pol-pagos";
            policy.name = "Pagos";
            policy.actions = {"Pagar"};
            policy.rules.push_back({when, {rules::PolicyMode::Blocked, {{"es", "no así"}}}});
            SimulationPlan plan = planOf({policy}, later);
            plan.request.to = later + hours{1};
            return simulator().run(scope(), plan, Interrupt(), [](auto, auto) {});
        };
        const auto check = [&](const rules::PolicyConditions &when, std::int64_t blocked) {
            const SimulationResult result = tried(when);
            QCOMPARE(result.notReplayable.missing, std::int64_t{3});
            QCOMPARE(result.decisions, std::int64_t{3});
            QCOMPARE(result.flows[0][2], blocked);
        };
        rules::PolicyConditions much;
        much.amount = rules::PolicyNumber{rules::PolicyBound{1'000, true}, {}, false};
        check(much, 2);
        rules::PolicyConditions clerks;
        clerks.roles = {"CLERK"};
        check(clerks, 2);
        much.roles = {"CLERK"};
        check(much, 1);
        rules::PolicyConditions tier;
        tier.tiers = {"PRO"};
        check(tier, 3);
        tier.tiers = {"BASIC"};
        check(tier, 0);
        // Who looks at none of it sees all six.
        QCOMPARE(tried({}).decisions, std::int64_t{6});
        m_store.database().read([](Connection &connection) { QVERIFY(checkDecisions(connection).empty()); });
    }

    void aReceiptIsOfItsMoment()
    {
        const SimulationResult first = run({draft()});
        QVERIFY(first.receipt.headSize > 0 && !first.receipt.root.empty());
        QCOMPARE(hashOf(first), first.receipt.resultHash);
        // The log goes on, and another version comes into force.
        seedDecisions(m_store.database(), m_store.log(), now + hours{1}, {"a", "BANKING", 50, 1, 9});
        m_store.database().write(scope(), [](Transaction &transaction) {
            rules::Policy policy = draft();
            policy.enabled = false;
            contract::PolicyVersion version;
            version.version = 8;
            version.policy = rules::canonicalPolicy(policy);
            version.hash = rules::contentHash(policy);
            version.publishedBy = "u-1";
            version.seq = transaction.row("SELECT size FROM log_tree")->integer(0) - 1;
            policies::insertVersion(transaction, "a", policy.id, version);
        });
        const SimulationResult later = run({draft()});
        QVERIFY(later.receipt.beforeHash != first.receipt.beforeHash);
        SimulationPlan plan = planOf({draft()});
        plan.request.headSize = first.receipt.headSize;
        const SimulationResult again = simulator().run(scope(), plan, Interrupt(), [](auto, auto) {});
        QCOMPARE(again, first);
    }

    void aNewerOneEndsTheOlder()
    {
        Simulator tries = simulator();
        SimulationJobs jobs(tries);
        std::vector<std::string> ids;
        for (int i = 0; i < 20; ++i) {
            SimulationPlan plan = planOf({draft()});
            plan.request.purpose = "editor";
            ids.push_back(jobs.start(scope(), "session", std::move(plan)).id);
        }
        const auto last = jobs.find(scope(), ids.back(), seconds{60});
        QVERIFY(last && last->state == "done" && last->result);
        QCOMPARE(last->done, last->total);
        int cancelled = 0;
        for (const std::string &id : ids)
            cancelled += jobs.find(scope(), id, seconds{0})->state == "cancelled" ? 1 : 0;
        QVERIFY(cancelled >= 18);
        // Another tenant sees none of it.
        QVERIFY(!jobs.find(Operator::enter("b"), ids.back(), seconds{0}));
        QVERIFY(!jobs.cancel(Operator::enter("b"), ids.back()));
        QCOMPARE(jobs.ownerOf(ids.back()), std::string("a"));
    }

    void oneCanBeGivenUp()
    {
        Simulator tries = simulator();
        SimulationJobs jobs(tries);
        std::vector<std::string> ids;
        for (const char *purpose : {"one", "two", "three"}) {
            SimulationPlan plan = planOf({draft()});
            plan.request.purpose = purpose;
            ids.push_back(jobs.start(scope(), "session", std::move(plan)).id);
        }
        QVERIFY(jobs.cancel(scope(), ids[2]));
        QCOMPARE(jobs.find(scope(), ids[2], seconds{60})->state, std::string("cancelled"));
        QCOMPARE(jobs.find(scope(), ids[1], seconds{60})->state, std::string("done"));
    }

    void whatIsErasedIsCountedApart()
    {
        RetentionJob job(m_store.database(), m_store.log(), {forgetTexts, eraseDecisions});
        // The clock shows much more than at the last leaf, so the first hour erases nothing.
        const Instant later = now + std::chrono::days{340};
        (void)job.run(later, hours{0});
        while (!job.run(later + hours{2}, hours{2})) {
        }
        const SimulationResult result = run({});
        QVERIFY(result.notReplayable.erased > 0);
        std::int64_t left = 0;
        read([&](Connection &connection) {
            left =
                connection
                    .row("SELECT count(*) FROM decision WHERE agent <> '' AND at < ?", {now.time_since_epoch().count()})
                    ->integer(0);
        });
        QCOMPARE(result.decisions, left);
    }

private:
    [[nodiscard]] static TenantScope scope() { return Operator::enter("a"); }
    [[nodiscard]] Simulator simulator() { return {m_store.log().trees(), m_search}; }
    void read(const std::function<void(Connection &)> &work) { m_store.database().read(scope(), work); }
    [[nodiscard]] static SimulationPlan planOf(std::vector<rules::Policy> drafts,
                                               Instant from = now - std::chrono::days{90})
    {
        SimulationPlan plan;
        plan.request.from = from;
        plan.request.to = now;
        plan.drafts = std::move(drafts);
        return plan;
    }
    SimulationResult run(std::vector<rules::Policy> drafts, Instant from = now - std::chrono::days{90})
    {
        return simulator().run(scope(), planOf(std::move(drafts), from), Interrupt(), [](auto, auto) {});
    }

    TenantFixture m_store;
    TestClock m_clock{now};
    AuditSearch m_search{m_store.database(), m_store.log(), m_clock};
};

QTEST_GUILESS_MAIN(SimulationTest)
#include "tst_simulation.moc"
