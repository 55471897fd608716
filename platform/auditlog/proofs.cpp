// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/proofs.h"

#include <algorithm>
#include <bit>
#include <span>
#include <stdexcept>

namespace atalaya::platform {

namespace {

/// Where a tree over this many leaves (at least two) is split.
std::uint64_t splitOf(std::uint64_t length)
{
    return std::bit_floor(length - 1);
}

} // namespace

std::vector<NodeRange> inclusionPath(std::uint64_t seq, std::uint64_t size)
{
    std::vector<NodeRange> path;
    NodeRange here{0, size};
    while (here.end - here.begin > 1) {
        const std::uint64_t middle = here.begin + splitOf(here.end - here.begin);
        if (seq < middle) {
            path.push_back({middle, here.end});
            here.end = middle;
        } else {
            path.push_back({here.begin, middle});
            here.begin = middle;
        }
    }
    std::ranges::reverse(path);
    return path;
}

std::vector<NodeRange> consistencyPath(std::uint64_t from, std::uint64_t to)
{
    std::vector<NodeRange> path;
    if (from == 0 || from == to)
        return path;
    NodeRange here{0, to};
    while (here.end != from) {
        const std::uint64_t middle = here.begin + splitOf(here.end - here.begin);
        if (from <= middle) {
            path.push_back({middle, here.end});
            here.end = middle;
        } else {
            path.push_back({here.begin, middle});
            here.begin = middle;
        }
    }
    // Who checks knows the root of the old tree, and so this node when it is the whole of it.
    if (here.begin != 0)
        path.push_back(here);
    std::ranges::reverse(path);
    return path;
}

const std::vector<TreeHash> &NodeHasher::block(std::uint64_t number)
{
    const auto [entry, fresh] = m_blocks.try_emplace(number);
    if (fresh) {
        const std::uint64_t begin = number * TreeNodes::blockSize;
        const std::uint64_t end = std::min(begin + TreeNodes::blockSize, m_size);
        entry->second = m_leaves(begin, end);
        if (entry->second.size() != end - begin)
            throw std::out_of_range("leaves of a tree are missing");
    }
    return entry->second;
}

TreeHash NodeHasher::hash(const NodeRange &range)
{
    const std::uint64_t length = range.end - range.begin;
    if (std::has_single_bit(length) && length >= TreeNodes::blockSize)
        return m_nodes.at(static_cast<unsigned>(std::countr_zero(length)), range.begin / length);
    if (length < TreeNodes::blockSize) {
        const std::vector<TreeHash> &leaves = block(range.begin / TreeNodes::blockSize);
        return rootOf(std::span(leaves).subspan(static_cast<std::size_t>(range.begin % TreeNodes::blockSize),
                                                static_cast<std::size_t>(length)));
    }
    const std::uint64_t middle = range.begin + splitOf(length);
    return nodeHash(hash({range.begin, middle}), hash({middle, range.end}));
}

std::vector<TreeHash> NodeHasher::hashes(const std::vector<NodeRange> &ranges)
{
    std::vector<TreeHash> found;
    found.reserve(ranges.size());
    for (const NodeRange &range : ranges)
        found.push_back(hash(range));
    return found;
}

} // namespace atalaya::platform
