// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/riskparts.h"

namespace atalaya::platform::dashboard {

std::int64_t openRisksAt(Connection &connection, Instant at)
{
    const std::int64_t end = at.time_since_epoch().count();
    return connection.row("SELECT count(*) FROM risk_interval WHERE closed_at >= ? AND opened_at < ?", {end, end})
        ->integer(0);
}

std::vector<BusinessDashboard::DayCount> openRisksPerDay(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::DayCount> trend;
    for (const ZonedPeriod::Day &day : period.days())
        trend.push_back({day.date, 0});
    const Span span = Span::of(period);
    connection.each("SELECT opened_at, closed_at FROM risk_interval WHERE closed_at >= ? AND opened_at < ?",
                    {span.from, span.to}, [&](const Row &row) {
                        for (std::size_t i = 0; i < trend.size(); ++i) {
                            const std::int64_t end = period.days()[i].to.time_since_epoch().count();
                            trend[i].count += row.integer(0) < end && row.integer(1) >= end ? 1 : 0;
                        }
                        return true;
                    });
    return trend;
}

std::int64_t resolvedRisksIn(Connection &connection, Span span)
{
    return connection
        .row("SELECT count(DISTINCT i.risk_id) FROM risk_interval i WHERE i.closed_at >= ? AND i.closed_at < ?"
             " AND NOT EXISTS (SELECT 1 FROM risk_interval n WHERE n.risk_id = i.risk_id"
             " AND n.opened_at > i.opened_at AND n.opened_at < ?)",
             {span.from, span.to, span.to})
        ->integer(0);
}

std::int64_t incidentsIn(Connection &connection, Span span)
{
    return connection
        .row("SELECT count(DISTINCT risk_id) FROM risk_event WHERE at >= ? AND at < ? AND status = 'open'"
             " AND severity IN ('high', 'critical')",
             {span.from, span.to})
        ->integer(0);
}

std::int64_t mentionsIn(Connection &connection, Span span, const std::string &component)
{
    return connection
        .row("SELECT count(DISTINCT c.risk_id) FROM risk_component c WHERE c.at < ? AND c.name = ?"
             " AND c.risk_id IN (SELECT i.risk_id FROM risk_interval i WHERE i.closed_at > ? AND i.opened_at < ?)",
             {span.to, component, span.from, span.to})
        ->integer(0);
}

std::vector<BusinessDashboard::NamedCount> topComponents(Connection &connection, Span span)
{
    std::vector<BusinessDashboard::NamedCount> top;
    const auto rows = connection.rows("SELECT c.name, count(DISTINCT c.risk_id) AS mentions FROM risk_component c"
                                      " WHERE c.at < ? AND c.risk_id IN (SELECT i.risk_id FROM risk_interval i"
                                      " WHERE i.closed_at > ? AND i.opened_at < ?)"
                                      " GROUP BY c.name ORDER BY mentions DESC, c.name LIMIT 10",
                                      {span.to, span.from, span.to});
    for (const Row &row : rows)
        top.push_back({row.text(0), row.integer(1)});
    return top;
}

std::vector<Checklist> lastChecklists(Connection &connection, Instant at)
{
    std::vector<Checklist> last;
    // In the order of the primary key: the row before a change of entity is that entity's last word.
    connection.each("SELECT entity, at, id, covered FROM checklist WHERE at < ? ORDER BY entity, at, id",
                    {at.time_since_epoch().count()}, [&last](const Row &row) {
                        if (last.empty() || last.back().entity != row.text(0))
                            last.emplace_back();
                        last.back() = {row.text(0), row.text(2), row.integer(1), row.integer(3) != 0};
                        return true;
                    });
    return last;
}

} // namespace atalaya::platform::dashboard
