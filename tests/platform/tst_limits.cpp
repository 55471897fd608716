// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/limits.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <algorithm>

using namespace atalaya::platform;
using atalaya::contract::Subscription;

namespace {

EffectiveLimit limitOf(Connection &connection, std::string_view metric)
{
    for (const EffectiveLimit &limit : effectiveLimits(connection)) {
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
        m_store->inTenant("a", [](Transaction &t) { putSubscription(t, "a", {"PRO", "active", {}, {}}); });
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
        m_store->inTenant("b", [](Transaction &t) {
            putSubscription(t, "b", {"PRO", "active", {}, {}});
            QVERIFY((limitOf(t, "seats") == EffectiveLimit{"seats", 10, "tier"}));
            putSubscription(t, "b", {"TRIAL", "trial", {}, {}});
            QVERIFY((limitOf(t, "seats") == EffectiveLimit{"seats", 5, "plan"}));
        });
    }

    void anOverrideBeatsAll()
    {
        m_store->inTenant("a", [](Transaction &t) {
            putLimitOverride(t, "a", "seats", 40);
            putLimitOverride(t, "a", "tokens", std::nullopt);
            QVERIFY((limitOf(t, "seats") == EffectiveLimit{"seats", 40, "override"}));
            QVERIFY((limitOf(t, "tokens") == EffectiveLimit{"tokens", std::nullopt, "override"}));
        });
    }

    void anotherTenantsOverrideIsNotMine()
    {
        m_store->addTenant("b", "PRO");
        m_store->inTenant("b", [](Transaction &t) {
            putSubscription(t, "b", {"PRO", "active", {}, {}});
            putLimitOverride(t, "b", "seats", 1);
            putFeatureOverride(t, "b", "insights", false);
        });
        m_store->inTenant("a", [](Transaction &t) { QCOMPARE(limitOf(t, "seats").origin, std::string("plan")); });
        QVERIFY(entitlements().hasFeature(Operator::enter("a"), "insights"));
        QVERIFY(!entitlements().hasFeature(Operator::enter("b"), "insights"));
    }

    void withoutSubscriptionThereAreNoLimits()
    {
        m_store->addTenant("c", "PRO");
        m_store->inTenant("c", [](Transaction &t) {
            QVERIFY(effectiveLimits(t).empty());
            QVERIFY(!subscriptionOf(t));
        });
        QCOMPARE(entitlements().keyRequestsPerMinute(Operator::enter("c")), 60);
        QCOMPARE(entitlements().keyRequestsPerMinute(Operator::enter("a")), 300);
    }

    void tiersSwitchFeatures()
    {
        m_store->addTenant("b", "BASIC");
        QVERIFY(!entitlements().hasFeature(Operator::enter("b"), "insights"));
        QVERIFY(entitlements().hasFeature(Operator::enter("b"), "ragchat"));
        m_store->inTenant("b", [](Transaction &t) { putFeatureOverride(t, "b", "insights", true); });
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
        m_store->inTenant("a", [&](Transaction &t) { putSubscription(t, "a", {"PRO", status.toStdString(), {}, {}}); });
        QCOMPARE(entitlements().hasFeature(Operator::enter("a"), feature.toStdString()), there);
    }

    void subscriptionComesBackAsItWent()
    {
        using namespace std::chrono_literals;
        const Subscription trial{"TRIAL", "trial", Instant{1'770'000'000'000ms}, std::nullopt};
        m_store->inTenant("a", [&](Transaction &t) {
            putSubscription(t, "a", trial);
            QVERIFY(subscriptionOf(t) == trial);
        });
    }

private:
    StoredEntitlements entitlements() { return StoredEntitlements(m_store->database()); }
    std::unique_ptr<TenantFixture> m_store;
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
