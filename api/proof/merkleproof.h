// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/treehash.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace atalaya::api {

/// The siblings of a leaf's way up to the root, apart by the side on which they lie; both from the leaf upwards.
struct PathSides
{
    /// Roots of perfect subtrees that together are the leaves before this one.
    std::vector<TreeHash> left;
    /// Roots of the subtrees that together are the leaves after it.
    std::vector<TreeHash> right;

    bool operator==(const PathSides &) const = default;
};

/// nullopt unless `path` has exactly as many hashes as leaf `seq` of a tree with `size` leaves needs.
[[nodiscard]] std::optional<PathSides> sidesOf(std::uint64_t seq, std::uint64_t size, std::span<const TreeHash> path);

/// The root that this path leads to; nullopt when its length is wrong or there is no such leaf (RFC 9162 §2.1.3.2).
[[nodiscard]] std::optional<TreeHash> rootThrough(std::uint64_t seq, std::uint64_t size, const TreeHash &leaf,
                                                  std::span<const TreeHash> path);

[[nodiscard]] bool verifyInclusion(std::uint64_t seq, std::uint64_t size, const TreeHash &leaf,
                                   std::span<const TreeHash> path, const TreeHash &root);

/// Whether the tree of `to` leaves begins with the tree of `from` leaves (RFC 9162 §2.1.4.2). Nothing follows from an
/// empty tree, so `from` is at least 1; equal sizes need equal roots and an empty path.
[[nodiscard]] bool verifyConsistency(std::uint64_t from, std::uint64_t to, const TreeHash &rootFrom,
                                     const TreeHash &rootTo, std::span<const TreeHash> path);

} // namespace atalaya::api
