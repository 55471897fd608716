// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/demoaccounts.h"
#include "platform/identity/identityservices.h"

#include <functional>
#include <vector>

namespace atalaya::platform {

/// `/api/auth/…`. `services` outlives the routes.
[[nodiscard]] std::vector<Route> identityRoutes(const IdentityServices &services);

/// `GET /api/demo/accounts`: to be registered by a demo platform only.
[[nodiscard]] std::vector<Route> demoAccountRoutes(const IdentityServices &services,
                                                   std::function<std::vector<DemoLogin>()> logins);

/// Throws HttpError `step_up_required` unless the request's `X-Step-Up` proves a fresh code for `action` and for
/// exactly this request; answers what to record as `stepUp` in the leaf of the change. The proof is spent.
[[nodiscard]] std::string requireStepUp(const IdentityServices &services, const RequestContext &request,
                                        const std::string &action);

} // namespace atalaya::platform
