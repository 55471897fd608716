// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/billing/subscriptionsteps.h"

namespace atalaya::platform::billing {

/// What happened, and when: a state that followed by date began before anybody looked.
struct Step
{
    std::string kind;
    Instant at{};
};

/// Stores `after` with its next revision and everything that is to be known of how it came from `before`.
void keep(const Scene &scene, const Step &step, const SubscriptionRecord &before, SubscriptionRecord &after);

/// Of what somebody pays a month in this state, in minor units; nothing in a trial, suspended or canceled.
[[nodiscard]] std::int64_t recurring(Connection &connection, const SubscriptionRecord &record);
/// One line of what revenue is computed from. `from`: the state before; empty: there was none.
void addBillingEvent(Transaction &transaction, const std::string &tenantId, const Step &step, const std::string &from,
                     const SubscriptionRecord &record);

} // namespace atalaya::platform::billing
