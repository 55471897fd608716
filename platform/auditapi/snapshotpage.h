// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditapi/snapshotrows.h"
#include "platform/http/types.h"

namespace atalaya::platform {

/// The rows of the snapshot that the path names by `{id}`. 404 `snapshot_gone` when there is none, or when it is of
/// more leaves than are signed; that of another tenant is answered like one that nobody has, and recorded.
[[nodiscard]] SnapshotRows::Page pageOf(SnapshotRows &snapshots, const RequestContext &request, std::uint64_t offset,
                                        std::uint64_t limit, std::uint64_t signedLeaves);

} // namespace atalaya::platform
