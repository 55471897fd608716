// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/policiesinforce.h"
#include "platform/http/permissions.h"
#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

namespace atalaya::platform {

/// `GET /api/governance/why/{id}`. Everything outlives the route.
[[nodiscard]] Route whyRoute(const IdentityServices &services, Permissions &permissions, PolicyAsItWas asItWas);

} // namespace atalaya::platform
