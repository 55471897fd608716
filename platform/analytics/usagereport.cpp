// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/usagereport.h"

#include "platform/analytics/figures.h"
#include "platform/limits/meter.h"
#include "platform/limits/states.h"

#include <array>
#include <cmath>
#include <utility>

namespace atalaya::platform {

contract::UsageReport usageReport(Connection &connection, const ZonedPeriod &month, Instant now)
{
    contract::UsageReport report;
    report.month = contract::formatDate(month.days().front().date).substr(0, 7);
    if (const auto subscription = subscriptionRecord(connection))
        report.plan = subscription->plan;

    Figures figures(connection, month);
    const auto used = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"tokens", "tokensUsed"},
        {"storage", "storageBytesUsed"},
        {"searches", "vectorSearches"},
        {"seats", "seatsUsed"},
    });
    const std::vector<EffectiveLimit> limits = effectiveLimits(connection, now);
    for (const auto &[metric, figure] : used) {
        contract::UsageItem item{std::string(metric), std::llround(figures.value(figure).value_or(0)),
                                 std::nullopt,        "plan",
                                 std::nullopt,        "ok"};
        for (const EffectiveLimit &limit : limits) {
            if (limit.metric == metric) {
                item.limit = limit.value;
                item.origin = limit.origin;
            }
        }
        item.percent = meterPercent(item.used, item.limit);
        item.state = meterState(item.used, item.limit);
        report.items.push_back(std::move(item));
    }
    return report;
}

} // namespace atalaya::platform
