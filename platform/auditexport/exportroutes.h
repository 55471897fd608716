// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditexport/exportsource.h"
#include "platform/auditexport/sheetwriter.h"
#include "platform/auditlog/signedlog.h"
#include "platform/http/types.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace atalaya::platform {

/// What exports need. All but the limit outlives the routes.
struct ExportServices
{
    Database &database;
    SignedLog &log;
    const Clock &clock;
    ExportSource &source;
    /// Throws HttpError `step_up_required`, or answers what to record: requireStepUp() of the identity room with the
    /// action `audit.export`.
    std::function<std::string(const RequestContext &)> stepUp;
    /// Whether the session still lives and may still export; asked before each piece, not only at the beginning.
    std::function<bool(const RequestContext &)> stillMay;
    /// A folder of the platform's own for workbooks in the making.
    std::filesystem::path scratch;
    std::int64_t mostSheetRows = SheetWriter::mostRows;
};

/// `GET /api/admin/audit/queries/{id}/export?format&locale&columns`: the file, streamed, and in `X-Export-Id` under
/// which id its manifest will be. `GET /api/admin/audit/exports/{id}`: the manifest of one that was sent whole.
[[nodiscard]] std::vector<Route> exportRoutes(const ExportServices &services);

} // namespace atalaya::platform
