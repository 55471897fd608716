// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/limitchanges.h"
#include "platform/limits/limits.h"
#include "platform/limits/storedentitlements.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <algorithm>

using namespace atalaya::platform;
using atalaya::contract::Subscription;

namespace {

constexpr Instant now{std::chrono::milliseconds{1'770'000'000'000}};

EffectiveLimit limitOf(Connection &connection, std::string_view metric)
{
    for (const EffectiveLimit &limit : effectiveLimits(connection, now)) {
        if (limit.metric == metric)
            return limit;
    }
    return {};
}

} // namespace

class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "PRO");
        m_store->inTenant("a", [this](Transaction &t) { putSubscription(by(t, "a"), {"PRO", "active", {}, {}}); });
    }
    void cleanup() { m_store.reset(); }

    void planDecidesWithoutMore()
    {
        m_store->inTenant("a", [](Transaction &t) {
            QVERIFY((limitOf(t, "tokens") == EffectiveLimit{"tokens", 3'000'000, "plan"}));
            QVERIFY((limitOf(t, "seats") == EffectiveLimit{"seats", 25, "plan"}));
        });
    }

    void aLowerTierLimitWins()
    {
        m_store->addTenant("b", "BASIC");
        m_store->inTenant("b", [this](Transaction &t) {
            putSubscription(by(t, "b"), {"PRO", "active", {}, {}});
            QVERIFY((limitOf(t, "seats") == EffectiveLimit{"seats", 10, "tier"}));
            putSubscription(by(t, "b"), {"TRIAL", "trial", {}, {}});
            QVERIFY((limitOf(t, "seats") == EffectiveLimit{"seats", 5, "plan"}));
        });
    }

    void anOverrideBeatsAll()
    {
        m_store->inTenant("a", [this](Transaction &t) {
            putLimitOverride(by(t, "a"), "seats", 40);
            putLimitOverride(by(t, "a"), "tokens", std::nullopt);
            QVERIFY((limitOf(t, "seats") == EffectiveLimit{"seats", 40, "override"}));
            QVERIFY((limitOf(t, "tokens") == EffectiveLimit{"tokens", std::nullopt, "override"}));
        });
    }

    void anOverrideSaysWhoWhyAndUntilWhen()
    {
        const Instant until = now + std::chrono::days{7};
        m_store->inTenant("a", [&](Transaction &t) {
            LimitChange change = by(t, "a");
            change.actor = "elena";
            putLimitOverride(change, "tokens", 5'000'000, {"Migration of their archive", until});
            const auto limits = limitOrigins(t, until - std::chrono::milliseconds{1});
            const auto found = std::ranges::find(limits, "tokens", &atalaya::contract::LimitOrigin::metric);
            QVERIFY(found != limits.end());
            QCOMPARE(found->origin, std::string("override"));
            QVERIFY(found->value == 5'000'000);
            QVERIFY(found->plan.value == 3'000'000);
            QVERIFY(!found->tier);
            QVERIFY((found->override ==
                     atalaya::contract::LimitOverride{5'000'000, "elena", "Migration of their archive", until}));
            // At its end it no longer counts.
            for (const EffectiveLimit &limit : effectiveLimits(t, until)) {
                if (limit.metric == "tokens")
                    QVERIFY((limit == EffectiveLimit{"tokens", 3'000'000, "plan"}));
            }
            const auto row = t.row("SELECT after FROM change WHERE action = 'limit.overridden'");
            QCOMPARE(row->text(0),
                     std::string(
                         R"({"until":"2026-02-09T02:40:00.000Z","value":5000000,"why":"Migration of their archive"})"));
        });
    }

    void aFeatureOverrideEnds()
    {
        m_store->inTenant("a", [&](Transaction &t) {
            putFeatureOverride(by(t, "a"), "sso", true, {"Trial of SSO", now + std::chrono::days{1}});
            QCOMPARE(std::ranges::count(effectiveFeatures(t, now), "sso"), 1);
            QCOMPARE(std::ranges::count(effectiveFeatures(t, now + std::chrono::days{1}), "sso"), 0);
        });
    }

    void plansAreData()
    {
        m_store->inTenant("a", [](Transaction &t) {
            std::vector<std::string> ids;
            std::int64_t rank = -1;
            for (const auto &plan : plans(t)) {
                ids.push_back(plan.id);
                QVERIFY(plan.rank > rank);
                rank = plan.rank;
                QCOMPARE(plan.limits.size(), std::size_t{5});
                QCOMPARE(plan.features.empty(), !plan.tier);
            }
            QVERIFY((ids == std::vector<std::string>{"TRIAL", "BASIC", "PRO", "ENTERPRISE"}));
        });
    }

    void anotherTenantsOverrideIsNotMine()
    {
        m_store->addTenant("b", "PRO");
        m_store->inTenant("b", [this](Transaction &t) {
            putSubscription(by(t, "b"), {"PRO", "active", {}, {}});
            putLimitOverride(by(t, "b"), "seats", 1);
            putFeatureOverride(by(t, "b"), "insights", false);
        });
        m_store->inTenant("a", [](Transaction &t) { QCOMPARE(limitOf(t, "seats").origin, std::string("plan")); });
        QVERIFY(entitlements().hasFeature(Operator::enter("a"), "insights"));
        QVERIFY(!entitlements().hasFeature(Operator::enter("b"), "insights"));
    }

    void withoutSubscriptionThereAreNoLimits()
    {
        m_store->addTenant("c", "PRO");
        m_store->inTenant("c", [](Transaction &t) {
            QVERIFY(effectiveLimits(t, now).empty());
            QVERIFY(!subscriptionOf(t, now));
        });
        QCOMPARE(entitlements().keyRequestsPerMinute(Operator::enter("c")), 60);
        QCOMPARE(entitlements().keyRequestsPerMinute(Operator::enter("a")), 300);
    }

    void tiersSwitchFeatures()
    {
        m_store->addTenant("b", "BASIC");
        QVERIFY(!entitlements().hasFeature(Operator::enter("b"), "insights"));
        QVERIFY(entitlements().hasFeature(Operator::enter("b"), "ragchat"));
        m_store->inTenant("b", [this](Transaction &t) { putFeatureOverride(by(t, "b"), "insights", true); });
        QVERIFY(entitlements().hasFeature(Operator::enter("b"), "insights"));
        QVERIFY(!entitlements().hasFeature(Operator::enter("b"), "no such feature"));
    }

    void statesTakeFeaturesAway_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("feature");
        QTest::addColumn<bool>("there");
        QTest::newRow("trial may ingest") << "trial"
                                          << "ingest" << true;
        QTest::newRow("active may ingest") << "active"
                                           << "ingest" << true;
        QTest::newRow("grace: no new ingest") << "grace"
                                              << "ingest" << false;
        QTest::newRow("grace: no new reports") << "grace"
                                               << "reports" << false;
        QTest::newRow("grace: chat goes on") << "grace"
                                             << "ragchat" << true;
        QTest::newRow("past due: no new ingest") << "past_due"
                                                 << "ingest" << false;
        QTest::newRow("past due: dashboard stays") << "past_due"
                                                   << "dashboard" << true;
        QTest::newRow("suspended: no AI calls") << "suspended"
                                                << "ragchat" << false;
        QTest::newRow("suspended: reading stays") << "suspended"
                                                  << "dashboard" << true;
        QTest::newRow("canceled: no onboarding") << "canceled"
                                                 << "onboarding" << false;
    }
    void statesTakeFeaturesAway()
    {
        QFETCH(QString, status);
        QFETCH(QString, feature);
        QFETCH(bool, there);
        m_store->inTenant("a", [&](Transaction &t) {
            putSubscription(by(t, "a"), {"PRO", status.toStdString(), {}, {}});
        });
        QCOMPARE(entitlements().hasFeature(Operator::enter("a"), feature.toStdString()), there);
    }

    void subscriptionComesBackAsItWent()
    {
        using namespace std::chrono_literals;
        const Subscription trial{"TRIAL", "trial", Instant{1'770'000'000'000ms}, std::nullopt};
        m_store->inTenant("a", [&](Transaction &t) {
            putSubscription(by(t, "a"), trial);
            QVERIFY(subscriptionOf(t, now - std::chrono::days{1}) == trial);
        });
    }

    void changesAreRecordedWithThem()
    {
        m_store->inTenant("a", [&](Transaction &t) {
            putSubscription(by(t, "a"), {"BASIC", "active", {}, {}});
            putLimitOverride(by(t, "a"), "seats", 40);
            putLimitOverride(by(t, "a"), "seats", std::nullopt);
            putFeatureOverride(by(t, "a"), "insights", true);
            putFeatureOverride(by(t, "a"), "insights", false);
            QStringList found;
            for (const Row &row : t.rows("SELECT action, target, before, after, actor, result FROM change"
                                         " WHERE seq > 0 ORDER BY seq")) {
                QCOMPARE(row.text(4), std::string("operator"));
                QCOMPARE(row.text(5), std::string("allowed"));
                found.append(
                    QString::fromStdString(row.text(0) + ' ' + row.text(1) + ' ' + row.text(2) + " > " + row.text(3)));
            }
            QVERIFY(found.at(0).startsWith(QStringLiteral("subscription.changed tenants/a/subscription {")));
            QVERIFY(found.at(0).contains(QStringLiteral("\"plan\":\"PRO\"")));
            QVERIFY(found.takeFirst().section(QStringLiteral(" > "), 1).contains(QStringLiteral("BASIC")));
            QCOMPARE(found,
                     (QStringList{
                         QStringLiteral("limit.overridden tenants/a/limits/seats  > {\"value\":40}"),
                         QStringLiteral("limit.overridden tenants/a/limits/seats {\"value\":40} > {\"value\":null}"),
                         QStringLiteral("feature.overridden tenants/a/features/insights  > {\"enabled\":true}"),
                         QStringLiteral("feature.overridden tenants/a/features/insights {\"enabled\":true} >"
                                        " {\"enabled\":false}")}));
        });
        m_store->database().read([](Connection &c) { QVERIFY(checkChanges(c).empty()); });
    }

    void aRolledBackChangeLeavesNoTrail()
    {
        const auto head = m_store->log().head("a");
        QVERIFY_EXCEPTION_THROWN(m_store->inTenant("a",
                                                   [&](Transaction &t) {
                                                       putLimitOverride(by(t, "a"), "seats", 40);
                                                       throw std::runtime_error("interrupted");
                                                   }),
                                 std::runtime_error);
        QVERIFY(m_store->log().head("a") == head);
        m_store->inTenant("a", [](Transaction &t) { QCOMPARE(limitOf(t, "seats").origin, std::string("plan")); });
    }

    void storageIsDecimal()
    {
        m_store->inTenant("a", [](Transaction &t) { QCOMPARE(limitOf(t, "storage").value, 5'000'000'000); });
    }

    void tiersAreData()
    {
        m_store->database().read([](Connection &c) {
            QVERIFY((tiers(c) == std::vector<std::string>{"BASIC", "ENTERPRISE", "PRO"}));
        });
    }

private:
    LimitChange by(Transaction &transaction, const std::string &tenantId)
    {
        return {transaction, m_store->log(), now, tenantId};
    }
    StoredEntitlements entitlements() { return StoredEntitlements(m_store->database(), m_clock); }
    TestClock m_clock{now};
    std::unique_ptr<TenantFixture> m_store;
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
