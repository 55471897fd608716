// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

namespace atalaya::platform::dashboard {

namespace {

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

/// How many were open at the end of each day, from the intervals that touch the period.
std::vector<BusinessDashboard::DayCount> openPerDay(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::DayCount> trend;
    for (const ZonedPeriod::Day &day : period.days())
        trend.push_back({day.date, 0});
    connection.each("SELECT opened_at, closed_at FROM risk_interval WHERE closed_at >= ? AND opened_at < ?",
                    {millis(period.from()), millis(period.to())}, [&](const Row &row) {
                        for (std::size_t i = 0; i < trend.size(); ++i) {
                            const std::int64_t end = millis(period.days()[i].to);
                            trend[i].count += row.integer(0) < end && row.integer(1) >= end ? 1 : 0;
                        }
                        return true;
                    });
    return trend;
}

std::vector<BusinessDashboard::NamedCount> topComponents(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::NamedCount> top;
    const auto rows = connection.rows("SELECT c.name, count(DISTINCT c.risk_id) AS mentions FROM risk_component c"
                                      " WHERE c.at < ? AND c.risk_id IN (SELECT i.risk_id FROM risk_interval i"
                                      " WHERE i.closed_at > ? AND i.opened_at < ?)"
                                      " GROUP BY c.name ORDER BY mentions DESC, c.name LIMIT 10",
                                      {millis(period.to()), millis(period.from()), millis(period.to())});
    for (const Row &row : rows)
        top.push_back({row.text(0), row.integer(1)});
    return top;
}

/// Covered ÷ all entities, by the last checklist of each before `at`.
std::optional<double> coverageAt(Connection &connection, Instant at)
{
    std::int64_t entities = 0;
    std::int64_t covered = 0;
    std::string entity;
    bool last = false;
    // In the order of the primary key: the row before a change of entity is that entity's last word.
    const auto close = [&] {
        entities += entity.empty() ? 0 : 1;
        covered += last ? 1 : 0;
    };
    connection.each("SELECT entity, covered FROM checklist WHERE at < ? ORDER BY entity, at, id", {millis(at)},
                    [&](const Row &row) {
                        if (row.text(0) != entity) {
                            close();
                            entity = row.text(0);
                        }
                        last = row.integer(1) != 0;
                        return true;
                    });
    close();
    return percent(covered, entities);
}

} // namespace

std::int64_t openRisksAt(Connection &connection, Instant at)
{
    return connection
        .row("SELECT count(*) FROM risk_interval WHERE closed_at >= ? AND opened_at < ?", {millis(at), millis(at)})
        ->integer(0);
}

BusinessDashboard::Risk risk(Connection &connection, const ZonedPeriod &period)
{
    const std::int64_t from = millis(period.from());
    const std::int64_t to = millis(period.to());
    BusinessDashboard::Risk risk;
    risk.openRisks = openRisksAt(connection, period.to());
    risk.resolvedRisksLast30d =
        connection
            .row("SELECT count(DISTINCT i.risk_id) FROM risk_interval i WHERE i.closed_at >= ? AND i.closed_at < ?"
                 " AND NOT EXISTS (SELECT 1 FROM risk_interval n WHERE n.risk_id = i.risk_id"
                 " AND n.opened_at > i.opened_at AND n.opened_at < ?)",
                 {millis(period.daysBeforeEnd(30)), to, to})
            ->integer(0);
    risk.highRiskIncidents = connection
                                 .row("SELECT count(DISTINCT risk_id) FROM risk_event WHERE at >= ? AND at < ?"
                                      " AND status = 'open' AND severity IN ('high', 'critical')",
                                      {from, to})
                                 ->integer(0);
    risk.complianceCoverage = coverageAt(connection, period.to());
    risk.topRiskComponents = topComponents(connection, period);
    risk.openRisksTrend = openPerDay(connection, period);
    return risk;
}

} // namespace atalaya::platform::dashboard
