// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include "platform/auditlog/signedlog.h"
#include "platform/store/database.h"

#include <vector>

namespace atalaya::platform {

/// `GET /api/_health`: the process answers. `GET /api/_ready`: the store can be read and no log is
/// read-only, else 503.
[[nodiscard]] std::vector<Route> healthRoutes(Database &database, const SignedLog &log);

} // namespace atalaya::platform
