// SPDX-License-Identifier: GPL-3.0-or-later
#include "boxsearch.h"

#include <bit>
#include <numeric>

namespace atalaya::rules {

std::optional<PolicyBox> BoxSearch::uncovered(const PolicyBox &region, const BoxList &covers)
{
    m_covers = &covers;
    m_steps = 0;
    m_used.clear();
    std::vector<std::size_t> all(covers.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (find(region, all) && !gaveUp())
        return std::move(m_found);
    return std::nullopt;
}

bool BoxSearch::find(PolicyBox region, const std::vector<std::size_t> &candidates)
{
    if (region.isEmpty() || ++m_steps > m_most)
        return false;
    std::vector<std::size_t> left;
    std::size_t best = 0;
    std::uint32_t bestBeyond = ~0U;
    for (const std::size_t i : candidates) {
        const PolicyBox &cover = *(*m_covers)[i];
        if (!region.meets(m_shape, cover))
            continue;
        const std::uint32_t beyond = region.beyond(m_shape, cover);
        if (beyond == 0) {
            m_used.insert(i);
            return false;
        }
        if (left.empty() || std::popcount(beyond) < std::popcount(bestBeyond)) {
            best = i;
            bestBeyond = beyond;
        }
        left.push_back(i);
    }
    if (left.empty()) {
        m_found = std::move(region);
        return true;
    }
    if (findBeside(region, left))
        return true;
    // What the box with the fewest sides of its own leaves, side by side.
    m_used.insert(best);
    const PolicyBox &cover = *(*m_covers)[best];
    for (std::uint32_t fields = bestBeyond; fields != 0; fields &= fields - 1) {
        const auto field = static_cast<std::size_t>(std::countr_zero(fields));
        PolicyBox side = region;
        side.drop(m_shape, field, cover);
        if (find(std::move(side), left))
            return true;
        region.keep(m_shape, field, cover);
    }
    return false;
}

bool BoxSearch::findBeside(const PolicyBox &region, const std::vector<std::size_t> &candidates)
{
    std::uint32_t fields = ~0U;
    for (const std::size_t i : candidates)
        fields &= (*m_covers)[i]->narrow();
    for (; fields != 0; fields &= fields - 1) {
        const auto field = static_cast<std::size_t>(std::countr_zero(fields));
        PolicyBox beside = region;
        for (const std::size_t i : candidates)
            beside.drop(m_shape, field, *(*m_covers)[i]);
        if (!beside.isEmpty()) {
            m_found = std::move(beside);
            return true;
        }
    }
    return false;
}

std::vector<PolicyBox> BoxSearch::rest(const PolicyBox &region, const BoxList &covers)
{
    m_covers = &covers;
    m_steps = 0;
    std::vector<PolicyBox> found;
    collect(region, 0, found);
    return found;
}

void BoxSearch::collect(PolicyBox region, std::size_t next, std::vector<PolicyBox> &found)
{
    if (region.isEmpty() || ++m_steps > m_most)
        return;
    while (next < m_covers->size() && !region.meets(m_shape, *(*m_covers)[next]))
        ++next;
    if (next == m_covers->size()) {
        found.push_back(std::move(region));
        return;
    }
    const PolicyBox &cover = *(*m_covers)[next];
    for (std::uint32_t fields = region.beyond(m_shape, cover); fields != 0; fields &= fields - 1) {
        const auto field = static_cast<std::size_t>(std::countr_zero(fields));
        PolicyBox side = region;
        side.drop(m_shape, field, cover);
        collect(std::move(side), next + 1, found);
        region.keep(m_shape, field, cover);
    }
}

} // namespace atalaya::rules
