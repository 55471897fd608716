// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/invoice.h"
#include "api/contract/plan.h"
#include "platform/analytics/eventwriter.h"
#include "platform/limits/limitchanges.h"
#include "tests/platform/billingfixture.h"

#include <QTest>

#include <algorithm>

using namespace atalaya;
using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono;
using nlohmann::json;

namespace {

const json toBasic{{"plan", "BASIC"}, {"interval", "month"}};
const json paid{{"event", "payment_succeeded"}};
const json failed{{"event", "payment_failed"}};

} // namespace

/// Plan, subscription and invoices over the routes, and who must not get there.
class TestBillingRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_billing = std::make_unique<BillingFixture>();
        m_admin = m_billing->signIn("ana", "ADMIN");
        m_manager = m_billing->signIn("luis", "MANAGER");
    }
    void cleanup() { m_billing.reset(); }

    void aSubscriptionSaysWhatStopsWhen()
    {
        const auto view = m_billing->view(m_manager);
        QCOMPARE(view.status, std::string("active"));
        QCOMPARE(view.planName, std::string("Pro"));
        QCOMPARE(view.limits.size(), std::size_t{5});
        QVERIFY(!view.lift);
        QStringList coming;
        for (const auto &state : view.coming)
            coming.append(QString::fromStdString(state.status));
        QCOMPARE(coming, (QStringList{QStringLiteral("grace"), QStringLiteral("past_due"), QStringLiteral("suspended"),
                                      QStringLiteral("canceled")}));
        const auto end = view.currentPeriodEnd.value();
        QVERIFY(capability(view, "ingest") == (contract::CapabilityState{"ingest", true, end, "grace"}));
        QVERIFY(capability(view, "ai") == (contract::CapabilityState{"ai", true, end + days{28}, "suspended"}));
        QVERIFY(capability(view, "read") == (contract::CapabilityState{"read", true, end + days{88}, "canceled"}));
        QVERIFY(capability(view, "account") == (contract::CapabilityState{"account", true, {}, {}}));
        // The admin keeps what the manager loses.
        QVERIFY(!capability(m_billing->view(m_admin), "export").stopsAt);
        QVERIFY(capability(view, "export").stopsAt);
    }

    void anUnpaidPeriodShowsWithoutAnybodyWritingItDown()
    {
        m_billing->at.clock.advance(minutes{5});
        const auto before = m_billing->view(m_admin);
        m_billing->at.clock.set(before.currentPeriodEnd.value());
        m_admin.token = m_billing->at.session(m_admin.person).accessToken;
        const auto view = m_billing->view(m_admin);
        QCOMPARE(view.status, std::string("grace"));
        QVERIFY(view.since == before.currentPeriodEnd.value());
        QVERIFY((view.lift == contract::Lift{"pay", std::nullopt, std::nullopt, "subscription:manage"}));
        QVERIFY(!capability(view, "ingest").allowed);
    }

    void plansAndTheirPrices()
    {
        const Reply reply = m_billing->get(m_manager, "/api/admin/plans");
        QVERIFY2(reply.data != nullptr, reply.raw.body.c_str());
        const auto list = contract::decodePlanList(*reply.data).value();
        QCOMPARE(list.current, std::string("PRO"));
        QCOMPARE(list.plans.size(), std::size_t{4});
    }

    void aRehearsalChangesNothing()
    {
        m_billing->inTenant("tenant-a", [this](Transaction &t) {
            contract::events::Usage usage;
            usage.tokens = 1'500'000;
            usage.bytes = 2'500'000'000;
            (void)storeEvents(t, "tenant-a", {{"e", m_billing->at.clock.now(), usage}});
        });
        const auto before = m_billing->view(m_admin);
        const Reply reply =
            m_billing->send(m_manager, "POST", "/api/admin/subscription/rehearsal", {{"plan", "BASIC"}});
        QVERIFY2(reply.data != nullptr, reply.raw.body.c_str());
        const auto rehearsal = contract::decodeRehearsal(*reply.data).value();
        QCOMPARE(rehearsal.tierBefore, std::string("PRO"));
        QCOMPARE(rehearsal.tierAfter, std::string("BASIC"));
        QVERIFY((metric(rehearsal, "tokens") ==
                 contract::Rehearsal::Metric{"tokens", 1'500'000, 3'000'000, 1'000'000, 500'000}));
        QVERIFY((metric(rehearsal, "storage") ==
                 contract::Rehearsal::Metric{"storage", 2'500'000'000, 5'000'000'000, 2'000'000'000, 500'000'000}));
        QVERIFY((metric(rehearsal, "seats") == contract::Rehearsal::Metric{"seats", 2, 25, 10, 0}));
        QCOMPARE(std::ranges::count(rehearsal.featuresLost, "insights"), 1);
        QVERIFY(rehearsal.featuresGained.empty());
        QVERIFY(m_billing->view(m_admin) == before);
        QCOMPARE(m_billing->at.trail("subscription.plan_changed", "allowed"), std::int64_t{0});
        QCOMPARE(m_billing->send(m_admin, "POST", "/api/admin/subscription/rehearsal", {{"plan", "GOLD"}}).raw.status,
                 400);
    }

    void aSmallerPlanDeletesNothing()
    {
        m_billing->inTenant("tenant-a", [this](Transaction &t) {
            contract::events::Usage usage;
            usage.bytes = 2'500'000'000;
            (void)storeEvents(t, "tenant-a", {{"e", m_billing->at.clock.now(), usage}});
        });
        const Reply reply = m_billing->stepped(m_admin, "change", toBasic);
        QVERIFY2(reply.data != nullptr, reply.raw.body.c_str());
        const auto view = contract::decodeSubscriptionView(*reply.data).value();
        QCOMPARE(view.plan, std::string("BASIC"));
        QCOMPARE(view.tier, std::string("BASIC"));
        const auto insights = std::ranges::find(view.features, "insights", &contract::FeatureOrigin::feature);
        QVERIFY(insights != view.features.end() && !insights->enabled);
        m_billing->inTenant("tenant-a", [](Transaction &t) {
            QCOMPARE(t.row("SELECT sum(bytes) FROM usage_event")->integer(0), std::int64_t{2'500'000'000});
        });
        // Who changed it, with what he had seen and his code.
        m_billing->at.database.read([this](Connection &c) {
            const auto row =
                c.row("SELECT actor, before, after FROM base_change WHERE action = ?", {"subscription.plan_changed"});
            QVERIFY(row);
            QCOMPARE(row->text(0), m_admin.person.id);
            QCOMPARE(json::parse(row->text(1))["plan"].get<std::string>(), std::string("PRO"));
            QCOMPARE(json::parse(row->text(2))["plan"].get<std::string>(), std::string("BASIC"));
            QVERIFY(json::parse(row->text(2)).contains("stepUp"));
            QVERIFY(checkChanges(c).empty());
        });
        QCOMPARE(m_billing->news.size(), std::size_t{1});
        QCOMPARE(m_billing->news.front().actor, m_admin.person.id);
    }

    void theSandboxPays()
    {
        QCOMPARE(m_billing->stepped(m_admin, "sandbox", failed).raw.status, 200);
        QCOMPARE(m_billing->view(m_admin).status, std::string("grace"));
        QCOMPARE(m_billing->stepped(m_admin, "sandbox", failed).raw.status, 200);
        QCOMPARE(m_billing->view(m_admin).status, std::string("past_due"));
        // The card is declined, so no other plan can be had either.
        const Reply declined = m_billing->stepped(m_admin, "change", toBasic);
        QCOMPARE(declined.raw.status, 402);
        QCOMPARE(declined.error.lift->kind, std::string("pay"));
        QCOMPARE(m_billing->stepped(m_admin, "sandbox", paid).raw.status, 200);
        QCOMPARE(m_billing->view(m_admin).status, std::string("active"));
    }

    void invoicesAreListed()
    {
        (void)m_billing->stepped(m_admin, "change", toBasic);
        const Reply reply = m_billing->get(m_manager, "/api/admin/invoices");
        QVERIFY2(reply.data != nullptr, reply.raw.body.c_str());
        const auto list = contract::decodeInvoiceList(*reply.data).value();
        QCOMPARE(list.total, std::int64_t{1});
        QCOMPARE(list.invoices.at(0).amount, std::int64_t{9900});
        QCOMPARE(list.invoices.at(0).status, std::string("paid"));
        const std::string path = "/api/admin/invoices/" + list.invoices.at(0).id;
        QCOMPARE(m_billing->get(m_manager, path).raw.status, 200);
        QCOMPARE(m_billing->get(m_manager, "/api/admin/invoices?limit=501").raw.status, 400);
        // Another tenant's is one that is not there, and the attempt is noted.
        const Member stranger = m_billing->signIn("eva", "ADMIN", "tenant-b");
        const Reply foreign = m_billing->get(stranger, path);
        const Reply absent = m_billing->get(stranger, "/api/admin/invoices/" + std::string(20, 'x'));
        QCOMPARE(foreign.raw.status, 404);
        QCOMPARE(absent.raw.status, 404);
        QCOMPARE(foreign.error.code, absent.error.code);
        QCOMPARE(m_billing->at.trail("CROSS_TENANT_ACCESS_ATTEMPT", "denied"), std::int64_t{2});
        QVERIFY(m_billing->get(stranger, "/api/admin/invoices").data->at("invoices").empty());
    }

    void whoMayNot_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<int>("reads");
        QTest::newRow("manager") << QStringLiteral("MANAGER") << 200;
        QTest::newRow("compliance") << QStringLiteral("COMPLIANCE") << 403;
        QTest::newRow("viewer") << QStringLiteral("VIEWER") << 403;
    }
    void whoMayNot()
    {
        QFETCH(QString, role);
        QFETCH(int, reads);
        const Member somebody = m_billing->signIn("otro", role.toStdString());
        for (const char *path : {"/api/admin/subscription", "/api/admin/plans", "/api/admin/invoices"})
            QCOMPARE(m_billing->get(somebody, path).raw.status, reads);
        for (const char *what : {"change", "sandbox"}) {
            const Reply reply =
                m_billing->send(somebody, "POST", std::string("/api/admin/subscription/") + what,
                                what == std::string("change") ? toBasic : paid, {{"if-match", "\"2\""}});
            QCOMPARE(reply.raw.status, 403);
            QCOMPARE(reply.error.code, std::string("forbidden"));
            QCOMPARE(reply.error.allowedRoles, std::vector<std::string>{"ADMIN"});
        }
        QCOMPARE(m_billing->view(m_admin).plan, std::string("PRO"));
    }

    void aChangeNeedsAFreshCodeForExactlyIt()
    {
        const std::string path = "/api/admin/subscription/change";
        const std::string tag = '"' + std::to_string(m_billing->view(m_admin).revision) + '"';
        const Reply bare = m_billing->send(m_admin, "POST", path, toBasic, {{"if-match", tag}});
        QCOMPARE(bare.raw.status, 403);
        QCOMPARE(bare.error.code, std::string("step_up_required"));
        // A code for something else.
        auto headers = m_billing->proof(m_admin, "change", {{"plan", "ENTERPRISE"}, {"interval", "month"}});
        headers["if-match"] = tag;
        QCOMPARE(m_billing->send(m_admin, "POST", path, toBasic, headers).error.code, std::string("step_up_required"));
        // Once.
        headers = m_billing->proof(m_admin, "change", toBasic);
        headers["if-match"] = tag;
        QCOMPARE(m_billing->send(m_admin, "POST", path, toBasic, headers).raw.status, 200);
        headers.erase("idempotency-key");
        QVERIFY(m_billing->send(m_admin, "POST", path, toBasic, headers).raw.status >= 400);
    }

    void aStaleChangeIsRefusedWithWhatThereIs()
    {
        const std::string path = "/api/admin/subscription/change";
        QCOMPARE(m_billing->send(m_admin, "POST", path, toBasic).error.code, std::string("precondition_required"));
        // Before anybody types a code.
        const Reply stale = m_billing->send(m_admin, "POST", path, toBasic, {{"if-match", "\"99\""}});
        QVERIFY2(stale.raw.status == 412, stale.raw.body.c_str());
        QCOMPARE(stale.error.code, std::string("stale_version"));
        const auto current = contract::decodeSubscriptionView(json::parse(stale.error.current)).value();
        QVERIFY(current == m_billing->view(m_admin));
        const Reply same = m_billing->send(m_admin, "POST", path, {{"plan", "PRO"}, {"interval", "month"}},
                                           {{"if-match", '"' + std::to_string(current.revision) + '"'}});
        QCOMPARE(same.error.code, std::string("unchanged"));
        for (const json &bad :
             {json{{"plan", "TRIAL"}, {"interval", "month"}}, json{{"plan", "BASIC"}, {"interval", "day"}},
              json{{"plan", "BASIC"}, {"interval", "month"}, {"price", 0}}})
            QCOMPARE(
                m_billing
                    ->send(m_admin, "POST", path, bad, {{"if-match", '"' + std::to_string(current.revision) + '"'}})
                    .raw.status,
                400);
    }

    void whatDatesDidIsNobodysAct()
    {
        const auto before = m_billing->view(m_admin);
        m_billing->at.clock.set(before.currentPeriodEnd.value() + hours{1});
        m_admin.token = m_billing->at.session(m_admin.person).accessToken;
        m_billing->news.clear();
        // The admin saw the state before the date; it is told what there is now.
        const Reply late = m_billing->stepped(m_admin, "change", toBasic);
        QCOMPARE(late.error.code, std::string("stale_version"));
        QVERIFY(m_billing->view(m_admin).revision > before.revision);
        m_billing->inTenant("tenant-a", [this](Transaction &t) {
            const auto renewed = t.row("SELECT actor FROM base_change WHERE action = 'subscription.renewed'");
            QVERIFY(renewed);
            QCOMPARE(renewed->text(0), std::string("platform"));
            QCOMPARE(t.row("SELECT count(*) FROM base_change WHERE action LIKE 'subscription.%' AND actor = ?",
                           {m_admin.person.id})
                         ->integer(0),
                     0);
        });
        for (const billing::News &one : m_billing->news)
            QVERIFY(one.actor.empty());
        m_billing->at.clock.advance(minutes{1});
        const Reply now = m_billing->stepped(m_admin, "change", toBasic);
        QVERIFY2(now.raw.status == 200, now.raw.body.c_str());
    }

    void aCancelledTenantLetsItsAdminComeBack()
    {
        QCOMPARE(m_billing->stepped(m_admin, "sandbox", {{"event", "canceled"}}).raw.status, 200);
        const Reply refused = m_billing->get(m_manager, "/api/admin/subscription");
        QCOMPARE(refused.raw.status, 403);
        QCOMPARE(refused.error.code, std::string("BILLING_STATUS_SUSPENDED"));
        QCOMPARE(m_billing->get(m_manager, "/api/auth/me").raw.status, 200);
        const auto view = m_billing->view(m_admin);
        QCOMPARE(view.status, std::string("canceled"));
        QVERIFY(capability(view, "export").allowed);
        QVERIFY(!capability(view, "read").allowed);
        QCOMPARE(m_billing->stepped(m_admin, "change", toBasic).raw.status, 200);
        QCOMPARE(m_billing->get(m_manager, "/api/admin/subscription").raw.status, 200);
    }

    void providersOfPaymentsAreReserved()
    {
        for (const char *what : {"checkout", "portal", "webhook"}) {
            const Reply reply = m_billing->send(m_admin, "POST", std::string("/api/billing/") + what);
            QCOMPARE(reply.raw.status, 501);
            QCOMPARE(reply.error.code, std::string("provider_not_configured"));
        }
        QCOMPARE(m_billing->send(m_manager, "POST", "/api/billing/portal").raw.status, 403);
    }

    void revenueIsThePlatformsOwn()
    {
        QCOMPARE(m_billing->get(m_admin, "/api/superadmin/metrics").raw.status, 403);
        const Member support = m_billing->signIn("elena", "SUPERADMIN", {});
        const Reply reply = m_billing->get(support, "/api/superadmin/metrics?from=2026-01&to=2026-03");
        QVERIFY2(reply.data != nullptr, reply.raw.body.c_str());
        QCOMPARE(reply.data->at("months").size(), std::size_t{3});
        QCOMPARE(m_billing->get(support, "/api/superadmin/metrics?from=2026-03&to=2026-01").raw.status, 400);
        QCOMPARE(m_billing->get(support, "/api/superadmin/metrics?from=2026-3").raw.status, 400);
    }

private:
    static contract::CapabilityState capability(const contract::SubscriptionView &view, std::string_view name)
    {
        const auto found = std::ranges::find(view.capabilities, name, &contract::CapabilityState::capability);
        return found == view.capabilities.end() ? contract::CapabilityState{} : *found;
    }
    static contract::Rehearsal::Metric metric(const contract::Rehearsal &rehearsal, std::string_view name)
    {
        const auto found = std::ranges::find(rehearsal.metrics, name, &contract::Rehearsal::Metric::metric);
        return found == rehearsal.metrics.end() ? contract::Rehearsal::Metric{} : *found;
    }

    std::unique_ptr<BillingFixture> m_billing;
    Member m_admin;
    Member m_manager;
};

QTEST_GUILESS_MAIN(TestBillingRoutes)
#include "tst_billing_routes.moc"
