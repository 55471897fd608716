// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <vector>

namespace atalaya::platform {

/// `/api/admin/notifications`: each of them of the person who asks. The services outlive the routes.
[[nodiscard]] std::vector<Route> notificationRoutes(const IdentityServices &services);

} // namespace atalaya::platform
