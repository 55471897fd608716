// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/http/types.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// `GET /api/admin/dashboard/rows?metric&from&to[&item][&q][&offset][&limit]`, for who may see the dashboard.
[[nodiscard]] Route rowsRoute(Database &database, const Clock &clock);

} // namespace atalaya::platform
