// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <vector>

namespace atalaya::platform {

/// `POST /api/admin/audit/decisions/{id}/override-requests` and `/api/admin/governance/overrides`. The services outlive
/// the routes.
[[nodiscard]] std::vector<Route> overrideRoutes(const IdentityServices &services);

} // namespace atalaya::platform
