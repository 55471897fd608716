// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

namespace atalaya::platform::dashboard {

namespace {

std::int64_t millis(Instant at)
{
    return at.time_since_epoch().count();
}

/// The feature whose events are questions to the assistant.
constexpr std::string_view chat = "ragchat";

std::int64_t usersIn(Connection &connection, Instant from, Instant to)
{
    return connection
        .row("SELECT count(DISTINCT user) FROM feature_use WHERE at >= ? AND at < ?", {millis(from), millis(to)})
        ->integer(0);
}

} // namespace

BusinessDashboard::Adoption adoption(Connection &connection, const ZonedPeriod &period)
{
    const std::int64_t from = millis(period.from());
    const std::int64_t to = millis(period.to());
    BusinessDashboard::Adoption adoption;
    adoption.activeUsersLast30d = usersIn(connection, period.daysBeforeEnd(30), period.to());
    adoption.weeklyActiveUsers = usersIn(connection, period.daysBeforeEnd(7), period.to());
    adoption.dailyActiveUsers = usersIn(connection, period.daysBeforeEnd(1), period.to());
    for (const Row &row : connection.rows("SELECT feature, count(DISTINCT user), count(*) AS events FROM feature_use"
                                          " WHERE at >= ? AND at < ? GROUP BY feature ORDER BY events DESC, feature",
                                          {from, to})) {
        adoption.featureUsage.push_back({row.text(0), row.integer(1), row.integer(2)});
        if (row.text(0) == chat)
            adoption.avgQueriesPerActiveUser =
                static_cast<double>(row.integer(2)) / static_cast<double>(row.integer(1));
    }
    adoption.docsIngested = connection
                                .row("SELECT count(*) FROM knowledge_asset WHERE completed_at >= ?"
                                     " AND completed_at < ? AND status = 'COMPLETED'",
                                     {from, to})
                                ->integer(0);
    return adoption;
}

} // namespace atalaya::platform::dashboard
