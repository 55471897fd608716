// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/events.h"
#include "platform/billing/subscriptionsteps.h"

namespace atalaya::platform::billing {

/// Spends `usage` in the transaction of what costs it: refused as a whole, before anything is written, when a limit
/// would be passed; otherwise stored as an event of that id, with the warnings that it causes. What is given back
/// (negative bytes) always fits. In tenant scope, or within `inTenant`. Answers why not.
[[nodiscard]] std::optional<contract::ErrorBody> spend(Transaction &transaction, const std::string &tenantId,
                                                       Instant now, const std::string &eventId,
                                                       const contract::events::Usage &usage, const Tell &tell);

} // namespace atalaya::platform::billing
