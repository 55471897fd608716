// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/auditproof.h"
#include "platform/auditapi/decisionroute.h"
#include "platform/auditapi/logrange.h"
#include "platform/auditapi/snapshotpage.h"
#include "platform/auditapi/storedleaf.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

constexpr std::uint64_t mostRows = 200;
constexpr std::uint64_t farthest = 1'000'000'000;

/// The nodes of many paths, each once.
class NodeTable
{
public:
    explicit NodeTable(NodeHasher &tree)
        : m_tree(tree)
    {}
    [[nodiscard]] std::int64_t place(const NodeRange &range)
    {
        const auto [entry, fresh] = m_places.try_emplace(range, static_cast<std::int64_t>(m_nodes.size()));
        if (fresh)
            m_nodes.emplace_back(view(m_tree.hash(range)));
        return entry->second;
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(m_nodes); }

private:
    NodeHasher &m_tree;
    std::map<NodeRange, std::int64_t> m_places;
    std::vector<std::string> m_nodes;
};

/// As Base64; nodes are few beside it.
std::size_t bytesOf(const contract::ProvenRow &row)
{
    std::size_t bytes = row.leaf.size();
    for (const auto *const payload : {&row.meta, &row.body})
        bytes += *payload ? (*payload)->bytes.size() + (*payload)->salt.size() : 0;
    return bytes / 3 * 4;
}

contract::SharedProof prove(Connection &connection, NodeHasher &tree, const SnapshotRows::Page &page, bool bodies)
{
    contract::SharedProof proof;
    proof.size = static_cast<std::int64_t>(page.headSize);
    NodeTable nodes(tree);
    std::size_t bytes = 0;
    for (const std::uint64_t seq : page.seqs) {
        if (bytes >= enoughBytes)
            break;
        contract::ProvenRow row;
        row.seq = static_cast<std::int64_t>(seq);
        LeafBytes leaf = storedLeaf(connection, row.seq);
        row.leaf = std::move(leaf.leaf);
        row.meta = std::move(leaf.meta);
        if (bodies)
            row.body = std::move(leaf.body);
        for (const NodeRange &range : inclusionPath(seq, page.headSize))
            row.path.push_back(nodes.place(range));
        bytes += bytesOf(row);
        proof.rows.push_back(std::move(row));
    }
    proof.nodes = nodes.take();
    return proof;
}

} // namespace

Route snapshotProofRoute(Database &database, SignedLog &log, SnapshotRows &snapshots)
{
    Route route;
    route.method = "GET";
    route.pattern = "/api/admin/audit/queries/{id}/proofs";
    route.permission = "audit:view";
    route.handler = [&database, &log, &snapshots](const RequestContext &request) {
        const std::uint64_t signedLeaves = signedSize(log, request);
        const std::uint64_t offset = numberIn(request, "offset", 0, farthest);
        const std::uint64_t limit = numberIn(request, "limit", 1, mostRows);
        const bool bodies = request.query.contains("body") && numberIn(request, "body", 0, 1) == 1;
        const SnapshotRows::Page page = pageOf(snapshots, request, offset, limit, signedLeaves);
        contract::SharedProof proof;
        database.read(*request.scope, [&](Connection &connection) {
            log.trees().use(connection, request.scope->tenantId(), page.headSize,
                            [&](NodeHasher &tree) { proof = prove(connection, tree, page, bodies); });
        });
        return reply(request, encode(proof));
    };
    return route;
}

} // namespace atalaya::platform
