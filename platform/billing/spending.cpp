// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/spending.h"

#include "platform/analytics/eventwriter.h"
#include "platform/billing/subscriptionjob.h"
#include "platform/limits/meter.h"

namespace atalaya::platform::billing {

std::optional<contract::ErrorBody> spend(Transaction &transaction, const std::string &tenantId, Instant now,
                                         const std::string &eventId, const contract::events::Usage &usage,
                                         const Tell &tell)
{
    Meter meter(transaction, now);
    for (const auto &[metric, more] : {std::pair{"tokens", usage.tokens}, std::pair{"storage", usage.bytes},
                                       std::pair{"searches", usage.searches}}) {
        if (auto refusal = meter.refusal(metric, more))
            return refusal;
    }
    (void)storeEvents(transaction, tenantId, {{eventId, now, usage}});
    noteUsage(transaction, tenantId, now, tell);
    return std::nullopt;
}

} // namespace atalaya::platform::billing
