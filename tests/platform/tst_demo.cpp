// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/businessdashboard.h"
#include "platform/analytics/usagereport.h"
#include "platform/demo/demoday.h"
#include "platform/demo/demohistory.h"
#include "platform/governance/decisioncheck.h"
#include "platform/governance/decisionwriter.h"
#include "platform/onboarding/onboarding.h"
#include "tests/platform/tenantfixture.h"

#include <QTest>

#include <set>

using namespace atalaya::platform;
using atalaya::contract::BusinessDashboard;
using namespace std::chrono;

namespace {

constexpr Date fixtureBegin{2026y / February / 1};
constexpr Instant firstNow{sys_days{2026y / February / 20} + 11h};

const DemoProfile &ascensores()
{
    return demoProfiles().front();
}

Instant at(const char *text)
{
    return atalaya::contract::parseInstant(text).value();
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store = std::make_unique<TenantFixture>();
        m_id = ensureDemoTenant(m_store->database(), m_store->log(), firstNow, ascensores());
        writeDemoHistory(m_store->database(), m_store->log(), firstNow, ascensores(), m_id);
        m_week = dashboardOf("2026-01-31T23:00:00Z", "2026-02-07T23:00:00Z");
    }
    void cleanupTestCase() { m_store.reset(); }

    void automationOfTheFixture()
    {
        QCOMPARE(m_week.automation.tasksAutomated, std::int64_t{124});
        QCOMPARE(m_week.automation.minutesSaved, std::int64_t{1860});
        QCOMPARE(m_week.automation.estimatedCostSaving, 1550.0);
        std::vector<std::int64_t> counts;
        for (const auto &day : m_week.automation.tasksAutomatedTrend)
            counts.push_back(day.count);
        QVERIFY((counts == std::vector<std::int64_t>{10, 18, 21, 23, 22, 19, 11}));
        QVERIFY(m_week.automation.tasksAutomatedTrend.front().date == fixtureBegin);
        QVERIFY(m_week.automation.firstPassAutomationRate.has_value());
    }
    void qualityOfTheFixture()
    {
        const auto &quality = m_week.quality;
        QVERIFY(quality.ragFaithfulness == 87.0);
        QVERIFY(quality.ragRelevance == 91.0);
        QVERIFY(quality.ragContextPrecision == 83.0);
        QCOMPARE(quality.ragTrend.size(), std::size_t{7});
        QVERIFY((quality.ragTrend[0] == BusinessDashboard::QualityDay{fixtureBegin, 85, 90, 80}));
        QVERIFY((quality.ragTrend[1] == BusinessDashboard::QualityDay{fixtureBegin + days{1}, 88, 92, 85}));
        QVERIFY((quality.ragTrend[4] == BusinessDashboard::QualityDay{fixtureBegin + days{4}, {}, {}, {}}));
        QCOMPARE(quality.evaluations, std::int64_t{36});
        QVERIFY(quality.resolutionRate.has_value());
        QVERIFY(quality.manualOverrideRate.has_value());
    }
    void riskOfTheFixture()
    {
        QCOMPARE(m_week.risk.openRisks, std::int64_t{7});
        QCOMPARE(m_week.risk.resolvedRisksLast30d, std::int64_t{21});
        QCOMPARE(m_week.risk.highRiskIncidents, std::int64_t{2});
        QVERIFY(!m_week.risk.complianceCoverage);
        QVERIFY((m_week.risk.topRiskComponents ==
                 std::vector<BusinessDashboard::NamedCount>{{"Modelo X", 9}, {"Cuadro maniobra Y", 5}}));
        QCOMPARE(m_week.risk.openRisksTrend.back().count, std::int64_t{7});
        m_store->inTenant(m_id, [](Transaction &t) {
            QCOMPARE(t.row("SELECT count(DISTINCT risk_id) FROM risk_interval WHERE closed_at > ? AND opened_at < ?",
                           {at("2026-01-31T23:00:00Z").time_since_epoch().count(),
                            at("2026-02-07T23:00:00Z").time_since_epoch().count()})
                         ->integer(0),
                     std::int64_t{28});
        });
    }
    void adoptionOfTheFixture()
    {
        QCOMPARE(m_week.adoption.activeUsersLast30d, std::int64_t{14});
        QCOMPARE(m_week.adoption.weeklyActiveUsers, std::int64_t{14});
        QCOMPARE(m_week.adoption.docsIngested, std::int64_t{96});
        QCOMPARE(m_week.adoption.entitiesAnalyzed, std::int64_t{72});
        QVERIFY(m_week.adoption.avgQueriesPerActiveUser == 8.5);
        QVERIFY((m_week.adoption.featureUsage ==
                 std::vector<BusinessDashboard::FeatureUse>{
                     {"tasks", 11, 124}, {"ragchat", 14, 119}, {"insights", 6, 72}, {"reports", 4, 18}}));
        QCOMPARE(*m_week.adoption.journeyCompletionRate, 100.0 * 55 / 70);
    }
    void usageOfTheFixture()
    {
        QCOMPARE(m_week.usage.tokensUsed, std::int64_t{452'300});
        QCOMPARE(m_week.usage.storageBytesUsed, std::int64_t{987'654'321});
        QCOMPARE(m_week.usage.vectorSearches, std::int64_t{1340});
        QCOMPARE(*m_week.usage.costPerAutomatedTask, 0.4523 * 3 / 124);
    }
    void netOfTheFixture()
    {
        QCOMPARE(m_week.net.reviewMinutes, 72.0);
        QCOMPARE(m_week.net.overrideMinutes, 30.0);
        QCOMPARE(m_week.net.reworkMinutes, 48.0);
        QCOMPARE(m_week.net.minutesSaved, 1710.0);
        QCOMPARE(m_week.net.costSaving, 1425.0);
    }
    void marksOfTheFixture()
    {
        // 96 documents in seven days; only the day with 24 stands out.
        std::vector<BusinessDashboard::Mark> documents = m_week.marks;
        std::erase_if(documents, [](const BusinessDashboard::Mark &mark) { return mark.kind != "documents"; });
        QVERIFY((documents == std::vector<BusinessDashboard::Mark>{{fixtureBegin + days{5}, "documents", 24}}));
        // And the day on which the policies got their reasons in English.
        QVERIFY(m_week.marks.size() > documents.size());
        for (const BusinessDashboard::Mark &mark : m_week.marks)
            QVERIFY(mark.kind == "documents" ||
                    (mark.kind == "policy" && mark.date == fixtureBegin + days{3} && mark.version == 7));
    }
    void weekBeforeTheFixture()
    {
        QCOMPARE(m_week.previous.tasksAutomated, std::int64_t{110});
        QCOMPARE(m_week.previous.estimatedCostSaving, 1375.0);
        QVERIFY(m_week.previous.ragFaithfulness == 85.0);
        QVERIFY(m_week.previous.period.from == at("2026-01-24T23:00:00Z"));
    }
    void activationOfTheFixture()
    {
        QVERIFY(m_week.activation.onboardingCompleted);
        QCOMPARE(m_week.activation.onboardingProgress, std::int64_t{100});
        QVERIFY(m_week.activation.timeToOnboardDays == 6.0);
    }
    void theSameInUtc()
    {
        // The samples write the period in UTC; no demo event lies where the two disagree about the day.
        const BusinessDashboard utc = dashboardOf("2026-02-01T00:00:00Z", "2026-02-08T00:00:00Z");
        QCOMPARE(utc.automation.tasksAutomated, std::int64_t{124});
        QVERIFY(utc.risk == m_week.risk || utc.risk.openRisks == m_week.risk.openRisks);
        QCOMPARE(utc.usage.tokensUsed, m_week.usage.tokensUsed);
        QCOMPARE(utc.adoption.docsIngested, m_week.adoption.docsIngested);
    }

    void monthAgainstLimits()
    {
        m_store->inTenant(m_id, [](Transaction &t) {
            const auto report = usageReport(t, ZonedPeriod::month(fixtureBegin, "Europe/Madrid").value(), firstNow);
            QCOMPARE(report.month, std::string("2026-02"));
            QCOMPARE(report.plan, std::string("PRO"));
            QCOMPARE(report.items.size(), std::size_t{4});
            QCOMPARE(report.items[0].metric, std::string("tokens"));
            QVERIFY(report.items[0].used > 452'300);
            QVERIFY(report.items[0].limit == 3'000'000);
            QVERIFY(report.items[1].limit == 5'000'000'000);
        });
    }

    void idsAreTheSameInEveryDataFolder()
    {
        // Consoles colour tenants by these; tst_style knows which colours come out.
        QCOMPARE(m_id, std::string("demo-ascensores-xyz-3"));
        std::vector<std::string_view> ids;
        for (const DemoProfile &profile : demoProfiles())
            ids.push_back(profile.id);
        QVERIFY((ids == std::vector<std::string_view>{"demo-ascensores-xyz-3", "demo-bufete-rios-4",
                                                      "demo-elevadores-sur-1", "demo-banca-norte-7"}));
    }

    void topUpWritesOnlyWhatIsNew()
    {
        const auto count = [this] {
            std::int64_t rows = 0;
            m_store->inTenant(m_id,
                              [&rows](Transaction &t) { rows = t.row("SELECT count(*) FROM event")->integer(0); });
            return rows;
        };
        const std::int64_t before = count();
        writeDemoHistory(m_store->database(), m_store->log(), firstNow, ascensores(), m_id);
        QCOMPARE(count(), before);
        writeDemoHistory(m_store->database(), m_store->log(), firstNow + days{3}, ascensores(), m_id);
        QVERIFY(count() > before);
        QVERIFY(dashboardOf("2026-01-31T23:00:00Z", "2026-02-07T23:00:00Z") == m_week);
        for (const TreeReport &report : m_store->log().check())
            QVERIFY(report.problems.empty());
        m_store->database().read([](Connection &c) { QVERIFY(checkDecisions(c).empty() && checkChanges(c).empty()); });
    }

    void topUpInPiecesIsTheSameAsAtOnce()
    {
        TenantFixture other;
        const Instant now = firstNow + days{3};
        const std::string id = ensureDemoTenant(other.database(), other.log(), now, ascensores());
        writeDemoHistory(other.database(), other.log(), now, ascensores(), id);
        BusinessDashboard once;
        other.inTenant(id, [&](Transaction &t) {
            once = businessDashboard(t, ZonedPeriod::lastDays(now, 30, "Europe/Madrid").value());
        });
        m_store->inTenant(m_id, [&](Transaction &t) {
            QVERIFY(businessDashboard(t, ZonedPeriod::lastDays(now, 30, "Europe/Madrid").value()) == once);
        });
    }

    void everyDayIsDeterministicAndWithinTheAgreedHours_data()
    {
        QTest::addColumn<int>("profile");
        for (std::size_t i = 0; i < demoProfiles().size(); ++i)
            QTest::newRow(std::string(demoProfiles()[i].slug).c_str()) << static_cast<int>(i);
    }
    void everyDayIsDeterministicAndWithinTheAgreedHours()
    {
        QFETCH(int, profile);
        const DemoProfile &tenant = demoProfiles()[static_cast<std::size_t>(profile)];
        std::set<std::string> ids;
        for (Date day = fixtureBegin - days{20}; day < fixtureBegin + days{200}; day += days{5}) {
            const DemoDay one = demoDay(tenant, day);
            QVERIFY(one.events == demoDay(tenant, day).events);
            QCOMPARE(static_cast<std::int64_t>(one.decisions.size()), decisionsOn(tenant, day));
            const auto inHours = [day](Instant when) {
                return when >= Instant{day} + 5h && when < Instant{day} + 22h;
            };
            for (const auto &[when, decision] : one.decisions)
                QVERIFY(inHours(when));
            for (const auto &event : one.events) {
                QVERIFY2(inHours(event.at), event.id.c_str());
                QVERIFY2(ids.insert(event.id).second, event.id.c_str());
            }
            for (const auto &asset : one.documents)
                QVERIFY(!asset.hasFile && inHours(*asset.completedAt));
        }
    }

    void weekdaysAndWeekendsDiffer()
    {
        std::int64_t weekdays = 0;
        std::int64_t sundays = 0;
        for (Date week{2026y / March / 1}; week < Date{2026y / June / 1}; week += days{7}) {
            sundays += decisionsOn(ascensores(), week);
            weekdays += decisionsOn(ascensores(), week + days{2});
        }
        QVERIFY(weekdays > 3 * sundays / 2);
        QVERIFY(sundays > 0);
    }

    void theLastYearLooksAlive()
    {
        TenantFixture other;
        const Instant now = sys_days{2026y / November / 21} + 12h;
        const std::string id = ensureDemoTenant(other.database(), other.log(), now, ascensores());
        writeDemoHistory(other.database(), other.log(), now, ascensores(), id);
        for (const int length : {7, 30, 90, 365}) {
            other.inTenant(id, [&](Transaction &t) {
                const auto d = businessDashboard(t, ZonedPeriod::lastDays(now, length, "Europe/Madrid").value());
                QVERIFY(d.automation.tasksAutomated > 10 * length);
                QVERIFY(d.previous.tasksAutomated > 0);
                QVERIFY(d.quality.ragFaithfulness && d.quality.resolutionRate && d.automation.firstPassAutomationRate);
                QVERIFY(d.risk.openRisks > 0 && d.risk.openRisks < 40);
                QVERIFY(d.risk.complianceCoverage && d.adoption.journeyCompletionRate);
                QVERIFY(d.net.costSaving > 0 && d.net.costSaving < d.automation.estimatedCostSaving);
                QVERIFY(d.usage.costPerAutomatedTask && d.usage.costPerResolvedCase);
            });
        }
    }

    void halfWayThroughOnboarding()
    {
        const DemoProfile &bufete = demoProfiles()[1];
        const std::string id = ensureDemoTenant(m_store->database(), m_store->log(), firstNow, bufete);
        m_store->inTenant(id, [](Transaction &t) {
            QCOMPARE(onboardingProgress(t).percent(), std::int64_t{50});
            QVERIFY(!onboardingProgress(t).completedAt);
        });
    }

private:
    BusinessDashboard dashboardOf(const char *from, const char *to)
    {
        BusinessDashboard result;
        m_store->inTenant(m_id, [&](Transaction &t) {
            result = businessDashboard(t, ZonedPeriod::make(at(from), at(to), "Europe/Madrid").value());
        });
        return result;
    }
    std::unique_ptr<TenantFixture> m_store;
    std::string m_id;
    BusinessDashboard m_week;
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
