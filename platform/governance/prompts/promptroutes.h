// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <vector>

namespace atalaya::platform {

/// `/api/admin/governance/prompts`. The services outlive the routes.
[[nodiscard]] std::vector<Route> promptRoutes(const IdentityServices &services);

} // namespace atalaya::platform
