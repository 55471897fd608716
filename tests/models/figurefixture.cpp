// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurefixture.h"

#include "api/rules/aggregate.h"
#include "tests/models/dashboardfixture.h"

#include <algorithm>
#include <array>
#include <string>

namespace atalaya::tests {

namespace {

using contract::DashboardRow;
using contract::DashboardRows;
using contract::RowsFormula;
using namespace std::chrono_literals;

const contract::Instant last{std::chrono::milliseconds{1770490320000}}; // 7 Feb 2026, 19:52 in Madrid

DashboardRow row(int at, const std::string &kind, double minutes)
{
    static const std::array<const char *, 4> tasks{"Informe de inspección", "Pedir repuesto", "Clasificar avería",
                                                   "Responder consulta técnica"};
    static const std::array<const char *, 4> agents{"informes", "almacén", "averías", "chat"};
    const auto place = static_cast<std::size_t>(at);
    DashboardRow one;
    one.id = kind + "-" + std::to_string(at);
    one.at = last - at * 71min;
    one.kind = kind;
    one.what = tasks.at(place % tasks.size());
    one.who = agents.at(place % agents.size());
    one.entity = at % 3 == 0 ? "Modelo X" : "Cuadro maniobra Y";
    one.minutes = minutes;
    one.part = kind == "task" ? minutes : -minutes;
    return one;
}

void finish(DashboardRows &rows)
{
    rows.total = static_cast<std::int64_t>(rows.rows.size());
    rules::Aggregator sum(rows.formula);
    for (const DashboardRow &one : rows.rows)
        sum.add(one);
    rows.figure = sum.value();
}

DashboardRows empty(const std::string &metric)
{
    const contract::BusinessDashboard week = fixtureWeek();
    DashboardRows rows;
    rows.metric = metric;
    rows.from = week.period.from;
    rows.to = week.period.to;
    rows.currency = week.currency;
    rows.assumptions = week.assumptions;
    rows.snapshot = metric + "-1";
    return rows;
}

} // namespace

DashboardRows savingRows()
{
    DashboardRows rows = empty("estimatedCostSaving");
    rows.unit = DashboardRows::Unit::Money;
    rows.formula.scale = 50.0 / 60;
    rows.formula.decimals = 2;
    for (int at = 0; at < 124; ++at)
        rows.rows.push_back(row(at, "task", 15));
    finish(rows);
    return rows;
}

DashboardRows netRows()
{
    DashboardRows rows = savingRows();
    rows.metric = "netCostSaving";
    rows.snapshot = "netCostSaving-1";
    for (int at = 0; at < 18; ++at)
        rows.rows.push_back(row(200 + at, "review", 4));
    for (int at = 0; at < 3; ++at)
        rows.rows.push_back(row(300 + at, "override", 10));
    for (int at = 0; at < 2; ++at)
        rows.rows.push_back(row(400 + at, "rework", 24));
    finish(rows);
    return rows;
}

DashboardRows countedRows(int count)
{
    DashboardRows rows = empty("tasksAutomated");
    rows.formula.aggregate = RowsFormula::Aggregate::Count;
    for (int at = 0; at < count; ++at) {
        rows.rows.push_back(row(at, "task", 15));
        rows.rows.back().minutes.reset();
        rows.rows.back().part = 1;
    }
    finish(rows);
    return rows;
}

DashboardRows scoreRows()
{
    DashboardRows rows = empty("ragFaithfulness");
    rows.unit = DashboardRows::Unit::Score;
    rows.formula.aggregate = RowsFormula::Aggregate::Mean;
    rows.formula.decimals = 0;
    for (int at = 0; at < 119; ++at) {
        rows.rows.push_back(row(at, "evaluation", 0));
        rows.rows.back().minutes.reset();
        rows.rows.back().part = 85 + at % 5;
    }
    finish(rows);
    return rows;
}

DashboardRows pageOf(const DashboardRows &all, const api::RowsQuery &query)
{
    DashboardRows page = all;
    page.offset = query.offset;
    const auto from = std::min<std::int64_t>(query.offset, all.total);
    const auto to = std::min<std::int64_t>(query.offset + query.limit, all.total);
    page.rows.assign(all.rows.begin() + from, all.rows.begin() + to);
    return page;
}

void answer(FakeDashboardSource::RowsCall &call, const DashboardRows &all, const QDateTime &at, bool stale,
            std::optional<api::ApiError> problem)
{
    call.succeed(pageOf(all, call.query), at, stale, std::move(problem));
}

} // namespace atalaya::tests
