// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardfigures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atalaya::models {

namespace {

using contract::BusinessDashboard;

bool tooFew(Samples samples)
{
    return std::min(samples.now, samples.before) < enoughSamples;
}

Verdict verdictOf(double amount, bool lessIsBetter)
{
    if (amount == 0)
        return Verdict::Same;
    return (amount < 0) == lessIsBetter ? Verdict::Better : Verdict::Worse;
}

QList<double> trendOf(const std::vector<BusinessDashboard::DayCount> &days, double factor)
{
    QList<double> trend;
    trend.reserve(static_cast<qsizetype>(days.size()));
    for (const auto &day : days)
        trend.append(static_cast<double>(day.count) * factor);
    return trend;
}

} // namespace

Change percentChange(std::optional<double> now, std::optional<double> before, Samples samples, bool lessIsBetter)
{
    Change change;
    if (!now || !before)
        return change;
    change.fewSamples = tooFew(samples);
    if (change.fewSamples || *before == 0)
        return change;
    change.amount = 100.0 * (*now - *before) / std::abs(*before);
    change.verdict = verdictOf(*change.amount, lessIsBetter);
    return change;
}

Change pointChange(std::optional<double> now, std::optional<double> before, Samples samples)
{
    Change change;
    change.inPoints = true;
    if (!now || !before)
        return change;
    change.fewSamples = tooFew(samples);
    if (change.fewSamples)
        return change;
    change.amount = *now - *before;
    change.verdict = verdictOf(*change.amount, false);
    return change;
}

std::array<Figure, 5> figuresOf(const BusinessDashboard &dashboard)
{
    const auto &automation = dashboard.automation;
    const auto &previous = dashboard.previous;
    const Samples tasks{automation.tasksAutomated, previous.tasksAutomated};
    const double minutes = dashboard.assumptions.minutesPerTask;
    const auto number = [](std::int64_t value) {
        return std::optional<double>(static_cast<double>(value));
    };

    Figure money{.id = Kpi::MoneySaved,
                 .unit = Unit::Money,
                 .value = automation.estimatedCostSaving,
                 .previous = previous.estimatedCostSaving,
                 .note = dashboard.net.costSaving,
                 .change = {},
                 .trend = {}};
    money.change = percentChange(money.value, money.previous, tasks, false);
    money.trend = trendOf(automation.tasksAutomatedTrend, minutes / 60.0 * dashboard.assumptions.hourlyRate);

    Figure hours{.id = Kpi::HoursSaved,
                 .unit = Unit::Hours,
                 .value = static_cast<double>(automation.minutesSaved) / 60.0,
                 .previous = static_cast<double>(previous.minutesSaved) / 60.0,
                 .note = number(automation.minutesSaved),
                 .change = {},
                 .trend = {}};
    hours.change = percentChange(hours.value, hours.previous, tasks, false);
    hours.trend = trendOf(automation.tasksAutomatedTrend, minutes / 60.0);

    Figure count{.id = Kpi::TasksAutomated,
                 .unit = Unit::Count,
                 .value = number(automation.tasksAutomated),
                 .previous = number(previous.tasksAutomated),
                 .note = number(previous.tasksAutomated),
                 .change = {},
                 .trend = trendOf(automation.tasksAutomatedTrend, 1.0)};
    count.change = percentChange(count.value, count.previous, tasks, false);

    Figure quality{.id = Kpi::AnswerQuality,
                   .unit = Unit::Score,
                   .value = dashboard.quality.ragFaithfulness,
                   .previous = previous.ragFaithfulness,
                   .note = {},
                   .change = {},
                   .trend = {}};
    quality.change =
        pointChange(quality.value, quality.previous, {dashboard.quality.evaluations, previous.evaluations});
    for (const auto &day : dashboard.quality.ragTrend)
        quality.trend.append(day.faithfulness.value_or(std::numeric_limits<double>::quiet_NaN()));

    Figure risks{.id = Kpi::OpenRisks,
                 .unit = Unit::Count,
                 .value = number(dashboard.risk.openRisks),
                 .previous = number(previous.openRisks),
                 .note = number(dashboard.risk.resolvedRisksLast30d),
                 .change = {},
                 .trend = trendOf(dashboard.risk.openRisksTrend, 1.0)};
    risks.change = percentChange(risks.value, risks.previous, {dashboard.risk.openRisks, previous.openRisks}, true);

    return {money, hours, count, quality, risks};
}

bool isUntouched(const BusinessDashboard &dashboard)
{
    return dashboard.automation.tasksAutomated == 0 && dashboard.previous.tasksAutomated == 0 &&
           dashboard.quality.evaluations == 0 && dashboard.previous.evaluations == 0 && dashboard.risk.openRisks == 0 &&
           dashboard.previous.openRisks == 0 && dashboard.risk.resolvedRisksLast30d == 0 &&
           dashboard.adoption.activeUsersLast30d == 0 && dashboard.adoption.docsIngested == 0 &&
           dashboard.adoption.featureUsage.empty() && dashboard.usage.tokensUsed == 0 &&
           dashboard.usage.storageBytesUsed == 0;
}

} // namespace atalaya::models
