// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decide.h"
#include "api/contract/safeuse.h"
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
    contract::SafeUse safeUse{};
    /// Of the template that the request names, when it names one.
    std::string promptHash{};
};

/// What the policies make of a request that is within its limits. Personal data is masked before anybody looks at it:
/// what comes back holds none of the kinds that are masked, and nothing else is ever stored. A decision with personal
/// data of any kind says so, masked or not.
[[nodiscard]] Decision decide(const contract::DecideRequest &request, const DecideContext &context);

} // namespace atalaya::platform
