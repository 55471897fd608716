// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/governance/approvedprompt.h"
#include "platform/governance/decisionlift.h"
#include "platform/governance/policiesinforce.h"
#include "platform/governance/safeuseinforce.h"
#include "platform/http/types.h"

#include <vector>

namespace atalaya::platform {

/// `POST /api/governance/decide`. Everything outlives the routes; without `lift` there are no overrides.
[[nodiscard]] std::vector<Route> governanceRoutes(Database &database, SignedLog &log, const Clock &clock,
                                                  PoliciesInForce policiesOf, DecisionLift *lift = nullptr,
                                                  SafeUseInForce safeUseOf = untouchedSafeUse(),
                                                  ApprovedPrompts promptOf = noPrompts());

} // namespace atalaya::platform
