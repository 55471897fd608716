// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardfixture.h"

#include "models/dashboardperiod.h"

namespace atalaya::tests {

namespace {

using contract::BusinessDashboard;

contract::Instant startOf(QDate date)
{
    return contract::Instant{std::chrono::milliseconds{date.startOfDay(madrid()).toMSecsSinceEpoch()}};
}

const QDate first(2026, 2, 1);

} // namespace

QTimeZone madrid()
{
    return QTimeZone(QByteArrayLiteral("Europe/Madrid"));
}

BusinessDashboard fixtureWeek()
{
    BusinessDashboard week;
    week.period = {startOf(first), startOf(first.addDays(7))};
    week.currency = "EUR";
    week.assumptions = {.minutesPerTask = 15, .hourlyRate = 50, .tokenPrice = 4, .reviewMinutes = 4};
    const int tasks[] = {10, 18, 22, 24, 21, 19, 10};
    week.automation = {.tasksAutomated = 124,
                       .minutesSaved = 1860,
                       .estimatedCostSaving = 1550,
                       .tasksAutomatedTrend = {},
                       .firstPassAutomationRate = std::nullopt};
    const double quality[][3] = {{85, 90, 80}, {88, 92, 85}, {86, 91, 82}, {87, 90, 83},
                                 {},           {88, 92, 84}, {87, 91, 83}};
    const int open[] = {9, 9, 8, 8, 8, 7, 7};
    week.quality = {.ragFaithfulness = 87,
                    .ragRelevance = 91,
                    .ragContextPrecision = 83,
                    .hallucinationRate = 2.4,
                    .resolutionRate = std::nullopt,
                    .manualOverrideRate = 1.6,
                    .evaluations = 119,
                    .ragTrend = {}};
    for (int day = 0; day < 7; ++day) {
        const contract::Date date = models::fromQDate(first.addDays(day));
        week.automation.tasksAutomatedTrend.push_back({date, tasks[day]});
        week.risk.openRisksTrend.push_back({date, open[day]});
        BusinessDashboard::QualityDay row{date, {}, {}, {}};
        if (day != 4)
            row = {date, quality[day][0], quality[day][1], quality[day][2]};
        week.quality.ragTrend.push_back(row);
    }
    week.risk.openRisks = 7;
    week.risk.resolvedRisksLast30d = 21;
    week.risk.highRiskIncidents = 2;
    week.risk.topRiskComponents = {{"Modelo X", 9}, {"Cuadro maniobra Y", 5}};
    week.adoption = {
        .activeUsersLast30d = 14,
        .dailyActiveUsers = 6,
        .weeklyActiveUsers = 14,
        .docsIngested = 96,
        .entitiesAnalyzed = 72,
        .avgQueriesPerActiveUser = 8.5,
        .featureUsage = {{"tasks", 11, 124}, {"ragchat", 14, 119}, {"insights", 6, 72}, {"reports", 4, 18}},
        .journeyCompletionRate = 78.6};
    week.usage = {.tokensUsed = 452300,
                  .storageBytesUsed = 987654321,
                  .vectorSearches = 1340,
                  .costPerAutomatedTask = 0.015,
                  .costPerResolvedCase = std::nullopt};
    week.activation = {.onboardingCompleted = true, .onboardingProgress = 100, .timeToOnboardDays = 6};
    week.net = {
        .minutesSaved = 1710, .costSaving = 1425, .reviewMinutes = 72, .overrideMinutes = 30, .reworkMinutes = 48};
    week.previous = {.period = {startOf(first.addDays(-7)), startOf(first)},
                     .tasksAutomated = 110,
                     .minutesSaved = 1650,
                     .estimatedCostSaving = 1375,
                     .ragFaithfulness = 85,
                     .evaluations = 101,
                     .openRisks = 9,
                     .tasksAutomatedTrend = {9, 15, 20, 22, 18, 16, 10}};
    return week;
}

contract::UsageReport fixtureUsage()
{
    return {"2026-02",
            "PRO",
            {{"tokens", 452300, 1000000, "plan"},
             {"storage", 987654321, 5000000000, "plan"},
             {"searches", 1340, 5000, "plan"},
             {"seats", 14, 25, "tier"}}};
}

BusinessDashboard fixtureDays(int days)
{
    BusinessDashboard many = fixtureWeek();
    const QDate start = first.addDays(7 - days);
    many.period = {startOf(start), startOf(first.addDays(7))};
    many.previous.period = {startOf(start.addDays(-days)), startOf(start)};
    many.automation.tasksAutomatedTrend.clear();
    many.quality.ragTrend.clear();
    many.risk.openRisksTrend.clear();
    many.previous.tasksAutomatedTrend.clear();
    for (int day = 0; day < days; ++day) {
        const contract::Date date = models::fromQDate(start.addDays(day));
        many.automation.tasksAutomatedTrend.push_back({date, 8 + (day * 7) % 19});
        many.previous.tasksAutomatedTrend.push_back(6 + (day * 5) % 17);
        many.risk.openRisksTrend.push_back({date, 7 + day % 5});
        BusinessDashboard::QualityDay row{date, 84.0 + day % 6, 90.0 + day % 4, 80.0 + day % 7};
        if (day % 31 == 12)
            row = {date, {}, {}, {}};
        many.quality.ragTrend.push_back(row);
    }
    return many;
}

BusinessDashboard untouchedWeek()
{
    BusinessDashboard week;
    const BusinessDashboard pattern = fixtureWeek();
    week.period = pattern.period;
    week.previous.period = pattern.previous.period;
    week.currency = "EUR";
    week.assumptions = pattern.assumptions;
    for (const auto &day : pattern.automation.tasksAutomatedTrend)
        week.automation.tasksAutomatedTrend.push_back({day.date, 0});
    for (const auto &day : pattern.quality.ragTrend)
        week.quality.ragTrend.push_back({day.date, {}, {}, {}});
    week.previous.tasksAutomatedTrend.assign(7, 0);
    week.activation.onboardingProgress = 40;
    return week;
}

} // namespace atalaya::tests
