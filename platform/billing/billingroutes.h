// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/billing/subscriptionsteps.h"
#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <vector>

namespace atalaya::platform {

/// `/api/admin/subscription`, `/api/admin/plans`, `/api/admin/invoices`,
/// `/api/admin/usage/forecast`, `/api/superadmin/metrics`, and what is kept free for providers of payments
/// under `/api/billing`. The services outlive the routes.
[[nodiscard]] std::vector<Route> billingRoutes(const IdentityServices &services, billing::Tell tell);

} // namespace atalaya::platform
