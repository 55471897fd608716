// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/merkle.h"
#include "platform/auditlog/treenodes.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace atalaya::platform {

/// The leaves [begin, end) that a node of a tree stands for. `begin` is a multiple of the smallest power of two that
/// is not below the length.
struct NodeRange
{
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    auto operator<=>(const NodeRange &) const = default;
};

/// The nodes of an inclusion proof, from the leaf up (RFC 9162 §2.1.3.1). Needs seq < size.
[[nodiscard]] std::vector<NodeRange> inclusionPath(std::uint64_t seq, std::uint64_t size);
/// The nodes of a consistency proof (RFC 9162 §2.1.4.1). Needs from ≤ to; empty when `from` is 0 or the same.
[[nodiscard]] std::vector<NodeRange> consistencyPath(std::uint64_t from, std::uint64_t to);

/// Hashes of the leaves [from, to), all of them.
using LeafHashes = std::function<std::vector<TreeHash>(std::uint64_t from, std::uint64_t to)>;

/// Finds the hash of any node of a tree. Blocks of leaves that were read are kept until it goes, so one serves all the
/// proofs of one answer.
class NodeHasher
{
public:
    /// `nodes` outlives it and holds at least the first `size` leaves; no range may end beyond those.
    NodeHasher(const TreeNodes &nodes, std::uint64_t size, LeafHashes leaves)
        : m_nodes(nodes)
        , m_size(size)
        , m_leaves(std::move(leaves))
    {}
    [[nodiscard]] TreeHash hash(const NodeRange &range);
    [[nodiscard]] std::vector<TreeHash> hashes(const std::vector<NodeRange> &ranges);

private:
    [[nodiscard]] const std::vector<TreeHash> &block(std::uint64_t number);

    const TreeNodes &m_nodes;
    std::uint64_t m_size;
    LeafHashes m_leaves;
    std::map<std::uint64_t, std::vector<TreeHash>> m_blocks;
};

} // namespace atalaya::platform
