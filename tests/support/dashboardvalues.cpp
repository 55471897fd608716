// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardvalues.h"

#include <tuple>

namespace atalaya::tests {

std::vector<DashboardValue> valuesOf(const contract::BusinessDashboard &dashboard)
{
    std::vector<DashboardValue> values;
    const auto add = [&values](const char *metric, std::optional<double> value) {
        values.push_back({metric, std::nullopt, value});
    };
    const auto count = [&add](const char *metric, std::int64_t value) {
        add(metric, static_cast<double>(value));
    };
    const auto &[automation, quality, risk, adoption, usage, activation, net] =
        std::tie(dashboard.automation, dashboard.quality, dashboard.risk, dashboard.adoption, dashboard.usage,
                 dashboard.activation, dashboard.net);
    count("tasksAutomated", automation.tasksAutomated);
    count("minutesSaved", automation.minutesSaved);
    add("estimatedCostSaving", automation.estimatedCostSaving);
    add("firstPassAutomationRate", automation.firstPassAutomationRate);
    add("ragFaithfulness", quality.ragFaithfulness);
    add("ragRelevance", quality.ragRelevance);
    add("ragContextPrecision", quality.ragContextPrecision);
    add("hallucinationRate", quality.hallucinationRate);
    add("resolutionRate", quality.resolutionRate);
    add("manualOverrideRate", quality.manualOverrideRate);
    count("evaluations", quality.evaluations);
    count("openRisks", risk.openRisks);
    count("resolvedRisksLast30d", risk.resolvedRisksLast30d);
    count("highRiskIncidents", risk.highRiskIncidents);
    add("complianceCoverage", risk.complianceCoverage);
    for (const auto &component : risk.topRiskComponents)
        values.push_back({"topRiskComponents", component.name, static_cast<double>(component.count)});
    count("activeUsersLast30d", adoption.activeUsersLast30d);
    count("dailyActiveUsers", adoption.dailyActiveUsers);
    count("weeklyActiveUsers", adoption.weeklyActiveUsers);
    count("docsIngested", adoption.docsIngested);
    count("entitiesAnalyzed", adoption.entitiesAnalyzed);
    add("avgQueriesPerActiveUser", adoption.avgQueriesPerActiveUser);
    for (const auto &feature : adoption.featureUsage) {
        values.push_back({"featureUsageUsers", feature.feature, static_cast<double>(feature.users)});
        values.push_back({"featureUsageEvents", feature.feature, static_cast<double>(feature.events)});
    }
    add("journeyCompletionRate", adoption.journeyCompletionRate);
    count("tokensUsed", usage.tokensUsed);
    count("storageBytesUsed", usage.storageBytesUsed);
    count("vectorSearches", usage.vectorSearches);
    add("costPerAutomatedTask", usage.costPerAutomatedTask);
    add("costPerResolvedCase", usage.costPerResolvedCase);
    count("onboardingProgress", activation.onboardingProgress);
    add("timeToOnboardDays", activation.timeToOnboardDays);
    add("netMinutesSaved", net.minutesSaved);
    add("netCostSaving", net.costSaving);
    add("reviewMinutes", net.reviewMinutes);
    add("overrideMinutes", net.overrideMinutes);
    add("reworkMinutes", net.reworkMinutes);
    return values;
}

} // namespace atalaya::tests
