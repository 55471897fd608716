// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/billingprovider.h"
#include "platform/billing/invoices.h"
#include "platform/billing/revenue.h"
#include "platform/billing/steprecord.h"
#include "platform/billing/subscriptionjob.h"
#include "platform/limits/limitchanges.h"
#include "platform/limits/limits.h"
#include "tests/platform/billingfixture.h"

#include <QTest>

#include <algorithm>

using namespace atalaya;
using namespace atalaya::platform;
using namespace atalaya::platform::tests;
using namespace std::chrono;

/// What happens to a subscription by date and by what a provider reports.
class TestSubscription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_billing = std::make_unique<BillingFixture>(); }
    void cleanup() { m_billing.reset(); }

    void aPaidPeriodIsRenewed()
    {
        const Instant end = m_billing->at.clock.now() + days{10};
        runJob(end - 1ms);
        QCOMPARE(events(), QStringList());
        runJob(end);
        QCOMPARE(record().status, std::string("active"));
        QVERIFY(record().currentPeriodEnd == invoices::periodEnd(end, "month"));
        QCOMPARE(events(), QStringList{QStringLiteral("renewed active>active 34900")});
        QCOMPARE(invoiceStates(), QStringList{QStringLiteral("paid 34900")});
        QVERIFY(m_billing->news.empty());
        // Three months that nobody looked.
        runJob(end + days{95});
        QCOMPARE(invoiceStates().size(), qsizetype{4});
        QCOMPARE(record().status, std::string("active"));
        QCOMPARE(m_billing->at.trail("subscription.renewed", "allowed"), std::int64_t{4 + 4});
    }

    void anUnpaidOneGoesItsWay()
    {
        decline();
        const Instant end = m_billing->at.clock.now() + days{10};
        runJob(end + 5min);
        QCOMPARE(record().status, std::string("grace"));
        QVERIFY(record().since == end);
        QCOMPARE(invoiceStates(), QStringList{QStringLiteral("open 34900")});
        runJob(end + days{7});
        QCOMPARE(record().status, std::string("past_due"));
        runJob(end + days{28});
        QCOMPARE(record().status, std::string("suspended"));
        runJob(end + days{88});
        QCOMPARE(record().status, std::string("canceled"));
        QCOMPARE(
            events(),
            (QStringList{QStringLiteral("unpaid active>grace 34900"), QStringLiteral("unpaid grace>past_due 34900"),
                         QStringLiteral("unpaid past_due>suspended 0"), QStringLiteral("ended suspended>canceled 0")}));
        // One invoice for the one period that was begun, and one line of news for each state.
        QCOMPARE(invoiceStates().size(), qsizetype{1});
        QCOMPARE(m_billing->news.size(), std::size_t{4});
        QCOMPARE(m_billing->news.front().names.at("after"), std::string("grace"));
        QVERIFY(m_billing->news.front().actor.empty());
    }

    void manyStatesAtOnceComeOutTheSame()
    {
        decline();
        const Instant end = m_billing->at.clock.now() + days{10};
        runJob(end + days{400});
        QCOMPARE(record().status, std::string("canceled"));
        QVERIFY(record().since == end + days{88});
        QCOMPARE(events().size(), qsizetype{4});
        runJob(end + days{401});
        QCOMPARE(events().size(), qsizetype{4});
    }

    void aManualTenantWaitsForThePlatform()
    {
        m_billing->inTenant("tenant-a", [](Transaction &t) {
            SubscriptionRecord record = subscriptionRecord(t).value();
            record.provider = "manual";
            storeSubscription(t, "tenant-a", record);
        });
        runJob(m_billing->at.clock.now() + days{10});
        QCOMPARE(record().status, std::string("grace"));
        QVERIFY((step([this](const billing::Scene &scene) {
                     return billing::choosePlan(scene, record(scene.transaction).revision, {"BASIC", "month"});
                 }).error() == billing::Fault::NotSelfService));
    }

    void aTrialEndsAndBecomesAPlan()
    {
        m_billing->inTenant("tenant-a", [this](Transaction &t) {
            const Instant now = m_billing->at.clock.now();
            putSubscription({t, m_billing->at.log, now, "tenant-a"}, {"TRIAL", "trial", now + days{5}, {}});
        });
        runJob(m_billing->at.clock.now() + days{5});
        QCOMPARE(record().status, std::string("grace"));
        QCOMPARE(events(), QStringList{QStringLiteral("trial_ended trial>grace 0")});
        QVERIFY(report("payment_succeeded"));
        // The smallest plan for the tier that it has.
        QCOMPARE(record().plan, std::string("PRO"));
        QCOMPARE(record().status, std::string("active"));
        QCOMPARE(record().interval, std::string("month"));
        QVERIFY(!record().trialEndsAt);
        QCOMPARE(events().back(), QStringLiteral("paid grace>active 34900"));
    }

    void whatAProviderReports_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("after");
        const char *const rows[][3] = {
            {"active", "payment_failed", "grace"},
            {"grace", "payment_failed", "past_due"},
            {"past_due", "payment_failed", ""},
            {"suspended", "payment_failed", ""},
            {"active", "payment_succeeded", ""},
            {"grace", "payment_succeeded", "active"},
            {"past_due", "payment_succeeded", "active"},
            {"suspended", "payment_succeeded", "active"},
            {"canceled", "payment_succeeded", "active"},
            {"active", "suspended", "suspended"},
            {"suspended", "suspended", ""},
            {"past_due", "canceled", "canceled"},
            {"canceled", "canceled", ""},
            {"active", "trial_ended", ""},
        };
        for (const auto &row : rows)
            QTest::addRow("%s: %s", row[0], row[1])
                << QString::fromLatin1(row[0]) << QString::fromLatin1(row[1]) << QString::fromLatin1(row[2]);
    }
    void whatAProviderReports()
    {
        QFETCH(QString, before);
        QFETCH(QString, event);
        QFETCH(QString, after);
        m_billing->inTenant("tenant-a", [&](Transaction &t) {
            const Instant now = m_billing->at.clock.now();
            putSubscription({t, m_billing->at.log, now, "tenant-a"}, {"PRO", before.toStdString(), {}, now + days{10}});
        });
        const auto done = report(event.toStdString());
        if (after.isEmpty()) {
            QVERIFY(!done && done.error() == billing::Fault::Unchanged);
            QCOMPARE(QString::fromStdString(record().status), before);
            QCOMPARE(events(), QStringList());
            return;
        }
        QVERIFY(done);
        QCOMPARE(QString::fromStdString(record().status), after);
        QCOMPARE(events().size(), qsizetype{1});
        QCOMPARE(m_billing->news.size(), std::size_t{1});
        QCOMPARE(m_billing->at.trail("subscription." + event.toStdString(), "allowed") +
                     m_billing->at.trail("subscription.paid", "allowed"),
                 std::int64_t{1});
    }

    void anotherPlanIsPaidAtOnce()
    {
        const Instant now = m_billing->at.clock.now();
        const auto done = step([this](const billing::Scene &scene) {
            return billing::choosePlan(scene, record(scene.transaction).revision, {"BASIC", "year"});
        });
        QVERIFY(done);
        QCOMPARE(done->plan, std::string("BASIC"));
        QVERIFY(done->currentPeriodEnd == invoices::periodEnd(now, "year"));
        QCOMPARE(invoiceStates(), QStringList{QStringLiteral("paid 99000")});
        QCOMPARE(events(), QStringList{QStringLiteral("plan_changed active>active 8250")});
        // The tier follows, nothing else does.
        m_billing->inTenant("tenant-a", [](Transaction &t) {
            QCOMPARE(t.row("SELECT tier FROM tenants")->text(0), std::string("BASIC"));
        });
        m_billing->inTenant("tenant-b", [](Transaction &t) {
            QCOMPARE(t.row("SELECT tier FROM tenants")->text(0), std::string("PRO"));
        });
        decline();
        QVERIFY((step([this](const billing::Scene &scene) {
                     return billing::choosePlan(scene, record(scene.transaction).revision, {"PRO", "month"});
                 }).error() == billing::Fault::PaymentFailed));
    }

    void revenueByMonth()
    {
        // a: pays 349 from January, 82.50 from March; b: pays 349 from February, gone in April.
        const auto add = [this](const std::string &tenant, year_month_day day, const char *plan, const char *interval,
                                const char *status) {
            m_billing->inTenant(tenant, [&](Transaction &t) {
                SubscriptionRecord then = subscriptionRecord(t).value();
                then.plan = plan;
                then.interval = interval;
                then.status = status;
                billing::addBillingEvent(t, tenant, {"told", Instant{sys_days{day}}}, "", then);
            });
        };
        add("tenant-a", 2026y / January / 5, "PRO", "month", "active");
        add("tenant-b", 2026y / January / 20, "TRIAL", "month", "trial");
        add("tenant-b", 2026y / February / 20, "PRO", "month", "active");
        add("tenant-a", 2026y / March / 31, "BASIC", "year", "active");
        add("tenant-b", 2026y / April / 1, "PRO", "month", "suspended");
        contract::Revenue revenue;
        m_billing->at.database.read([&](Connection &c) {
            revenue = billing::revenueOf(c, 2025y / December, 2026y / April, Instant{sys_days{2026y / May / 9}});
        });
        QCOMPARE(revenue.currency, std::string("EUR"));
        QCOMPARE(revenue.months.size(), std::size_t{5});
        QVERIFY((revenue.months[0] == contract::RevenueMonth{"2025-12", 0, 0, {}, 0, 0, {}, {}}));
        QVERIFY((revenue.months[1] ==
                 contract::RevenueMonth{"2026-01", 34'900, 1, {}, 0, 1, 34'900, {{"active", 1}, {"trial", 1}}}));
        QVERIFY((revenue.months[2] == contract::RevenueMonth{"2026-02", 69'800, 2, 0, 0, 1, 34'900, {{"active", 2}}}));
        QVERIFY((revenue.months[3] == contract::RevenueMonth{"2026-03", 43'150, 2, 0, 0, 0, 21'575, {{"active", 2}}}));
        QVERIFY((revenue.months[4] ==
                 contract::RevenueMonth{"2026-04", 8250, 1, 50, 1, 0, 8250, {{"active", 1}, {"suspended", 1}}}));
    }

    void periodsEndOnDaysThatThereAre()
    {
        const auto end = [](year_month_day from, const char *interval) {
            return year_month_day{floor<days>(invoices::periodEnd(Instant{sys_days{from}} + 9h, interval))};
        };
        QVERIFY((end(2026y / January / 31, "month") == 2026y / February / 28));
        QVERIFY((end(2026y / December / 15, "month") == 2027y / January / 15));
        QVERIFY((end(2028y / February / 29, "year") == 2029y / February / 28));
    }

private:
    void runJob(Instant at)
    {
        m_billing->at.clock.set(at);
        SubscriptionJob(m_billing->at.database, m_billing->at.log, m_billing->tell).run(at);
        // Only tenant-a is looked at here.
        std::erase_if(m_billing->news, [](const billing::News &one) { return one.subjectId == "tenant-b"; });
    }
    static SubscriptionRecord record(Connection &connection) { return subscriptionRecord(connection).value(); }
    SubscriptionRecord record()
    {
        SubscriptionRecord found;
        m_billing->inTenant("tenant-a", [&](Transaction &t) { found = record(t); });
        return found;
    }
    billing::Done step(const std::function<billing::Done(const billing::Scene &)> &work)
    {
        billing::Done done = tl::unexpected(billing::Fault::Stale);
        m_billing->inTenant("tenant-a", [&](Transaction &t) { done = work(m_billing->scene(t)); });
        return done;
    }
    billing::Done report(const std::string &event)
    {
        return step([&](const billing::Scene &scene) {
            return billing::report(scene, record(scene.transaction).revision, event);
        });
    }
    void decline()
    {
        m_billing->inTenant("tenant-a", [](Transaction &t) { SandboxProvider::setDeclines(t, "tenant-a", true); });
    }
    QStringList events()
    {
        QStringList lines;
        m_billing->inTenant("tenant-a", [&](Transaction &t) {
            for (const Row &row : t.rows("SELECT kind, from_status, to_status, mrr FROM billing_event ORDER BY seq"))
                lines.append(QStringLiteral("%1 %2>%3 %4")
                                 .arg(QString::fromStdString(row.text(0)), QString::fromStdString(row.text(1)),
                                      QString::fromStdString(row.text(2)), QString::number(row.integer(3))));
        });
        return lines;
    }
    QStringList invoiceStates()
    {
        QStringList lines;
        m_billing->inTenant("tenant-a", [&](Transaction &t) {
            for (const contract::Invoice &invoice : invoices::list(t, 0, 100).invoices)
                lines.append(QString::fromStdString(invoice.status) + u' ' + QString::number(invoice.amount));
        });
        return lines;
    }

    std::unique_ptr<BillingFixture> m_billing;
};

QTEST_GUILESS_MAIN(TestSubscription)
#include "tst_subscription.moc"
