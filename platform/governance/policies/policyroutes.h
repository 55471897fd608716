// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/policies/policyview.h"
#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <functional>
#include <vector>

namespace atalaya::platform {

/// What each policy decided in [from, to), by its id.
using PolicyEffects = std::function<policies::Effects(const TenantScope &, Instant from, Instant to)>;

/// `/api/admin/governance/policies`, `/settings`, `/export` and `/import`. The services outlive the routes.
[[nodiscard]] std::vector<Route> policyRoutes(const IdentityServices &services, PolicyEffects effects);

} // namespace atalaya::platform
