// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditproof.h"
#include "platform/auditapi/leafroutes.h"
#include "platform/auditapi/logrange.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

/// Runs `work` over the caller's tree as it was at `size`.
void inTree(Database &database, SignedLog &log, const RequestContext &request, std::uint64_t size,
            const std::function<void(NodeHasher &)> &work)
{
    database.read(*request.scope,
                  [&](Connection &connection) { log.trees().use(connection, request.scope->tenantId(), size, work); });
}

std::vector<std::string> bytesOf(const std::vector<TreeHash> &hashes)
{
    std::vector<std::string> list;
    list.reserve(hashes.size());
    for (const TreeHash &hash : hashes)
        list.emplace_back(view(hash));
    return list;
}

Response inclusion(Database &database, SignedLog &log, const RequestContext &request)
{
    const std::uint64_t size = numberIn(request, "size", 1, signedSize(log, request));
    const std::uint64_t seq = numberIn(request, "seq", 0, size - 1);
    contract::InclusionProof proof{static_cast<std::int64_t>(seq), static_cast<std::int64_t>(size), {}, {}};
    inTree(database, log, request, size, [&](NodeHasher &tree) {
        proof.leafHash = view(tree.hash({seq, seq + 1}));
        proof.path = bytesOf(tree.hashes(inclusionPath(seq, size)));
    });
    return reply(request, encode(proof));
}

Response consistency(Database &database, SignedLog &log, const RequestContext &request)
{
    const std::uint64_t to = numberIn(request, "to", 0, signedSize(log, request));
    const std::uint64_t from = numberIn(request, "from", 0, to);
    contract::ConsistencyProof proof{static_cast<std::int64_t>(from), static_cast<std::int64_t>(to), {}};
    inTree(database, log, request, to,
           [&](NodeHasher &tree) { proof.path = bytesOf(tree.hashes(consistencyPath(from, to))); });
    return reply(request, encode(proof));
}

} // namespace

std::vector<Route> proofRoutes(Database &database, SignedLog &log)
{
    Route one;
    one.method = "GET";
    one.pattern = "/api/admin/audit/log/inclusion";
    one.permission = "audit:view";
    one.handler = [&database, &log](const RequestContext &request) {
        return inclusion(database, log, request);
    };
    Route two = one;
    two.pattern = "/api/admin/audit/log/consistency";
    two.handler = [&database, &log](const RequestContext &request) {
        return consistency(database, log, request);
    };
    return {one, two};
}

} // namespace atalaya::platform
