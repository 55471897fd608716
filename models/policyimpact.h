// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/simulationresult.h"
#include "models/smalltable.h"

#include <array>
#include <optional>

namespace atalaya::models {

/// What was (a row each), and what it becomes (a column each); sums at the ends. In the order automatic, review,
/// blocked.
struct PolicyFlow
{
    /// 0–2; 3: all of them together.
    int before = 0;
    std::array<std::int64_t, 4> after{};

    bool operator==(const PolicyFlow &) const = default;
};

class PolicyFlows final : public SmallTable<PolicyFlow>
{
    Q_OBJECT

public:
    enum Column
    {
        /// The row's PolicyFlow::before.
        Before,
        Automatic,
        Review,
        Blocked,
        Total,
        ColumnCount
    };

    using SmallTable::SmallTable;
    void setResult(const std::optional<contract::SimulationResult> &result);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const PolicyFlow &row) const override { return row.before; }
    [[nodiscard]] QVariant cell(const PolicyFlow &row, int column) const override;
};

/// How many decisions of one policy, entity or agent are executed, reviewed and blocked, before and after.
struct PolicyImpactLine
{
    QString id{};
    QString name{};
    contract::SimulationResult::Modes before{};
    contract::SimulationResult::Modes after{};

    bool operator==(const PolicyImpactLine &) const = default;
};

class PolicyImpact final : public SmallTable<PolicyImpactLine>
{
    Q_OBJECT

public:
    enum class By
    {
        Policy,
        Entity,
        Agent
    };
    enum Column
    {
        /// Empty for what no policy speaks about.
        Name,
        Automatic,
        Review,
        Blocked,
        ColumnCount
    };
    enum Role
    {
        /// Of a figure; the value itself is what it becomes.
        BeforeRole = IdRole + 1
    };

    using SmallTable::SmallTable;
    void setResult(const std::optional<contract::SimulationResult> &result, By by);

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant key(const PolicyImpactLine &row) const override { return row.id; }
    [[nodiscard]] QVariant cell(const PolicyImpactLine &row, int column) const override;
    /// Qt gives the column with an index alone: a list of the three.
    [[nodiscard]] QVariant extra(const PolicyImpactLine &row, int role) const override;
};

/// The newest decisions whose outcome is another.
class PolicyChanges final : public SmallTable<contract::SimulationResult::Change>
{
    Q_OBJECT

public:
    enum Role
    {
        /// double, 0–1; invalid: there is none.
        ConfidenceRole = IdRole + 1,
        /// 0–100; invalid: there is none.
        RiskRole,
        /// auto, review or blocked.
        BeforeRole,
        AfterRole,
        /// Who wanted to do what with what.
        AgentRole,
        ActionRole,
        EntityRole
    };

    using SmallTable::SmallTable;
    void setResult(const std::optional<contract::SimulationResult> &result);

protected:
    [[nodiscard]] int columns() const override { return 1; }
    [[nodiscard]] QVariant key(const contract::SimulationResult::Change &row) const override
    {
        return QString::fromStdString(row.id);
    }
    [[nodiscard]] QVariant cell(const contract::SimulationResult::Change &row, int column) const override;
    [[nodiscard]] QVariant extra(const contract::SimulationResult::Change &row, int role) const override;
};

} // namespace atalaya::models
