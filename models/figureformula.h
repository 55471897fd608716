// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboardrows.h"
#include "api/rules/aggregate.h"
#include "models/figuresaving.h"

#include <QString>

#include <optional>
#include <vector>

namespace atalaya::models {

/// One line of a computation. The numbers stand in the order that their kind names; without numbers the line says only
/// how it is computed, because the rows have not been read to the end.
struct FormulaStep
{
    enum class Kind
    {
        /// tasks × minutes per task = minutes
        TasksToMinutes,
        /// gross − reviews − overrides − rework = net, all in minutes
        GrossToNet,
        /// minutes ÷ 60 = hours
        MinutesToHours,
        /// hours × hourly rate = money
        HoursToMoney,
        /// rows
        Rows,
        /// rows, of which so many are different
        Keys,
        /// sum over rows, rows = mean
        Mean,
        /// sum above the line, sum below it = figure
        Ratio,
        /// rows ÷ different keys = figure
        PerKey,
        /// the newest row's value
        Latest,
        /// rows, their sum
        Sum
    };

    Kind kind = Kind::Rows;
    std::vector<double> numbers{};
    bool operator==(const FormulaStep &) const = default;
};

/// How minutes or money saved come about, with whatever is assumed.
[[nodiscard]] std::vector<FormulaStep> savingFormula(const QString &metric, const SavingBase &base,
                                                     const Assumed &assumed);
/// The figure of a saving metric; nullopt for any other.
[[nodiscard]] std::optional<double> savingFigure(const QString &metric, const Saving &saving);
/// What the rows add up to above the line, each kind at its weight.
[[nodiscard]] double weightedSum(const contract::RowsFormula &formula, const rules::RowTotals &totals);
/// How rows become the figure; `totals` when all of them were read.
[[nodiscard]] std::vector<FormulaStep> rowsFormula(const contract::DashboardRows &head,
                                                   const std::optional<rules::RowTotals> &totals);

} // namespace atalaya::models
