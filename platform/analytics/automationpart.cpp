// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/exactsum.h"
#include "platform/analytics/dashboardparts.h"

namespace atalaya::platform::dashboard {

namespace {

/// The running totals that the last decision before `at` carries.
StateCounts totalsAt(Connection &connection, std::int64_t at)
{
    const auto row = connection.row("SELECT executed_total, review_total, blocked_total FROM decision WHERE at < ?"
                                    " ORDER BY at DESC, seq DESC LIMIT 1",
                                    {at});
    return row ? StateCounts{row->integer(0), row->integer(1), row->integer(2)} : StateCounts{};
}

} // namespace

Span Span::of(Instant from, Instant to)
{
    return {from.time_since_epoch().count(), to.time_since_epoch().count()};
}

Span Span::of(const ZonedPeriod &period)
{
    return of(period.from(), period.to());
}

double daysBetween(Instant from, Instant to)
{
    return std::chrono::duration<double, std::ratio<86400>>(to - from).count();
}

StateCounts decisionsIn(Connection &connection, Span span)
{
    const StateCounts before = totalsAt(connection, span.from);
    const StateCounts until = totalsAt(connection, span.to);
    return {until.executed - before.executed, until.review - before.review, until.blocked - before.blocked};
}

std::vector<BusinessDashboard::DayCount> tasksPerDay(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::DayCount> trend;
    const Span span = Span::of(period);
    std::int64_t before = totalsAt(connection, span.from).executed;
    for (const ZonedPeriod::Day &day : period.days()) {
        const std::int64_t until = totalsAt(connection, day.to.time_since_epoch().count()).executed;
        trend.push_back({day.date, until - before});
        before = until;
    }
    return trend;
}

Validations validationsIn(Connection &connection, Span span)
{
    Validations sums;
    rules::ExactSum corrected;
    rules::ExactSum rejected;
    connection.each("SELECT outcome, first_pass, minutes FROM validation WHERE at >= ? AND at < ?",
                    {span.from, span.to}, [&](const Row &row) {
                        ++sums.all;
                        sums.firstPass += row.integer(1);
                        if (row.text(0) == "corrected") {
                            ++sums.corrected;
                            corrected.add(row.real(2));
                        } else if (row.text(0) == "rejected") {
                            ++sums.rejected;
                            rejected.add(row.real(2));
                        }
                        return true;
                    });
    sums.correctedMinutes = corrected.value();
    sums.rejectedMinutes = rejected.value();
    return sums;
}

} // namespace atalaya::platform::dashboard
