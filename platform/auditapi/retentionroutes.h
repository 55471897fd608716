// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <vector>

namespace atalaya::platform {

/// `GET`/`POST /api/admin/audit/retention`, `POST …/{id}/confirm`, `POST …/{id}/cancel`. Every change needs a step-up
/// for `retention.request`, `retention.confirm` or `retention.cancel`.
[[nodiscard]] std::vector<Route> retentionRoutes(const IdentityServices &services);

} // namespace atalaya::platform
