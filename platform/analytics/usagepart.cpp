// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

namespace atalaya::platform::dashboard {

namespace {

using namespace std::chrono;

UsageSums sumsOf(const std::optional<Row> &row)
{
    return {row->integer(0), row->integer(1), row->integer(2)};
}

UsageSums operator+(const UsageSums &a, const UsageSums &b)
{
    return {a.tokens + b.tokens, a.bytes + b.bytes, a.searches + b.searches};
}

UsageSums eventsIn(Connection &connection, Instant from, Instant to)
{
    return sumsOf(connection.row("SELECT coalesce(sum(tokens), 0), coalesce(sum(bytes), 0), coalesce(sum(searches), 0)"
                                 " FROM usage_event WHERE at >= ? AND at < ?",
                                 {from.time_since_epoch().count(), to.time_since_epoch().count()}));
}

UsageSums daysIn(Connection &connection, Date from, Date to)
{
    return sumsOf(
        connection.row("SELECT coalesce(sum(tokens), 0), coalesce(sum(bytes), 0), coalesce(sum(searches), 0)"
                       " FROM usage_day WHERE day >= ? AND day < ?",
                       {std::int64_t{from.time_since_epoch().count()}, std::int64_t{to.time_since_epoch().count()}}));
}

} // namespace

UsageSums usageIn(Connection &connection, Instant from, Instant to)
{
    const Date first = ceil<days>(from);
    const Date end = floor<days>(to);
    if (first >= end)
        return eventsIn(connection, from, to);
    return eventsIn(connection, from, Instant{first}) + daysIn(connection, first, end) +
           eventsIn(connection, Instant{end}, to);
}

UsageSums usageUntil(Connection &connection, Instant at)
{
    const Date end = floor<days>(at);
    return daysIn(connection, Date::min(), end) + eventsIn(connection, Instant{end}, at);
}

} // namespace atalaya::platform::dashboard
