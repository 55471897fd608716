// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/rangeroot.h"

#include <bit>

namespace atalaya::api {

RangeRoot::RangeRoot(std::uint64_t size)
    : m_size(size)
{
    m_nodes.reserve(64);
}

std::optional<RangeRoot> RangeRoot::from(std::uint64_t first, std::uint64_t size, std::span<const TreeHash> pathOfFirst)
{
    const auto sides = sidesOf(first, size, pathOfFirst);
    if (!sides)
        return std::nullopt;
    RangeRoot range(size);
    range.m_next = first;
    range.m_nodes.assign(sides->left.rbegin(), sides->left.rend());
    return range;
}

void RangeRoot::append(const TreeHash &leaf)
{
    m_last = leaf;
    TreeHash hash = leaf;
    // Each trailing one of the number of leaves so far is a subtree that this leaf completes.
    for (std::uint64_t before = m_next; (before & 1U) != 0; before >>= 1U) {
        hash = hashOfNode(m_nodes.back(), hash);
        m_nodes.pop_back();
    }
    m_nodes.push_back(hash);
    ++m_next;
    ++m_appended;
}

std::optional<TreeHash> RangeRoot::root(std::span<const TreeHash> pathOfLast) const
{
    if (m_appended == 0 || m_next > m_size)
        return std::nullopt;
    const auto sides = sidesOf(m_next - 1, m_size, pathOfLast);
    if (!sides)
        return std::nullopt;
    const auto root = close(sides->right);
    return root == rootThrough(m_next - 1, m_size, m_last, pathOfLast) ? root : std::nullopt;
}

std::optional<TreeHash> RangeRoot::root() const
{
    if (m_size == 0)
        return hashOfNothing();
    return m_appended == 0 || m_next != m_size ? std::nullopt : close({});
}

std::optional<TreeHash> RangeRoot::close(std::span<const TreeHash> right) const
{
    // The smallest subtree ends where the run ends; what lies above it has our own nodes on the left and the path's on
    // the right.
    const auto level = static_cast<unsigned>(std::countr_zero(m_next));
    std::uint64_t node = (m_next >> level) - 1;
    std::uint64_t last = (m_size - 1) >> level;
    TreeHash hash = m_nodes.back();
    auto left = m_nodes.rbegin() + 1;
    std::size_t used = 0;
    for (; last != 0; node >>= 1U, last >>= 1U) {
        if ((node & 1U) != 0) {
            hash = hashOfNode(*left++, hash);
        } else if (node != last) {
            if (used == right.size())
                return std::nullopt;
            hash = hashOfNode(hash, right[used++]);
        }
    }
    return used == right.size() ? std::optional(hash) : std::nullopt;
}

} // namespace atalaya::api
