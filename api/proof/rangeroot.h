// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/merkleproof.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace atalaya::api {

/// Folds a gap-free run of leaves, as they stream in, into the root of the tree in which they lie. What lies before
/// and after comes from the paths of the run's first and last leaf: when the root is the signed one, no leaf of the
/// run is missing, changed or moved. Remembers one hash for each bit of the position; a leaf costs two hashes.
class RangeRoot
{
public:
    /// From the beginning of a tree with `size` leaves.
    explicit RangeRoot(std::uint64_t size);
    /// From leaf `first`; nullopt when `pathOfFirst` is no path for it.
    [[nodiscard]] static std::optional<RangeRoot> from(std::uint64_t first, std::uint64_t size,
                                                       std::span<const TreeHash> pathOfFirst);

    /// The next leaf's hash; past the tree's end nothing fits any more.
    void append(const TreeHash &leaf);
    /// Number of the leaf that append() expects.
    [[nodiscard]] std::uint64_t next() const { return m_next; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }

    /// Once the last leaf is in; `pathOfLast`: its path, empty is right only at the end of the tree. nullopt when it
    /// is no path for it, or says something else about the leaves before it than was read.
    [[nodiscard]] std::optional<TreeHash> root(std::span<const TreeHash> pathOfLast) const;
    /// For a run that ends with the tree.
    [[nodiscard]] std::optional<TreeHash> root() const;

private:
    [[nodiscard]] std::optional<TreeHash> close(std::span<const TreeHash> right) const;

    std::uint64_t m_size = 0;
    std::uint64_t m_next = 0;
    std::uint64_t m_appended = 0;
    TreeHash m_last{};
    /// Roots of the perfect subtrees that together are the leaves before m_next, largest first.
    std::vector<TreeHash> m_nodes;
};

} // namespace atalaya::api
