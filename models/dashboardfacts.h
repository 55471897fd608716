// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardfigures.h"
#include "models/smalltable.h"

#include <QString>

#include <optional>

namespace atalaya::models {

/// The single numbers beside the charts.
enum class Fact
{
    HighRiskIncidents,
    ResolvedRisks,
    ComplianceCoverage,
    ActiveUsers,
    Documents,
    Entities,
    QueriesPerUser,
    OnboardingDone,
    OnboardingProgress,
    DaysToOnboard,
    JourneysCompleted,
    FirstPassRate
};

struct FactRow
{
    Fact id = Fact::HighRiskIncidents;
    Unit unit = Unit::Count;
    std::optional<double> value;
    bool operator==(const FactRow &) const = default;
};

class FactsModel final : public SmallTable<FactRow>
{
public:
    enum Column
    {
        Id,
        Value,
        ColumnCount
    };
    enum Role
    {
        UnitRole = IdRole + 1
    };
    using SmallTable::SmallTable;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const FactRow &row) const override { return static_cast<int>(row.id); }
    [[nodiscard]] QVariant cell(const FactRow &row, int column) const override;
    [[nodiscard]] QVariant extra(const FactRow &row, int role) const override;
};

[[nodiscard]] std::vector<FactRow> riskFacts(const contract::BusinessDashboard &dashboard);
[[nodiscard]] std::vector<FactRow> adoptionFacts(const contract::BusinessDashboard &dashboard);
[[nodiscard]] std::vector<FactRow> activationFacts(const contract::BusinessDashboard &dashboard);

/// How near a limit is; from 85 % it warns, from 90 % it is close to refusing.
enum class LimitLevel
{
    Unlimited,
    Fine,
    Near,
    Critical
};

/// A metric of the month against its limit, both in the metric's own unit (tokens, bytes, searches, seats).
struct LimitRow
{
    QString metric;
    std::int64_t used = 0;
    std::optional<std::int64_t> limit;
    /// plan, tier or override.
    QString origin;
    bool operator==(const LimitRow &) const = default;

    /// Percent of the limit; absent when unlimited.
    [[nodiscard]] std::optional<double> share() const;
    [[nodiscard]] LimitLevel level() const;
};

class LimitsModel final : public SmallTable<LimitRow>
{
public:
    enum Column
    {
        Metric,
        Used,
        Limit,
        Share,
        Origin,
        ColumnCount
    };
    enum Role
    {
        LevelRole = IdRole + 1
    };
    using SmallTable::SmallTable;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const LimitRow &row) const override { return row.metric; }
    [[nodiscard]] QVariant cell(const LimitRow &row, int column) const override;
    [[nodiscard]] QVariant extra(const LimitRow &row, int role) const override;
};

} // namespace atalaya::models
