// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/http/types.h"

#include <vector>

namespace atalaya::platform {

/// `GET /api/admin/audit/log/head` and `…/key`, text/plain, for who may see the log or the figures. 404 `log_empty`
/// before the first leaf, 503 `log_read_only` while the log does not fit its signed head.
[[nodiscard]] std::vector<Route> auditLogRoutes(SignedLog &log);

} // namespace atalaya::platform
