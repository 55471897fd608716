// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurerow.h"

#include "api/rules/metrics.h"

#include <algorithm>

namespace atalaya::models {

using Assumptions = contract::BusinessDashboard::Assumptions;
using contract::DashboardRow;
using contract::DashboardRows;
using contract::RowsFormula;

api::RowsQuery rowsPage(const FigureId &figure, const UtcRange &range, const QString &text, int page)
{
    return {.metric = figure.metric,
            .item = figure.item.isEmpty() ? std::nullopt : std::optional(figure.item),
            .q = text,
            .from = range.from,
            .to = range.to,
            .offset = static_cast<qint64>(page) * figurePageSize,
            .limit = figurePageSize};
}

Assumptions assumptionsOf(const DashboardRows &head, const std::optional<Assumed> &tried)
{
    Assumptions assumptions = head.assumptions;
    if (tried) {
        assumptions.minutesPerTask = tried->minutesPerTask;
        assumptions.hourlyRate = tried->hourlyRate;
        assumptions.reviewMinutes = tried->reviewMinutes;
    }
    return assumptions;
}

DashboardRow assuming(const DashboardRows &head, const DashboardRow &row, const std::optional<Assumed> &tried)
{
    const rules::Metric *const metric = tried ? rules::findMetric(head.metric) : nullptr;
    return metric ? rules::assuming(*metric, row, assumptionsOf(head, tried)) : row;
}

double worthOf(const DashboardRows &head, const DashboardRow &row, const std::optional<Assumed> &tried)
{
    const rules::Metric *const metric = tried ? rules::findMetric(head.metric) : nullptr;
    const RowsFormula formula = metric ? rules::formulaOf(*metric, assumptionsOf(head, tried)) : head.formula;
    const auto weight = std::ranges::find(formula.weights, row.kind, &RowsFormula::KindWeight::kind);
    const double scale = formula.aggregate == RowsFormula::Aggregate::Ratio ? 1 : formula.scale;
    return scale * (weight == formula.weights.end() ? 1 : weight->weight) * row.part;
}

} // namespace atalaya::models
