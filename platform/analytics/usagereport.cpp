// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/usagereport.h"

#include "platform/analytics/dashboardparts.h"
#include "platform/limits/limits.h"

#include <array>
#include <utility>

namespace atalaya::platform {

contract::UsageReport usageReport(Connection &connection, const ZonedPeriod &month)
{
    contract::UsageReport report;
    report.month = contract::formatDate(month.days().front().date).substr(0, 7);
    if (const auto subscription = subscriptionOf(connection))
        report.plan = subscription->plan;

    const dashboard::UsageSums used = dashboard::usageIn(connection, month.from(), month.to());
    const std::int64_t seats =
        connection
            .row("SELECT count(DISTINCT user) FROM feature_use WHERE at >= ? AND at < ?",
                 {month.from().time_since_epoch().count(), month.to().time_since_epoch().count()})
            ->integer(0);
    const auto figures = std::to_array<std::pair<std::string_view, std::int64_t>>({
        {"tokens", used.tokens},
        {"storage", dashboard::usageUntil(connection, month.to()).bytes},
        {"searches", used.searches},
        {"seats", seats},
    });
    const std::vector<EffectiveLimit> limits = effectiveLimits(connection);
    for (const auto &[metric, value] : figures) {
        contract::UsageItem item{std::string(metric), value, std::nullopt, "plan"};
        for (const EffectiveLimit &limit : limits) {
            if (limit.metric == metric) {
                item.limit = limit.value;
                item.origin = limit.origin;
            }
        }
        report.items.push_back(std::move(item));
    }
    return report;
}

} // namespace atalaya::platform
