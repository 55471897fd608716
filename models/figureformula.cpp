// SPDX-License-Identifier: GPL-3.0-or-later
#include "figureformula.h"

#include "models/figurecatalog.h"

namespace atalaya::models {

using Aggregate = contract::RowsFormula::Aggregate;
using Kind = FormulaStep::Kind;

double weightedSum(const contract::RowsFormula &formula, const rules::RowTotals &totals)
{
    contract::RowsFormula sum;
    sum.weights = formula.weights;
    return rules::figureOf(sum, totals).value_or(0);
}

std::vector<FormulaStep> savingFormula(const QString &metric, const SavingBase &base, const Assumed &assumed)
{
    const Saving saving = savingOf(base, assumed);
    std::vector<FormulaStep> steps{{Kind::TasksToMinutes, {base.tasks, assumed.minutesPerTask, saving.gross}}};
    double minutes = saving.gross;
    if (isNetSaving(metric)) {
        minutes = saving.net();
        steps.push_back({Kind::GrossToNet, {saving.gross, saving.review, saving.overrides, saving.rework, minutes}});
    }
    steps.push_back({Kind::MinutesToHours, {minutes, minutes / 60}});
    if (isMoneySaving(metric))
        steps.push_back({Kind::HoursToMoney, {minutes / 60, assumed.hourlyRate, saving.worth(minutes)}});
    return steps;
}

std::optional<double> savingFigure(const QString &metric, const Saving &saving)
{
    if (!isSaving(metric))
        return std::nullopt;
    const double minutes = isNetSaving(metric) ? saving.net() : saving.gross;
    return isMoneySaving(metric) ? saving.worth(minutes) : minutes;
}

std::vector<FormulaStep> rowsFormula(const contract::DashboardRows &head, const std::optional<rules::RowTotals> &totals)
{
    const auto step = [&totals](Kind kind, std::vector<double> numbers) {
        return std::vector<FormulaStep>{{kind, totals ? std::move(numbers) : std::vector<double>{}}};
    };
    const rules::RowTotals known = totals.value_or(rules::RowTotals{});
    const auto rows = static_cast<double>(known.rows);
    const auto keys = static_cast<double>(known.keys);
    const double sum = weightedSum(head.formula, known);
    const double figure = head.figure.value_or(0);
    if (!head.figure)
        return step(Kind::Rows, {rows});
    switch (head.formula.aggregate) {
    case Aggregate::Sum:
        return step(Kind::Sum, {rows, figure});
    case Aggregate::Count:
        return step(Kind::Rows, {rows});
    case Aggregate::Distinct:
        return step(Kind::Keys, {rows, keys});
    case Aggregate::Mean:
        return step(Kind::Mean, {head.formula.scale * sum, rows, figure});
    case Aggregate::Ratio:
        return step(Kind::Ratio, {sum, known.whole, figure});
    case Aggregate::PerKey:
        return step(Kind::PerKey, {rows, keys, figure});
    case Aggregate::Latest:
        return step(Kind::Latest, {figure});
    }
    return {};
}

} // namespace atalaya::models
