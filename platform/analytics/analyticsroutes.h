// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/http/types.h"
#include "platform/store/database.h"

#include <functional>
#include <string>
#include <vector>

namespace atalaya::platform {

/// Called in the transaction that has stored events.
using UsageNoted = std::function<void(Transaction &, const std::string &tenantId, Instant now)>;

/// `POST /api/events`, `GET /api/admin/tenant-business-dashboard?from&to` (default: the last 30 days),
/// `GET /api/admin/tenant-dashboard`, `GET /api/admin/dashboard/rows`, `GET /api/admin/usage?month` (default: this
/// month).
[[nodiscard]] std::vector<Route> analyticsRoutes(Database &database, const Clock &clock, const UsageNoted &noted = {});

} // namespace atalaya::platform
