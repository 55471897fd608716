// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/riskparts.h"
#include "platform/analytics/rowsets.h"

namespace atalaya::platform {

using contract::DashboardRow;
using dashboard::Span;

namespace {

std::optional<std::string> componentsOf(Connection &connection, const std::string &riskId, std::int64_t before)
{
    std::string names;
    for (const Row &row : connection.rows("SELECT DISTINCT name FROM risk_component WHERE risk_id = ? AND at < ?"
                                          " ORDER BY name",
                                          {riskId, before}))
        names += (names.empty() ? "" : ", ") + row.text(0);
    return names.empty() ? std::nullopt : std::optional(names);
}

/// `sql` answers risk, time, id of the row; `takes` are its values.
std::unique_ptr<RowSource> risks(const RowRequest &request, std::string_view sql, std::initializer_list<Value> takes)
{
    Connection &connection = request.figures.connection();
    const Span span = request.figures.spanOf(request.metric);
    std::vector<PlacedRow> rows;
    for (const Row &row : connection.rows(sql, takes)) {
        PlacedRow &placed = rows.emplace_back();
        placed.position = row.integer(1);
        DashboardRow &made = placed.row;
        made.id = row.text(2);
        made.at = Instant{std::chrono::milliseconds{placed.position}};
        made.kind = "risk";
        made.what = row.text(0);
        made.entity = componentsOf(connection, row.text(0), span.to);
        made.key = row.text(0);
        made.part = 1;
        made.whole = 1;
    }
    return std::make_unique<ListedRows>(std::move(rows), request.needle);
}

} // namespace

std::unique_ptr<RowSource> openRiskRows(const RowRequest &request)
{
    const std::int64_t end = request.figures.spanOf(request.metric).to;
    return risks(request,
                 "SELECT risk_id, opened_at, risk_id FROM risk_interval WHERE closed_at >= ? AND opened_at < ?",
                 {end, end});
}

std::unique_ptr<RowSource> resolvedRiskRows(const RowRequest &request)
{
    const Span span = request.figures.spanOf(request.metric);
    return risks(request,
                 "SELECT i.risk_id, i.closed_at, i.risk_id FROM risk_interval i WHERE i.closed_at >= ?"
                 " AND i.closed_at < ? AND NOT EXISTS (SELECT 1 FROM risk_interval n WHERE n.risk_id = i.risk_id"
                 " AND n.opened_at > i.opened_at AND n.opened_at < ?)",
                 {span.from, span.to, span.to});
}

std::unique_ptr<RowSource> incidentRows(const RowRequest &request)
{
    const Span span = request.figures.spanOf(request.metric);
    return risks(request,
                 "SELECT risk_id, at, id FROM risk_event WHERE at >= ? AND at < ? AND status = 'open'"
                 " AND severity IN ('high', 'critical')",
                 {span.from, span.to});
}

std::unique_ptr<RowSource> mentionRows(const RowRequest &request)
{
    const Span span = request.figures.spanOf(request.metric);
    return risks(request,
                 "SELECT c.risk_id, max(c.at), c.risk_id FROM risk_component c WHERE c.at < ? AND c.name = ?"
                 " AND c.risk_id IN (SELECT i.risk_id FROM risk_interval i WHERE i.closed_at > ?"
                 " AND i.opened_at < ?) GROUP BY c.risk_id",
                 {span.to, request.item, span.from, span.to});
}

std::unique_ptr<RowSource> checklistRows(const RowRequest &request)
{
    std::vector<PlacedRow> rows;
    for (const dashboard::Checklist &last :
         dashboard::lastChecklists(request.figures.connection(), request.figures.period().to())) {
        PlacedRow &placed = rows.emplace_back();
        placed.position = last.at;
        DashboardRow &made = placed.row;
        made.id = last.id;
        made.at = Instant{std::chrono::milliseconds{last.at}};
        made.kind = "checklist";
        made.what = last.entity;
        made.entity = last.entity;
        made.key = last.entity;
        made.part = last.covered ? 1 : 0;
        made.whole = 1;
    }
    return std::make_unique<ListedRows>(std::move(rows), request.needle);
}

} // namespace atalaya::platform
