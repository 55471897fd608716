// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardfacts.h"

namespace atalaya::models {

namespace {

constexpr double nearShare = 85;
constexpr double criticalShare = 90;

FactRow count(Fact id, std::int64_t value)
{
    return {id, Unit::Count, static_cast<double>(value)};
}

} // namespace

QHash<int, QByteArray> FactsModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert(UnitRole, "unit");
    return names;
}

QVariant FactsModel::cell(const FactRow &row, int column) const
{
    if (column == Id)
        return static_cast<int>(row.id);
    return row.value ? QVariant(*row.value) : QVariant();
}

QVariant FactsModel::extra(const FactRow &row, int role) const
{
    return role == UnitRole ? QVariant::fromValue(row.unit) : QVariant();
}

std::vector<FactRow> riskFacts(const contract::BusinessDashboard &dashboard)
{
    const auto &risk = dashboard.risk;
    return {count(Fact::HighRiskIncidents, risk.highRiskIncidents),
            count(Fact::ResolvedRisks, risk.resolvedRisksLast30d),
            {Fact::ComplianceCoverage, Unit::Percent, risk.complianceCoverage}};
}

std::vector<FactRow> adoptionFacts(const contract::BusinessDashboard &dashboard)
{
    const auto &adoption = dashboard.adoption;
    return {count(Fact::ActiveUsers, adoption.activeUsersLast30d),
            count(Fact::Documents, adoption.docsIngested),
            count(Fact::Entities, adoption.entitiesAnalyzed),
            {Fact::QueriesPerUser, Unit::Count, adoption.avgQueriesPerActiveUser}};
}

std::vector<FactRow> activationFacts(const contract::BusinessDashboard &dashboard)
{
    const auto &activation = dashboard.activation;
    return {{Fact::OnboardingDone, Unit::Flag, activation.onboardingCompleted ? 1.0 : 0.0},
            {Fact::OnboardingProgress, Unit::Percent, static_cast<double>(activation.onboardingProgress)},
            {Fact::DaysToOnboard, Unit::Days, activation.timeToOnboardDays},
            {Fact::JourneysCompleted, Unit::Percent, dashboard.adoption.journeyCompletionRate},
            {Fact::FirstPassRate, Unit::Percent, dashboard.automation.firstPassAutomationRate}};
}

std::optional<double> LimitRow::share() const
{
    if (!limit)
        return std::nullopt;
    if (*limit <= 0)
        return used > 0 ? 100.0 : 0.0;
    return 100.0 * static_cast<double>(used) / static_cast<double>(*limit);
}

LimitLevel LimitRow::level() const
{
    const auto percent = share();
    if (!percent)
        return LimitLevel::Unlimited;
    if (*percent >= criticalShare)
        return LimitLevel::Critical;
    return *percent >= nearShare ? LimitLevel::Near : LimitLevel::Fine;
}

QHash<int, QByteArray> LimitsModel::roleNames() const
{
    auto names = SmallTable::roleNames();
    names.insert(LevelRole, "level");
    return names;
}

QVariant LimitsModel::cell(const LimitRow &row, int column) const
{
    switch (column) {
    case Metric:
        return row.metric;
    case Used:
        return QVariant::fromValue<qlonglong>(row.used);
    case Limit:
        return row.limit ? QVariant::fromValue<qlonglong>(*row.limit) : QVariant();
    case Share: {
        const auto percent = row.share();
        return percent ? QVariant(*percent) : QVariant();
    }
    case Origin:
        return row.origin;
    default:
        return {};
    }
}

QVariant LimitsModel::extra(const LimitRow &row, int role) const
{
    return role == LevelRole ? QVariant::fromValue(row.level()) : QVariant();
}

} // namespace atalaya::models
