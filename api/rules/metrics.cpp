// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace atalaya::rules {

using contract::DashboardRow;
using contract::RowsFormula;

namespace {

using Aggregate = RowsFormula::Aggregate;
using Unit = contract::DashboardRows::Unit;
using Worth = Metric::Worth;
using Cover = Metric::Cover;

constexpr std::int64_t cents = 2;

constexpr auto all = std::to_array<Metric>({
    // automation, net
    {"tasksAutomated", Unit::Count, Aggregate::Count},
    {"minutesSaved", Unit::Minutes, Aggregate::Sum, Worth::One, 0},
    {"estimatedCostSaving", Unit::Money, Aggregate::Sum, Worth::Time, cents},
    {"firstPassAutomationRate", Unit::Percent, Aggregate::Ratio, Worth::Percent},
    {"netMinutesSaved", Unit::Minutes, Aggregate::Sum},
    {"netCostSaving", Unit::Money, Aggregate::Sum, Worth::Time, cents},
    {"reviewMinutes", Unit::Minutes, Aggregate::Sum},
    {"overrideMinutes", Unit::Minutes, Aggregate::Sum},
    {"reworkMinutes", Unit::Minutes, Aggregate::Sum},
    // quality
    {"ragFaithfulness", Unit::Score, Aggregate::Mean, Worth::One, 0},
    {"ragRelevance", Unit::Score, Aggregate::Mean, Worth::One, 0},
    {"ragContextPrecision", Unit::Score, Aggregate::Mean, Worth::One, 0},
    {"evaluations", Unit::Count, Aggregate::Count},
    {"hallucinationRate", Unit::Percent, Aggregate::Ratio, Worth::Percent},
    {"resolutionRate", Unit::Percent, Aggregate::Ratio, Worth::Percent},
    {"manualOverrideRate", Unit::Percent, Aggregate::Ratio, Worth::Percent, std::nullopt, Cover::Period, false, 100},
    // risk
    {"openRisks", Unit::Count, Aggregate::Count, Worth::One, std::nullopt, Cover::End},
    {"resolvedRisksLast30d", Unit::Count, Aggregate::Count, Worth::One, std::nullopt, Cover::Last30Days},
    {"highRiskIncidents", Unit::Count, Aggregate::Distinct},
    {"complianceCoverage", Unit::Percent, Aggregate::Ratio, Worth::Percent, std::nullopt, Cover::End},
    {"topRiskComponents", Unit::Count, Aggregate::Distinct, Worth::One, std::nullopt, Cover::Touching, true},
    // adoption
    {"activeUsersLast30d", Unit::Count, Aggregate::Distinct, Worth::One, std::nullopt, Cover::Last30Days},
    {"weeklyActiveUsers", Unit::Count, Aggregate::Distinct, Worth::One, std::nullopt, Cover::LastWeek},
    {"dailyActiveUsers", Unit::Count, Aggregate::Distinct, Worth::One, std::nullopt, Cover::LastDay},
    {"seatsUsed", Unit::Count, Aggregate::Distinct},
    {"docsIngested", Unit::Count, Aggregate::Count},
    {"entitiesAnalyzed", Unit::Count, Aggregate::Distinct},
    {"avgQueriesPerActiveUser", Unit::Count, Aggregate::PerKey},
    {"featureUsageUsers", Unit::Count, Aggregate::Distinct, Worth::One, std::nullopt, Cover::Period, true},
    {"featureUsageEvents", Unit::Count, Aggregate::Count, Worth::One, std::nullopt, Cover::Period, true},
    {"journeyCompletionRate", Unit::Percent, Aggregate::Ratio, Worth::Percent},
    // usage
    {"tokensUsed", Unit::Tokens, Aggregate::Sum},
    {"storageBytesUsed", Unit::Bytes, Aggregate::Sum, Worth::One, std::nullopt, Cover::End},
    {"vectorSearches", Unit::Count, Aggregate::Sum},
    {"costPerAutomatedTask", Unit::Money, Aggregate::Ratio, Worth::Tokens},
    {"costPerResolvedCase", Unit::Money, Aggregate::Ratio, Worth::TimeAndTokens},
    // activation
    {"onboardingProgress", Unit::Percent, Aggregate::Ratio, Worth::Percent, 0, Cover::Now},
    {"timeToOnboardDays", Unit::Days, Aggregate::Latest, Worth::One, 1, Cover::Now},
});

constexpr double millionTokens = 1e6;

double worthOf(Worth worth, const contract::BusinessDashboard::Assumptions &assumptions)
{
    switch (worth) {
    case Worth::Percent:
        return 100;
    case Worth::Time:
        return assumptions.hourlyRate / 60;
    case Worth::Tokens:
        return assumptions.tokenPrice / millionTokens;
    case Worth::One:
    case Worth::TimeAndTokens:
        break;
    }
    return 1;
}

/// Whether `part` is minutes: what is in minutes, or is worth its time.
bool sumsMinutes(const Metric &metric)
{
    return metric.unit == Unit::Minutes || metric.worth == Worth::Time || metric.worth == Worth::TimeAndTokens;
}

/// Whether people's time of this kind is taken off: after a task it has been lost.
bool isLost(const Metric &metric, std::string_view kind)
{
    return (metric.name == "netMinutesSaved" || metric.name == "netCostSaving") && kind != "task";
}

} // namespace

std::span<const Metric> metrics()
{
    return all;
}

const Metric *findMetric(std::string_view name)
{
    const auto found = std::ranges::find(all, name, &Metric::name);
    return found == all.end() ? nullptr : &*found;
}

RowsFormula formulaOf(const Metric &metric, const contract::BusinessDashboard::Assumptions &assumptions)
{
    RowsFormula formula{metric.aggregate, worthOf(metric.worth, assumptions), metric.decimals, metric.atMost, {}};
    if (metric.worth == Worth::TimeAndTokens) {
        const double minute = worthOf(Worth::Time, assumptions);
        formula.weights = {{"override", minute},
                           {"review", minute},
                           {"rework", minute},
                           {"usage", worthOf(Worth::Tokens, assumptions)}};
    }
    return formula;
}

DashboardRow assuming(const Metric &metric, DashboardRow row,
                      const contract::BusinessDashboard::Assumptions &assumptions)
{
    if (!row.minutes || !sumsMinutes(metric))
        return row;
    if (row.kind == "task")
        row.minutes = assumptions.minutesPerTask;
    else if (row.kind == "review")
        row.minutes = assumptions.reviewMinutes;
    row.part = std::copysign(*row.minutes, row.part);
    return row;
}

DashboardRow workedOut(const Metric &metric, DashboardRow row,
                       const contract::BusinessDashboard::Assumptions &assumptions)
{
    row = assuming(metric, std::move(row), assumptions);
    // A row without minutes adds none; where tokens are mixed with time, they are no minutes.
    if (metric.aggregate == Aggregate::Sum && sumsMinutes(metric))
        row.part = std::copysign(row.minutes.value_or(0), isLost(metric, row.kind) ? -1.0 : 1.0);
    return row;
}

} // namespace atalaya::rules
