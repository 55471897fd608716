// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/auditlog.h"
#include "platform/base/clock.h"
#include "platform/http/types.h"
#include "platform/store/database.h"

#include <vector>

namespace atalaya::platform {

/// `GET`/`POST /api/admin/api-keys`, `DELETE …/{id}`, `POST …/{id}/rotate`. A key is shown once, in the answer that
/// made it.
[[nodiscard]] std::vector<Route> apiKeyRoutes(Database &database, AuditLog &log, const Clock &clock);

} // namespace atalaya::platform
