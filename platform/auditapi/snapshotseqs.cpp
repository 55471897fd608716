// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditseqs.h"
#include "platform/auditapi/decisionroute.h"
#include "platform/auditapi/logrange.h"
#include "platform/auditapi/snapshotpage.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

Route snapshotSeqsRoute(SignedLog &log, SnapshotRows &snapshots)
{
    constexpr std::uint64_t farthest = 1'000'000'000;
    Route route;
    route.method = "GET";
    route.pattern = "/api/admin/audit/queries/{id}/seqs";
    route.permission = "audit:view";
    route.handler = [&log, &snapshots](const RequestContext &request) {
        const std::uint64_t signedLeaves = signedSize(log, request);
        const std::uint64_t offset = numberIn(request, "offset", 0, farthest);
        const std::uint64_t limit =
            numberIn(request, "limit", 1, static_cast<std::uint64_t>(contract::AuditSeqs::most));
        const SnapshotRows::Page page = pageOf(snapshots, request, offset, limit, signedLeaves);
        contract::AuditSeqs seqs{request.pathParameters.at("id"),
                                 static_cast<std::int64_t>(offset),
                                 static_cast<std::int64_t>(page.headSize),
                                 {page.seqs.begin(), page.seqs.end()}};
        return reply(request, encode(seqs));
    };
    return route;
}

} // namespace atalaya::platform
