// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decide.h"
#include "api/rules/masking.h"
#include "api/rules/policyengine.h"
#include "platform/governance/decision.h"

#include <string>

namespace atalaya::platform {

/// What a tenant's policies see beside the request.
struct DecideContext
{
    const rules::PolicyEngine &policies;
    std::string tier;
    Instant at{};
    /// `at` on the clocks of the tenant's zone.
    int minuteOfWeek = 0;
    rules::PiiKinds masked = rules::PiiKinds::all();
};

/// What the policies make of a request. Personal data is masked before anybody looks at it: what comes back holds none
/// of the kinds in `masked`, and nothing else is ever stored.
[[nodiscard]] Decision decide(const contract::DecideRequest &request, const DecideContext &context);

} // namespace atalaya::platform
