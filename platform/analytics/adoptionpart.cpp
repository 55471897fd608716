// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

namespace atalaya::platform::dashboard {

namespace {

/// Fewer documents on a day are everyday work and no event.
constexpr std::int64_t leastBatch = 5;

} // namespace

std::int64_t usersIn(Connection &connection, Span span)
{
    return connection
        .row("SELECT count(DISTINCT user) FROM feature_use WHERE at >= ? AND at < ?", {span.from, span.to})
        ->integer(0);
}

std::vector<BusinessDashboard::FeatureUse> featureUsage(Connection &connection, Span span)
{
    std::vector<BusinessDashboard::FeatureUse> features;
    for (const Row &row : connection.rows("SELECT feature, count(DISTINCT user), count(*) AS events FROM feature_use"
                                          " WHERE at >= ? AND at < ? GROUP BY feature ORDER BY events DESC, feature",
                                          {span.from, span.to}))
        features.push_back({row.text(0), row.integer(1), row.integer(2)});
    return features;
}

std::int64_t documentsIn(Connection &connection, Span span)
{
    return connection
        .row("SELECT count(*) FROM knowledge_asset WHERE completed_at >= ? AND completed_at < ?"
             " AND status = 'COMPLETED'",
             {span.from, span.to})
        ->integer(0);
}

std::vector<BusinessDashboard::Mark> documentBatches(Connection &connection, const ZonedPeriod &period)
{
    std::vector<BusinessDashboard::Mark> days;
    for (const ZonedPeriod::Day &day : period.days())
        days.push_back({day.date, "documents", 0});
    std::int64_t all = 0;
    std::size_t day = 0;
    const Span span = Span::of(period);
    connection.each("SELECT completed_at FROM knowledge_asset WHERE completed_at >= ? AND completed_at < ?"
                    " AND status = 'COMPLETED' ORDER BY completed_at",
                    {span.from, span.to}, [&](const Row &row) {
                        while (row.integer(0) >= period.days()[day].to.time_since_epoch().count())
                            ++day;
                        ++days[day].count;
                        ++all;
                        return true;
                    });
    const auto count = static_cast<std::int64_t>(days.size());
    std::erase_if(days, [&](const BusinessDashboard::Mark &mark) {
        return mark.count < leastBatch || 2 * mark.count * count < 3 * all;
    });
    return days;
}

} // namespace atalaya::platform::dashboard
