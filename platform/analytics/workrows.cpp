// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/rowsets.h"

#include <utility>

namespace atalaya::platform {

using contract::DashboardRow;
using dashboard::Span;

namespace {

/// Decisions are many, but each carries how many there were before it.
class DecisionRows final : public SqlRows
{
public:
    DecisionRows(Connection &connection, const std::string &select, std::string state, Needle needle,
                 std::function<void(DashboardRow &)> shape)
        : SqlRows(connection, select, state, std::move(needle), std::move(shape))
        , m_state(std::move(state))
    {}

    [[nodiscard]] std::int64_t count(Span slice) override
    {
        if (isFiltered())
            return SqlRows::count(slice);
        const dashboard::StateCounts counts = dashboard::decisionsIn(connection(), slice);
        if (m_state.empty())
            return counts.all();
        return m_state == "executed" ? counts.executed : m_state == "review" ? counts.review : counts.blocked;
    }

private:
    std::string m_state;
};

void apply(RowShape shape, DashboardRow &row, double minutes)
{
    row.whole = shape.whole;
    switch (shape.part) {
    case RowShape::Part::None:
        row.part = 0;
        break;
    case RowShape::Part::One:
        row.part = 1;
        break;
    case RowShape::Part::Minutes:
    case RowShape::Part::LostMinutes:
        row.minutes = minutes;
        row.part = shape.part == RowShape::Part::Minutes ? minutes : -minutes;
        break;
    }
}

} // namespace

std::unique_ptr<RowSource> decisionRows(const RowRequest &request, const std::string &state, RowShape shape)
{
    std::string select = "SELECT id, at, CASE state WHEN 'executed' THEN 'task' ELSE state END AS kind, action AS what,"
                         " agent AS who, entity, NULL AS key, NULL AS minutes, 0 AS part, 0 AS whole"
                         " FROM decision WHERE at >= ?1 AND at < ?2";
    if (!state.empty())
        select += " AND state = ?3";
    const auto &assumptions = request.figures.assumptions();
    return std::make_unique<DecisionRows>(
        request.figures.connection(), select, state, request.needle,
        [shape, task = assumptions.minutesPerTask, review = assumptions.reviewMinutes](DashboardRow &row) {
            apply(shape, row, row.kind == "task" ? task : review);
        });
}

std::unique_ptr<RowSource> changeRows(const RowRequest &request, const std::string &outcome, RowShape shape)
{
    return std::make_unique<SqlRows>(
        request.figures.connection(),
        "SELECT id, at, CASE outcome WHEN 'corrected' THEN 'override' ELSE 'rework' END AS kind, subject AS what,"
        " NULL AS who, NULL AS entity, NULL AS key, NULL AS minutes, minutes AS part, 0 AS whole FROM validation"
        " WHERE at >= ?1 AND at < ?2 AND outcome = ?3",
        outcome, request.needle, [shape](DashboardRow &row) { apply(shape, row, row.part); });
}

std::unique_ptr<RowSource> caseRows(const RowRequest &request, std::optional<std::int64_t> dashboard::Case::*step,
                                    bool (dashboard::Case::*part)() const)
{
    std::vector<PlacedRow> rows;
    for (const auto &[id, found] : request.figures.cases()) {
        if (!(found.*step))
            continue;
        PlacedRow &placed = rows.emplace_back();
        placed.position = *(found.*step);
        placed.row = {.id = id,
                      .at = Instant{std::chrono::milliseconds{placed.position}},
                      .kind = "case",
                      .what = id,
                      .who = {},
                      .entity = {},
                      .key = id,
                      .minutes = {},
                      .part = part && (found.*part)() ? 1.0 : 0.0,
                      .whole = 1};
    }
    return std::make_unique<ListedRows>(std::move(rows), request.needle);
}

std::unique_ptr<RowSource> stepRows(const RowRequest &request, bool days)
{
    const TenantFacts &tenant = request.figures.tenant();
    std::vector<PlacedRow> rows;
    const auto add = [&rows](const std::string &id, std::string kind, std::string what,
                             std::optional<Instant> at) -> DashboardRow & {
        PlacedRow &placed = rows.emplace_back();
        placed.position = at ? at->time_since_epoch().count() : dashboard::allTime.to - 1;
        placed.row.id = id;
        placed.row.at = at;
        placed.row.kind = std::move(kind);
        placed.row.what = std::move(what);
        return placed.row;
    };
    for (const OnboardingStep &step : request.figures.onboarding().steps) {
        DashboardRow &row = add(step.id, "step", step.id, step.completedAt);
        row.whole = step.completedAt || !days ? 1 : 0;
        if (step.completedAt)
            row.part = days ? dashboard::daysBetween(tenant.createdAt, *step.completedAt) : 1;
    }
    // Where the days are counted from; alone it would say that nothing took no time.
    if (days && !rows.empty())
        add("created", "created", tenant.name, tenant.createdAt);
    return std::make_unique<ListedRows>(std::move(rows), request.needle);
}

} // namespace atalaya::platform
