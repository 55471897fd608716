// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/businessdashboard.h"
#include "platform/governance/decisionwriter.h"
#include "platform/governance/vertical.h"
#include "platform/onboarding/onboarding.h"
#include "tests/platform/randomhistory.h"

#include <QTest>

using namespace atalaya::platform;
using namespace std::chrono;
using atalaya::contract::BusinessDashboard;

namespace {

Instant at(const char *text)
{
    return atalaya::contract::parseInstant(text).value();
}

} // namespace

class TestDashboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "PRO");
    }
    void cleanup() { m_store.reset(); }

    void anEmptyTenantHasNoRatesAndNoMeans()
    {
        const BusinessDashboard d = dashboardOf("2026-02-01T00:00:00Z", "2026-02-08T00:00:00Z", "Europe/Madrid");
        QCOMPARE(d.automation.tasksAutomated, std::int64_t{0});
        QCOMPARE(d.automation.tasksAutomatedTrend.size(), std::size_t{8});
        for (const auto &value :
             {d.automation.firstPassAutomationRate, d.quality.ragFaithfulness, d.quality.ragRelevance,
              d.quality.ragContextPrecision, d.quality.hallucinationRate, d.quality.resolutionRate,
              d.quality.manualOverrideRate, d.risk.complianceCoverage, d.adoption.avgQueriesPerActiveUser,
              d.adoption.journeyCompletionRate, d.usage.costPerAutomatedTask, d.usage.costPerResolvedCase,
              d.activation.timeToOnboardDays, d.previous.ragFaithfulness})
            QVERIFY(!value);
        QVERIFY(d.risk.topRiskComponents.empty() && d.adoption.featureUsage.empty());
        QCOMPARE(d.currency, std::string("EUR"));
        QVERIFY((d.assumptions == BusinessDashboard::Assumptions{15, 50, 3, 4}));
    }

    void daysOfAPeriod_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("hours");
        QTest::addColumn<QString>("previous");
        QTest::newRow("a plain day") << "2026-02-01T23:00:00Z"
                                     << "2026-02-02T23:00:00Z"
                                     << "Europe/Madrid"
                                     << "24"
                                     << "2026-01-31T23:00:00.000Z";
        QTest::newRow("clocks go forward") << "2026-03-27T23:00:00Z"
                                           << "2026-03-29T22:00:00Z"
                                           << "Europe/Madrid"
                                           << "24 23"
                                           << "2026-03-25T23:00:00.000Z";
        QTest::newRow("clocks go back") << "2026-10-24T22:00:00Z"
                                        << "2026-10-25T23:00:00Z"
                                        << "Europe/Madrid"
                                        << "25"
                                        << "2026-10-23T22:00:00.000Z";
        QTest::newRow("before is across the change") << "2026-03-29T22:00:00Z"
                                                     << "2026-03-31T22:00:00Z"
                                                     << "Europe/Madrid"
                                                     << "24 24"
                                                     << "2026-03-27T23:00:00.000Z";
        QTest::newRow("no midnight that day") << "2026-09-06T04:00:00Z"
                                              << "2026-09-07T03:00:00Z"
                                              << "America/Santiago"
                                              << "23"
                                              << "2026-09-05T04:00:00.000Z";
        QTest::newRow("cut days") << "2026-02-01T12:00:00Z"
                                  << "2026-02-03T00:00:00Z"
                                  << "UTC"
                                  << "12 24"
                                  << "2026-01-31T00:00:00.000Z";
        QTest::newRow("one millisecond is a day's part") << "2026-02-01T22:59:59Z"
                                                         << "2026-02-01T23:00:01Z"
                                                         << "Europe/Madrid"
                                                         << "0 0"
                                                         << "2026-02-01T22:59:57.000Z";
    }
    void daysOfAPeriod()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, zone);
        const auto period = ZonedPeriod::make(at(qPrintable(from)), at(qPrintable(to)), zone.toStdString());
        QVERIFY(period);
        QStringList found;
        for (const ZonedPeriod::Day &day : period->days())
            found.append(QString::number(duration_cast<hours>(day.to - day.from).count()));
        QTEST(found.join(QLatin1Char(' ')), "hours");
        QTEST(QString::fromStdString(atalaya::contract::formatInstant(period->previous().from())), "previous");
        QVERIFY(period->previous().to() == period->from());
    }

    void anUnknownZoneHasNoPeriods() { QVERIFY(!ZonedPeriod::make(Instant{}, Instant{1ms}, "Mars/Olympus")); }

    void randomHistoriesAgreeWithTheDefinitions_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("middle");
        QTest::newRow("Madrid, winter") << "Europe/Madrid"
                                        << "2026-02-04T00:00:00Z";
        QTest::newRow("Madrid, clocks go forward") << "Europe/Madrid"
                                                   << "2026-03-29T01:00:00Z";
        QTest::newRow("Madrid, clocks go back") << "Europe/Madrid"
                                                << "2026-10-25T01:00:00Z";
        QTest::newRow("Santiago, no midnight") << "America/Santiago"
                                               << "2026-09-06T04:00:00Z";
        QTest::newRow("Kolkata, half an hour") << "Asia/Kolkata"
                                               << "2026-05-01T00:00:00Z";
        QTest::newRow("Auckland, next year") << "Pacific/Auckland"
                                             << "2025-12-31T12:00:00Z";
    }
    void randomHistoriesAgreeWithTheDefinitions()
    {
        QFETCH(QString, zone);
        QFETCH(QString, middle);
        const Instant centre = at(qPrintable(middle));
        Dice dice = Dice::of(zone.toStdString(), centre.time_since_epoch().count());
        const History history = randomHistory(dice, centre);
        storeHistory(*m_store, "a", history, dice);
        const QTimeZone qtZone(zone.toLatin1());
        for (int round = 0; round < 40; ++round) {
            const auto period = randomPeriod(dice, centre, qtZone);
            const BusinessDashboard expected = naiveDashboard(history, period.first, period.second, qtZone);
            BusinessDashboard d;
            m_store->inTenant("a", [&](Transaction &t) {
                d = businessDashboard(t, ZonedPeriod::make(period.first, period.second, zone.toStdString()).value());
            });
            const auto label = atalaya::contract::formatInstant(period.first) + " to " +
                               atalaya::contract::formatInstant(period.second);
            compare(d, expected, label.c_str());
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aTenantsOwnAssumptionsCount()
    {
        m_store->inTenant("a", [this](Transaction &t) {
            t.run("INSERT INTO assumption (tenant_id, minutes_per_task, hourly_rate, token_price, review_minutes)"
                  " VALUES ('a', 10, 60, 2, 6)");
        });
        decide(DecisionState::Executed, "2026-02-02T10:00:00Z");
        decide(DecisionState::Review, "2026-02-02T11:00:00Z");
        const BusinessDashboard d = dashboardOf("2026-02-01T23:00:00Z", "2026-02-02T23:00:00Z", "Europe/Madrid");
        QCOMPARE(d.automation.minutesSaved, std::int64_t{10});
        QCOMPARE(d.automation.estimatedCostSaving, 10.0);
        QCOMPARE(d.net.minutesSaved, 4.0);
        QCOMPARE(d.net.costSaving, 4.0);
    }

    void edgesAreHalfOpen()
    {
        decide(DecisionState::Executed, "2026-02-01T22:59:59.999Z");
        decide(DecisionState::Executed, "2026-02-01T23:00:00.000Z");
        decide(DecisionState::Executed, "2026-02-02T22:59:59.999Z");
        decide(DecisionState::Executed, "2026-02-02T23:00:00.000Z");
        const BusinessDashboard d = dashboardOf("2026-02-01T23:00:00Z", "2026-02-02T23:00:00Z", "Europe/Madrid");
        QCOMPARE(d.automation.tasksAutomated, std::int64_t{2});
        QCOMPARE(d.previous.tasksAutomated, std::int64_t{1});
    }

    void activationFollowsTheSteps()
    {
        m_store->addTenant("b", "ENTERPRISE", "Europe/Madrid", at("2026-01-01T00:00:00Z"));
        m_store->inTenant("b", [this](Transaction &t) {
            beginOnboarding(t, "b", "ENTERPRISE");
            QVERIFY(!completeOnboardingStep(t, "dance", {}));
            for (const char *step : {"profile", "knowledge"})
                QVERIFY(completeOnboardingStep(t, step, at("2026-01-02T12:00:00Z")));
            const auto period =
                ZonedPeriod::make(at("2026-01-01T00:00:00Z"), at("2026-01-02T00:00:00Z"), "UTC").value();
            QCOMPARE(businessDashboard(t, period).activation.onboardingProgress, std::int64_t{33});
            QCOMPARE(onboardingProgress(t).currentStep(), std::string("team"));
            for (const char *step : {"team", "flows", "governance", "sso", "profile"})
                QVERIFY(completeOnboardingStep(t, step, at("2026-01-04T12:00:00Z")));
            const auto activation = businessDashboard(t, period).activation;
            QVERIFY(activation.onboardingCompleted);
            QVERIFY(activation.timeToOnboardDays == 3.5);
        });
    }

private:
    static void compare(const BusinessDashboard &d, const BusinessDashboard &expected, const char *label)
    {
        const auto same = [](const std::optional<double> &a, const std::optional<double> &b) {
            return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-9);
        };
        QVERIFY2(d.automation.tasksAutomatedTrend == expected.automation.tasksAutomatedTrend, label);
        QVERIFY2(d.automation.tasksAutomated == expected.automation.tasksAutomated, label);
        QVERIFY2(d.automation.minutesSaved == expected.automation.minutesSaved, label);
        QVERIFY2(same(d.automation.estimatedCostSaving, expected.automation.estimatedCostSaving), label);
        QVERIFY2(same(d.automation.firstPassAutomationRate, expected.automation.firstPassAutomationRate), label);
        QVERIFY2(d.quality.ragTrend == expected.quality.ragTrend, label);
        QVERIFY2(d.quality.ragFaithfulness == expected.quality.ragFaithfulness, label);
        QVERIFY2(d.quality.evaluations == expected.quality.evaluations, label);
        QVERIFY2(same(d.quality.hallucinationRate, expected.quality.hallucinationRate), label);
        QVERIFY2(same(d.quality.resolutionRate, expected.quality.resolutionRate), label);
        QVERIFY2(same(d.quality.manualOverrideRate, expected.quality.manualOverrideRate), label);
        QVERIFY2(d.risk.openRisks == expected.risk.openRisks, label);
        QVERIFY2(d.risk.openRisksTrend.back().count == expected.risk.openRisks, label);
        QVERIFY2(d.risk.resolvedRisksLast30d == expected.risk.resolvedRisksLast30d, label);
        QVERIFY2(d.risk.highRiskIncidents == expected.risk.highRiskIncidents, label);
        QVERIFY2(d.risk.topRiskComponents == expected.risk.topRiskComponents, label);
        QVERIFY2(same(d.risk.complianceCoverage, expected.risk.complianceCoverage), label);
        QVERIFY2(same(d.adoption.journeyCompletionRate, expected.adoption.journeyCompletionRate), label);
        BusinessDashboard::Adoption adoption = d.adoption;
        adoption.journeyCompletionRate = expected.adoption.journeyCompletionRate;
        QVERIFY2(adoption == expected.adoption, label);
        QVERIFY2(d.usage.tokensUsed == expected.usage.tokensUsed, label);
        QVERIFY2(d.usage.storageBytesUsed == expected.usage.storageBytesUsed, label);
        QVERIFY2(d.usage.vectorSearches == expected.usage.vectorSearches, label);
        QVERIFY2(d.net.reviewMinutes == expected.net.reviewMinutes, label);
        QVERIFY2(d.net.overrideMinutes == expected.net.overrideMinutes, label);
        QVERIFY2(d.net.reworkMinutes == expected.net.reworkMinutes, label);
    }

    void decide(DecisionState state, const char *when)
    {
        Dice dice(1);
        m_store->database().write([&](Transaction &transaction) {
            recordDecision(transaction, m_store->log(), "a", at(when),
                           sampleDecision(verticalOf("LEGAL"), dice, at(when), state));
        });
    }

    BusinessDashboard dashboardOf(const char *from, const char *to, const std::string &zone)
    {
        BusinessDashboard d;
        m_store->database().read(Operator::enter("a"), [&](Connection &c) {
            d = businessDashboard(c, ZonedPeriod::make(at(from), at(to), zone).value());
        });
        return d;
    }

    std::unique_ptr<TenantFixture> m_store;
};

QTEST_GUILESS_MAIN(TestDashboard)
#include "tst_dashboard.moc"
