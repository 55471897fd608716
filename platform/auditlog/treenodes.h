// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/merkle.h"

#include <cstdint>
#include <vector>

namespace atalaya::platform {

/// The perfect subtrees of one tree, from those of 32 leaves up: 2 MB for a million leaves. What lies below is hashed
/// anew from the stored leaves when a proof needs it.
class TreeNodes
{
public:
    static constexpr unsigned baseLevel = 5;
    static constexpr std::uint64_t blockSize = 1U << baseLevel;

    void append(const TreeHash &leaf);
    /// How many leaves were appended.
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Root of the subtree of 2^level leaves that begins at leaf `index` · 2^level. The subtree has to be complete and
    /// of `baseLevel` or higher; throws std::out_of_range else.
    [[nodiscard]] const TreeHash &at(unsigned level, std::uint64_t index) const;

private:
    std::uint64_t m_size = 0;
    /// The leaves after the last complete block.
    std::vector<TreeHash> m_open;
    /// From `baseLevel` up.
    std::vector<std::vector<TreeHash>> m_levels;
};

} // namespace atalaya::platform
