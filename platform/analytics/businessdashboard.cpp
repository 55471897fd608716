// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/businessdashboard.h"

#include "platform/analytics/figures.h"
#include "platform/analytics/riskparts.h"

#include <cmath>

namespace atalaya::platform {

using contract::BusinessDashboard;

namespace {

std::int64_t whole(const std::optional<double> &value)
{
    return std::llround(value.value_or(0));
}

BusinessDashboard::Automation automationOf(Figures &figures)
{
    BusinessDashboard::Automation automation;
    automation.tasksAutomated = whole(figures.value("tasksAutomated"));
    automation.minutesSaved = whole(figures.value("minutesSaved"));
    automation.estimatedCostSaving = figures.value("estimatedCostSaving").value_or(0);
    automation.tasksAutomatedTrend = dashboard::tasksPerDay(figures.connection(), figures.period());
    automation.firstPassAutomationRate = figures.value("firstPassAutomationRate");
    return automation;
}

std::vector<BusinessDashboard::QualityDay> qualityPerDay(Figures &figures)
{
    const auto mean = [&figures](std::string_view metric, std::int64_t rows, double sum) {
        const auto formula = rules::formulaOf(*rules::findMetric(metric), figures.assumptions());
        return rules::figureOf(formula, {rows, 0, {{"evaluation", sum}}, 0, {}});
    };
    std::vector<BusinessDashboard::QualityDay> trend;
    for (std::size_t i = 0; i < figures.period().days().size(); ++i) {
        const dashboard::Scores &day = figures.evaluations().days[i];
        trend.push_back({figures.period().days()[i].date, mean("ragFaithfulness", day.rows, day.faithfulness),
                         mean("ragRelevance", day.rows, day.relevance),
                         mean("ragContextPrecision", day.rows, day.contextPrecision)});
    }
    return trend;
}

BusinessDashboard::Quality qualityOf(Figures &figures)
{
    BusinessDashboard::Quality quality;
    quality.ragFaithfulness = figures.value("ragFaithfulness");
    quality.ragRelevance = figures.value("ragRelevance");
    quality.ragContextPrecision = figures.value("ragContextPrecision");
    quality.hallucinationRate = figures.value("hallucinationRate");
    quality.resolutionRate = figures.value("resolutionRate");
    quality.manualOverrideRate = figures.value("manualOverrideRate");
    quality.evaluations = whole(figures.value("evaluations"));
    quality.ragTrend = qualityPerDay(figures);
    return quality;
}

BusinessDashboard::Risk riskOf(Figures &figures)
{
    BusinessDashboard::Risk risk;
    risk.openRisks = whole(figures.value("openRisks"));
    risk.resolvedRisksLast30d = whole(figures.value("resolvedRisksLast30d"));
    risk.highRiskIncidents = whole(figures.value("highRiskIncidents"));
    risk.complianceCoverage = figures.value("complianceCoverage");
    risk.topRiskComponents = dashboard::topComponents(figures.connection(), dashboard::Span::of(figures.period()));
    risk.openRisksTrend = dashboard::openRisksPerDay(figures.connection(), figures.period());
    return risk;
}

BusinessDashboard::Adoption adoptionOf(Figures &figures)
{
    BusinessDashboard::Adoption adoption;
    adoption.activeUsersLast30d = whole(figures.value("activeUsersLast30d"));
    adoption.weeklyActiveUsers = whole(figures.value("weeklyActiveUsers"));
    adoption.dailyActiveUsers = whole(figures.value("dailyActiveUsers"));
    adoption.docsIngested = whole(figures.value("docsIngested"));
    adoption.entitiesAnalyzed = whole(figures.value("entitiesAnalyzed"));
    adoption.avgQueriesPerActiveUser = figures.value("avgQueriesPerActiveUser");
    adoption.featureUsage = figures.features();
    adoption.journeyCompletionRate = figures.value("journeyCompletionRate");
    return adoption;
}

BusinessDashboard::Usage usageOf(Figures &figures)
{
    BusinessDashboard::Usage usage;
    usage.tokensUsed = whole(figures.value("tokensUsed"));
    usage.storageBytesUsed = whole(figures.value("storageBytesUsed"));
    usage.vectorSearches = whole(figures.value("vectorSearches"));
    usage.costPerAutomatedTask = figures.value("costPerAutomatedTask");
    usage.costPerResolvedCase = figures.value("costPerResolvedCase");
    return usage;
}

BusinessDashboard::Net netOf(Figures &figures)
{
    BusinessDashboard::Net net;
    net.minutesSaved = figures.value("netMinutesSaved").value_or(0);
    net.costSaving = figures.value("netCostSaving").value_or(0);
    net.reviewMinutes = figures.value("reviewMinutes").value_or(0);
    net.overrideMinutes = figures.value("overrideMinutes").value_or(0);
    net.reworkMinutes = figures.value("reworkMinutes").value_or(0);
    return net;
}

BusinessDashboard::Previous previousOf(Figures &&figures)
{
    BusinessDashboard::Previous previous;
    previous.period = {figures.period().from(), figures.period().to()};
    for (const BusinessDashboard::DayCount &day : dashboard::tasksPerDay(figures.connection(), figures.period()))
        previous.tasksAutomatedTrend.push_back(day.count);
    previous.tasksAutomated = whole(figures.value("tasksAutomated"));
    previous.minutesSaved = whole(figures.value("minutesSaved"));
    previous.estimatedCostSaving = figures.value("estimatedCostSaving").value_or(0);
    previous.ragFaithfulness = figures.value("ragFaithfulness");
    previous.evaluations = whole(figures.value("evaluations"));
    previous.openRisks = whole(figures.value("openRisks"));
    return previous;
}

} // namespace

BusinessDashboard businessDashboard(Connection &connection, const ZonedPeriod &period)
{
    Figures figures(connection, period);
    BusinessDashboard result;
    result.period = {period.from(), period.to()};
    result.currency = figures.tenant().currency;
    result.assumptions = figures.assumptions();
    result.automation = automationOf(figures);
    result.quality = qualityOf(figures);
    result.risk = riskOf(figures);
    result.adoption = adoptionOf(figures);
    result.usage = usageOf(figures);
    result.activation.onboardingCompleted = figures.onboarding().completedAt.has_value();
    result.activation.onboardingProgress = whole(figures.value("onboardingProgress"));
    result.activation.timeToOnboardDays = figures.value("timeToOnboardDays");
    result.net = netOf(figures);
    result.marks = dashboard::marksIn(connection, period);
    result.previous = previousOf(Figures(connection, period.previous()));
    return result;
}

} // namespace atalaya::platform
