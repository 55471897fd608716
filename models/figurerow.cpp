// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurerow.h"

#include <algorithm>

namespace atalaya::models {

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

std::optional<double> minutesOf(const DashboardRow &row, const std::optional<Assumed> &tried)
{
    if (!row.minutes || !tried)
        return row.minutes;
    if (row.kind == "task")
        return tried->minutesPerTask;
    return row.kind == "review" ? tried->reviewMinutes : row.minutes;
}

double worthOf(const DashboardRows &head, const DashboardRow &row, const std::optional<Assumed> &tried)
{
    const auto weight = std::ranges::find(head.formula.weights, row.kind, &RowsFormula::KindWeight::kind);
    double part = row.part * (weight == head.formula.weights.end() ? 1 : weight->weight);
    double scale = head.formula.aggregate == RowsFormula::Aggregate::Ratio ? 1 : head.formula.scale;
    if (tried && row.minutes) {
        // A task saves time; everything else that is counted in minutes takes it.
        part = (row.kind == "task" ? 1 : -1) * *minutesOf(row, tried);
        scale = head.unit == DashboardRows::Unit::Money ? tried->hourlyRate / 60 : 1;
    }
    return scale * part;
}

} // namespace atalaya::models
