// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardrows.h"

#include "models/dashboardperiod.h"

#include <algorithm>

namespace atalaya::models {

std::vector<TaskDay> taskRows(const contract::BusinessDashboard &dashboard)
{
    const auto &before = dashboard.previous.tasksAutomatedTrend;
    std::vector<TaskDay> rows;
    rows.reserve(dashboard.automation.tasksAutomatedTrend.size());
    for (const auto &day : dashboard.automation.tasksAutomatedTrend) {
        TaskDay row{toQDate(day.date), day.count, std::nullopt};
        if (rows.size() < before.size())
            row.before = before[rows.size()];
        rows.push_back(row);
    }
    return rows;
}

std::vector<QualityDay> qualityRows(const contract::BusinessDashboard &dashboard)
{
    std::vector<QualityDay> rows;
    rows.reserve(dashboard.quality.ragTrend.size());
    for (const auto &day : dashboard.quality.ragTrend)
        rows.push_back({toQDate(day.date), day.faithfulness, day.relevance, day.contextPrecision});
    return rows;
}

std::vector<RiskComponent> componentRows(const contract::BusinessDashboard &dashboard)
{
    std::vector<RiskComponent> rows;
    for (const auto &component : dashboard.risk.topRiskComponents)
        rows.push_back({QString::fromStdString(component.name), component.count});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const RiskComponent &a, const RiskComponent &b) { return a.mentions > b.mentions; });
    return rows;
}

std::vector<FeatureRow> featureRows(const contract::BusinessDashboard &dashboard)
{
    std::vector<FeatureRow> rows;
    for (const auto &feature : dashboard.adoption.featureUsage)
        rows.push_back({QString::fromStdString(feature.feature), feature.events, feature.users});
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FeatureRow &a, const FeatureRow &b) { return a.events > b.events; });
    return rows;
}

std::vector<LimitRow> limitRows(const contract::UsageReport &report)
{
    std::vector<LimitRow> rows;
    for (const auto &item : report.items)
        rows.push_back(
            {QString::fromStdString(item.metric), item.used, item.limit, QString::fromStdString(item.origin)});
    return rows;
}

} // namespace atalaya::models
