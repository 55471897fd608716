// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/search/auditsearch.h"

#include <vector>

namespace atalaya::platform {

/// `POST /api/admin/audit/queries` and, of a snapshot, `GET …/{id}/rows`, `…/facets`, `…/histogram`, `…/find`.
/// `search` outlives them.
[[nodiscard]] std::vector<Route> searchRoutes(AuditSearch &search);

} // namespace atalaya::platform
