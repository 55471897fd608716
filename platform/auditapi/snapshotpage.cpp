// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditapi/snapshotpage.h"

#include "platform/http/reply.h"

namespace atalaya::platform {

SnapshotRows::Page pageOf(SnapshotRows &snapshots, const RequestContext &request, std::uint64_t offset,
                          std::uint64_t limit, std::uint64_t signedLeaves)
{
    const std::string &id = request.pathParameters.at("id");
    auto page = snapshots.seqs(*request.scope, id, offset, limit);
    if (page && page->headSize <= signedLeaves)
        return *std::move(page);
    const auto gone = httpError(404, "snapshot_gone", "The platform does not have this snapshot any more; ask again.");
    const std::string owner = snapshots.ownerOf(id);
    if (owner.empty() || owner == request.scope->tenantId())
        throw gone;
    throw Absent{"audit_queries", id, {}, owner, gone};
}

} // namespace atalaya::platform
