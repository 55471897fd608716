// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/dashboardparts.h"

namespace atalaya::platform::dashboard {

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

} // namespace atalaya::platform::dashboard
