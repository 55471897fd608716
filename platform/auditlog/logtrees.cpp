// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/logtrees.h"

namespace atalaya::platform {

namespace {

std::vector<TreeHash> storedHashes(Connection &connection, std::uint64_t from, std::uint64_t to)
{
    std::vector<TreeHash> hashes;
    connection.each("SELECT leaf FROM log_leaf WHERE seq >= ? AND seq < ? ORDER BY seq",
                    {static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)}, [&hashes](const Row &row) {
                        hashes.push_back(leafHash(row.blob(0)));
                        return true;
                    });
    if (hashes.size() != to - from)
        throw StoreError(StoreError::Kind::Damaged, "leaves of a log are missing");
    return hashes;
}

} // namespace

std::shared_ptr<LogTrees::Tree> LogTrees::treeOf(std::string_view tenantId)
{
    const std::scoped_lock lock(m_mutex);
    auto &tree = m_trees[std::string(tenantId)];
    if (!tree)
        tree = std::make_shared<Tree>();
    return tree;
}

void LogTrees::append(std::string_view tenantId, std::uint64_t before, std::span<const TreeHash> leaves)
{
    const auto tree = treeOf(tenantId);
    const std::unique_lock lock(tree->mutex);
    // Who asked for a proof in between may have read some of them already.
    const std::uint64_t known = tree->nodes.size();
    if (known < before || known >= before + leaves.size())
        return;
    for (const TreeHash &leaf : leaves.subspan(static_cast<std::size_t>(known - before)))
        tree->nodes.append(leaf);
}

void LogTrees::put(std::string_view tenantId, TreeNodes nodes)
{
    const auto tree = treeOf(tenantId);
    const std::unique_lock lock(tree->mutex);
    tree->nodes = std::move(nodes);
}

void LogTrees::use(Connection &connection, std::string_view tenantId, std::uint64_t size,
                   const std::function<void(NodeHasher &)> &work)
{
    const auto tree = treeOf(tenantId);
    {
        const std::unique_lock lock(tree->mutex);
        if (const std::uint64_t known = tree->nodes.size(); known < size) {
            for (const TreeHash &leaf : storedHashes(connection, known, size))
                tree->nodes.append(leaf);
        }
    }
    const std::shared_lock lock(tree->mutex);
    NodeHasher hasher(tree->nodes, size, [&connection](std::uint64_t from, std::uint64_t to) {
        return storedHashes(connection, from, to);
    });
    work(hasher);
}

} // namespace atalaya::platform
