// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <vector>

namespace atalaya::platform {

/// `/api/admin/governance/safe-use` and its versions. The services outlive the routes.
[[nodiscard]] std::vector<Route> safeUseRoutes(const IdentityServices &services);

} // namespace atalaya::platform
