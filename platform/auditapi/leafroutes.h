// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/http/types.h"
#include "platform/store/database.h"

#include <vector>

namespace atalaya::platform {

/// `GET /api/admin/audit/log/inclusion?seq&size`, `…/consistency?from&to`: proofs within what was signed; 400
/// `out_of_range` beyond it.
[[nodiscard]] std::vector<Route> proofRoutes(Database &database, SignedLog &log);
/// `GET …/log/leaves?from&to&size` and `…/log/bodies?from&to`: the leaves [from, to) with what opens them, as JSON
/// lines or, asked for with Accept, as the frames of `api/contract/leafframes.h`.
[[nodiscard]] std::vector<Route> leafRoutes(Database &database, SignedLog &log);
/// `GET …/log/epochs`, for who may see the head.
[[nodiscard]] Route epochRoute(Database &database, SignedLog &log);

} // namespace atalaya::platform
