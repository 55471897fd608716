// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/businessdashboard.h"

#include "platform/analytics/dashboardparts.h"
#include "platform/onboarding/onboarding.h"

#include <algorithm>
#include <cmath>

namespace atalaya::platform {

using contract::BusinessDashboard;

namespace {

double money(double minutes, const BusinessDashboard::Assumptions &assumptions)
{
    return minutes / 60 * assumptions.hourlyRate;
}

std::int64_t minutesOf(std::int64_t tasks, const BusinessDashboard::Assumptions &assumptions)
{
    return std::llround(static_cast<double>(tasks) * assumptions.minutesPerTask);
}

BusinessDashboard::Net netOf(double gross, const dashboard::StateCounts &decisions,
                             const dashboard::Validations &validations,
                             const BusinessDashboard::Assumptions &assumptions)
{
    BusinessDashboard::Net net;
    net.reviewMinutes = static_cast<double>(decisions.review) * assumptions.reviewMinutes;
    net.overrideMinutes = validations.correctedMinutes;
    net.reworkMinutes = validations.rejectedMinutes;
    net.minutesSaved = gross - net.reviewMinutes - net.overrideMinutes - net.reworkMinutes;
    net.costSaving = money(net.minutesSaved, assumptions);
    return net;
}

BusinessDashboard::Previous previousOf(Connection &connection, const ZonedPeriod &period,
                                       const BusinessDashboard::Assumptions &assumptions)
{
    BusinessDashboard::Previous previous;
    previous.period = {period.from(), period.to()};
    for (const BusinessDashboard::DayCount &day : dashboard::tasksPerDay(connection, period)) {
        previous.tasksAutomatedTrend.push_back(day.count);
        previous.tasksAutomated += day.count;
    }
    previous.minutesSaved = minutesOf(previous.tasksAutomated, assumptions);
    previous.estimatedCostSaving = money(static_cast<double>(previous.minutesSaved), assumptions);
    const BusinessDashboard::Quality quality = dashboard::quality(connection, period);
    previous.ragFaithfulness = quality.ragFaithfulness;
    previous.evaluations = quality.evaluations;
    previous.openRisks = dashboard::openRisksAt(connection, period.to());
    return previous;
}

} // namespace

TenantFacts tenantFacts(Connection &connection)
{
    const auto row = connection.row("SELECT time_zone, currency, created_at FROM tenants");
    if (!row)
        throw StoreError(StoreError::Kind::Failed, "the tenant is not there");
    return {row->text(0), row->text(1), Instant{std::chrono::milliseconds{row->integer(2)}}};
}

BusinessDashboard::Assumptions assumptionsOf(Connection &connection)
{
    const auto row =
        connection.row("SELECT minutes_per_task, hourly_rate, token_price, review_minutes FROM assumption");
    if (!row)
        return {15, 50, 3, 4};
    return {row->real(0), row->real(1), row->real(2), row->real(3)};
}

BusinessDashboard businessDashboard(Connection &connection, const ZonedPeriod &period)
{
    const TenantFacts tenant = tenantFacts(connection);
    BusinessDashboard result;
    result.period = {period.from(), period.to()};
    result.currency = tenant.currency;
    result.assumptions = assumptionsOf(connection);

    const dashboard::StateCounts decisions = dashboard::decisionsIn(connection, period.from(), period.to());
    const dashboard::Validations validations = dashboard::validationsIn(connection, period);
    const dashboard::Journeys journeys = dashboard::journeysIn(connection, period);

    result.automation.tasksAutomated = decisions.executed;
    result.automation.minutesSaved = minutesOf(decisions.executed, result.assumptions);
    const auto gross = static_cast<double>(result.automation.minutesSaved);
    result.automation.estimatedCostSaving = money(gross, result.assumptions);
    result.automation.tasksAutomatedTrend = dashboard::tasksPerDay(connection, period);
    result.automation.firstPassAutomationRate = dashboard::percent(validations.firstPass, validations.all);
    result.net = netOf(gross, decisions, validations, result.assumptions);

    result.quality = dashboard::quality(connection, period);
    result.quality.resolutionRate = dashboard::percent(journeys.kept, journeys.resolved);
    if (const auto rate = dashboard::percent(validations.changed, decisions.all()))
        result.quality.manualOverrideRate = std::min(*rate, 100.0);

    result.risk = dashboard::risk(connection, period);
    result.adoption = dashboard::adoption(connection, period);
    result.adoption.entitiesAnalyzed = journeys.analyzed;
    result.adoption.journeyCompletionRate = dashboard::percent(journeys.complete, journeys.ingested);

    const dashboard::UsageSums used = dashboard::usageIn(connection, period.from(), period.to());
    result.usage.tokensUsed = used.tokens;
    result.usage.vectorSearches = used.searches;
    result.usage.storageBytesUsed = dashboard::usageUntil(connection, period.to()).bytes;
    const double tokenCost = static_cast<double>(used.tokens) / 1e6 * result.assumptions.tokenPrice;
    if (decisions.executed > 0)
        result.usage.costPerAutomatedTask = tokenCost / static_cast<double>(decisions.executed);
    if (journeys.resolved > 0) {
        const double people = money(gross - result.net.minutesSaved, result.assumptions);
        result.usage.costPerResolvedCase = (tokenCost + people) / static_cast<double>(journeys.resolved);
    }

    const OnboardingProgress onboarding = onboardingProgress(connection);
    result.activation.onboardingCompleted = onboarding.completedAt.has_value();
    result.activation.onboardingProgress = onboarding.percent();
    if (onboarding.completedAt) {
        const std::chrono::duration<double, std::ratio<86400>> time = *onboarding.completedAt - tenant.createdAt;
        result.activation.timeToOnboardDays = std::round(time.count() * 10) / 10;
    }
    result.previous = previousOf(connection, period.previous(), result.assumptions);
    return result;
}

} // namespace atalaya::platform
