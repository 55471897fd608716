// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/merkleproof.h"

#include <bit>

namespace atalaya::api {

namespace {

/// Climbs from leaf `seq` of `size`: `step(isLeft)` for each sibling, bottom up, until it answers false.
template<class F>
bool climb(std::uint64_t seq, std::uint64_t size, F step)
{
    std::uint64_t last = size - 1;
    for (; last != 0; seq >>= 1U, last >>= 1U) {
        const bool isRightChild = (seq & 1U) != 0;
        // The last node of a level without a sibling goes up as it is.
        if (!isRightChild && seq == last)
            continue;
        if (!step(isRightChild))
            return false;
    }
    return true;
}

} // namespace

std::optional<PathSides> sidesOf(std::uint64_t seq, std::uint64_t size, std::span<const TreeHash> path)
{
    if (seq >= size)
        return std::nullopt;
    PathSides sides;
    std::size_t used = 0;
    const bool reached = climb(seq, size, [&](bool isLeft) {
        if (used == path.size())
            return false;
        (isLeft ? sides.left : sides.right).push_back(path[used++]);
        return true;
    });
    return reached && used == path.size() ? std::optional(std::move(sides)) : std::nullopt;
}

std::optional<TreeHash> rootThrough(std::uint64_t seq, std::uint64_t size, const TreeHash &leaf,
                                    std::span<const TreeHash> path)
{
    if (seq >= size)
        return std::nullopt;
    TreeHash hash = leaf;
    std::size_t used = 0;
    const bool reached = climb(seq, size, [&](bool isLeft) {
        if (used == path.size())
            return false;
        const TreeHash &sibling = path[used++];
        hash = isLeft ? hashOfNode(sibling, hash) : hashOfNode(hash, sibling);
        return true;
    });
    return reached && used == path.size() ? std::optional(hash) : std::nullopt;
}

bool verifyInclusion(std::uint64_t seq, std::uint64_t size, const TreeHash &leaf, std::span<const TreeHash> path,
                     const TreeHash &root)
{
    return rootThrough(seq, size, leaf, path) == root;
}

bool verifyConsistency(std::uint64_t from, std::uint64_t to, const TreeHash &rootFrom, const TreeHash &rootTo,
                       std::span<const TreeHash> path)
{
    if (from == 0 || from > to)
        return false;
    if (from == to)
        return path.empty() && rootFrom == rootTo;
    // The largest perfect subtree that ends where the older tree ends; from there both roots are climbed to together.
    const auto level = static_cast<unsigned>(std::countr_zero(from));
    const std::uint64_t subtree = (from >> level) - 1;
    const std::uint64_t last = (to - 1) >> level;
    TreeHash older = rootFrom;
    std::size_t used = 0;
    // When the older tree is that subtree, its root is known and not sent.
    if (subtree != 0) {
        if (path.empty())
            return false;
        older = path[used++];
    }
    TreeHash newer = older;
    const bool reached = climb(subtree, last + 1, [&](bool isLeft) {
        if (used == path.size())
            return false;
        const TreeHash &sibling = path[used++];
        if (isLeft) {
            older = hashOfNode(sibling, older);
            newer = hashOfNode(sibling, newer);
        } else {
            newer = hashOfNode(newer, sibling);
        }
        return true;
    });
    return reached && used == path.size() && older == rootFrom && newer == rootTo;
}

} // namespace atalaya::api
