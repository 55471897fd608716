// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/treenodes.h"

#include <stdexcept>

namespace atalaya::platform {

void TreeNodes::append(const TreeHash &leaf)
{
    m_open.push_back(leaf);
    ++m_size;
    if (m_open.size() < blockSize)
        return;
    TreeHash hash = rootOf(m_open);
    m_open.clear();
    for (std::size_t height = 0;; ++height) {
        if (height == m_levels.size())
            m_levels.emplace_back();
        std::vector<TreeHash> &level = m_levels[height];
        level.push_back(hash);
        // The second of a pair completes the subtree above.
        if (level.size() % 2 != 0)
            return;
        hash = nodeHash(level[level.size() - 2], hash);
    }
}

const TreeHash &TreeNodes::at(unsigned level, std::uint64_t index) const
{
    if (level < baseLevel)
        throw std::out_of_range("below the nodes that are kept");
    return m_levels.at(level - baseLevel).at(static_cast<std::size_t>(index));
}

} // namespace atalaya::platform
