// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

namespace atalaya::platform::dashboard {

namespace {

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

/// The running totals that the last decision before `at` carries.
StateCounts totalsAt(Connection &connection, Instant at)
{
    const auto row = connection.row("SELECT executed_total, review_total, blocked_total FROM decision WHERE at < ?"
                                    " ORDER BY at DESC, seq DESC LIMIT 1",
                                    {millis(at)});
    return row ? StateCounts{row->integer(0), row->integer(1), row->integer(2)} : StateCounts{};
}

} // namespace

std::optional<double> percent(std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return std::nullopt;
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

StateCounts decisionsIn(Connection &connection, Instant from, Instant to)
{
    const StateCounts before = totalsAt(connection, from);
    const StateCounts until = totalsAt(connection, to);
    return {until.executed - before.executed, until.review - before.review, until.blocked - before.blocked};
}

std::vector<BusinessDashboard::DayCount> tasksPerDay(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::DayCount> trend;
    std::int64_t before = totalsAt(connection, period.from()).executed;
    for (const ZonedPeriod::Day &day : period.days()) {
        const std::int64_t until = totalsAt(connection, day.to).executed;
        trend.push_back({day.date, until - before});
        before = until;
    }
    return trend;
}

Validations validationsIn(Connection &connection, const ZonedPeriod &period)
{
    Validations sums;
    for (const Row &row : connection.rows("SELECT outcome, count(*), sum(first_pass), sum(minutes) FROM validation"
                                          " WHERE at >= ? AND at < ? GROUP BY outcome",
                                          {millis(period.from()), millis(period.to())})) {
        sums.all += row.integer(1);
        sums.firstPass += row.integer(2);
        if (row.text(0) == "approved")
            continue;
        sums.changed += row.integer(1);
        (row.text(0) == "corrected" ? sums.correctedMinutes : sums.rejectedMinutes) += row.real(3);
    }
    return sums;
}

} // namespace atalaya::platform::dashboard
