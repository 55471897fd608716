// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <vector>

namespace atalaya::platform {

/// `/api/admin/governance/reviews`, `/review-progress` and `/review-settings`. The services outlive the routes.
[[nodiscard]] std::vector<Route> reviewRoutes(const IdentityServices &services);

} // namespace atalaya::platform
