// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policyimpact.h"

#include <utility>

namespace atalaya::models {

using contract::SimulationResult;

namespace {

qlonglong number(std::int64_t value)
{
    return value;
}

} // namespace

void PolicyFlows::setResult(const std::optional<SimulationResult> &result)
{
    std::vector<PolicyFlow> rows;
    if (result) {
        PolicyFlow sums{3, {}};
        for (int before = 0; before < 3; ++before) {
            PolicyFlow row{before, {}};
            for (std::size_t after = 0; after < 3; ++after) {
                const std::int64_t count = result->flows[static_cast<std::size_t>(before)][after];
                row.after[after] = count;
                row.after[3] += count;
                sums.after[after] += count;
                sums.after[3] += count;
            }
            rows.push_back(row);
        }
        rows.push_back(sums);
    }
    setRows(std::move(rows));
}

QVariant PolicyFlows::cell(const PolicyFlow &row, int column) const
{
    if (column == Before)
        return row.before;
    return number(row.after[static_cast<std::size_t>(column - Automatic)]);
}

void PolicyImpact::setResult(const std::optional<SimulationResult> &result, By by)
{
    std::vector<PolicyImpactLine> rows;
    if (result && by == By::Policy)
        for (const SimulationResult::PolicyLine &line : result->byPolicy)
            rows.push_back(
                {QString::fromStdString(line.id), QString::fromStdString(line.name), line.before, line.after});
    if (result && by != By::Policy)
        for (const SimulationResult::Line &line : by == By::Entity ? result->byEntity : result->byAgent)
            rows.push_back(
                {QString::fromStdString(line.name), QString::fromStdString(line.name), line.before, line.after});
    setRows(std::move(rows));
}

QVariant PolicyImpact::cell(const PolicyImpactLine &row, int column) const
{
    if (column == Name)
        return row.name;
    return number(row.after[static_cast<std::size_t>(column - Automatic)]);
}

QVariant PolicyImpact::extra(const PolicyImpactLine &row, int role) const
{
    if (role != BeforeRole)
        return {};
    return QVariantList{number(row.before[0]), number(row.before[1]), number(row.before[2])};
}

void PolicyChanges::setResult(const std::optional<SimulationResult> &result)
{
    setRows(result ? result->changes : std::vector<SimulationResult::Change>());
}

QVariant PolicyChanges::cell(const SimulationResult::Change &row, int) const
{
    return QString::fromStdString(row.id);
}

QVariant PolicyChanges::extra(const SimulationResult::Change &row, int role) const
{
    switch (role) {
    case ConfidenceRole:
        return row.confidence ? QVariant(*row.confidence) : QVariant();
    case RiskRole:
        return row.risk ? QVariant(number(*row.risk)) : QVariant();
    case BeforeRole:
        return QString::fromStdString(row.before);
    case AfterRole:
        return QString::fromStdString(row.after);
    case AgentRole:
        return QString::fromStdString(row.agent);
    case ActionRole:
        return QString::fromStdString(row.action);
    case EntityRole:
        return QString::fromStdString(row.entity);
    default:
        return {};
    }
}

} // namespace atalaya::models
