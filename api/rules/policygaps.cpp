// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyfinders.h"

#include <algorithm>
#include <bit>
#include <map>

namespace atalaya::rules {

namespace {

constexpr std::array textFields{PolicyField::Action, PolicyField::Entity, PolicyField::Agent};

/// The field that parts policies most.
std::size_t widestTextField(const BoxShape &shape)
{
    std::size_t widest = 0;
    for (const PolicyField field : textFields) {
        if (shape.fields[static_cast<std::size_t>(field)].cells > shape.fields[widest].cells)
            widest = static_cast<std::size_t>(field);
    }
    return widest;
}

} // namespace

GapFinder::GapFinder(const PolicySpace &space, const PolicyAnalysisLimits &limits)
    : m_space(space)
    , m_limits(limits)
    , m_search(space.shape(), limits.steps)
{
    for (const PolicySpace::Entry &entry : space.entries())
        m_covers.push_back(&entry.box);
}

bool GapFinder::run()
{
    const BoxShape &shape = m_space.shape();
    const std::size_t field = widestTextField(shape);
    const std::size_t cells = shape.fields[field].cells;
    // Cells that the same entries have are looked at together: with many policies each has few.
    std::map<std::vector<std::uint64_t>, std::vector<std::size_t>> groups;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const std::uint64_t *const row = m_space.row(field, cell);
        groups[row != nullptr ? std::vector(row, row + m_space.rowWords()) : std::vector<std::uint64_t>()].push_back(
            cell);
    }
    for (const auto &[row, group] : groups) {
        std::vector<std::uint64_t> wanted((cells + 63) / 64);
        for (const std::size_t cell : group)
            wanted[cell / 64] |= std::uint64_t{1} << (cell % 64);
        PolicyBox region(shape);
        region.keep(shape, field, wanted);
        std::vector<std::size_t> candidates;
        for (std::size_t i = 0; i < m_covers.size(); ++i) {
            if (row.empty() || (row[i / 64] >> (i % 64) & 1U) != 0)
                candidates.push_back(i);
        }
        look(std::move(region), candidates);
    }
    return !m_more;
}

void GapFinder::look(PolicyBox region, const std::vector<std::size_t> &candidates)
{
    if (region.isEmpty() || m_more)
        return;
    if (++m_steps > m_limits.steps) {
        m_more = true;
        return;
    }
    const BoxShape &shape = m_space.shape();
    std::vector<std::size_t> left;
    std::uint32_t narrow = ~0U;
    std::size_t best = 0;
    std::uint32_t bestBeyond = ~0U;
    for (const std::size_t i : candidates) {
        const PolicyBox &cover = *m_covers[i];
        if (!region.meets(shape, cover))
            continue;
        const std::uint32_t beyond = region.beyond(shape, cover);
        if (beyond == 0)
            return;
        if (left.empty() || std::popcount(beyond) < std::popcount(bestBeyond)) {
            best = i;
            bestBeyond = beyond;
        }
        narrow &= cover.narrow();
        left.push_back(i);
    }
    if (left.empty()) {
        report(region);
        return;
    }
    for (; narrow != 0; narrow &= narrow - 1) {
        const auto field = static_cast<std::size_t>(std::countr_zero(narrow));
        PolicyBox beside = region;
        for (const std::size_t i : left)
            beside.drop(shape, field, *m_covers[i]);
        if (beside.isEmpty())
            continue;
        report(beside);
        region.drop(shape, field, beside);
    }
    const PolicyBox &cover = *m_covers[best];
    std::vector<PolicyBox> sides;
    for (std::uint32_t fields = region.beyond(shape, cover); fields != 0; fields &= fields - 1) {
        const auto field = static_cast<std::size_t>(std::countr_zero(fields));
        sides.push_back(region);
        sides.back().drop(shape, field, cover);
        region.keep(shape, field, cover);
    }
    // The narrowest first: there is the least to look at.
    for (auto side = sides.rbegin(); side != sides.rend(); ++side)
        look(std::move(*side), left);
}

void GapFinder::report(const PolicyBox &region)
{
    while (!m_more) {
        BoxList known;
        for (const PolicyBox &gap : m_gaps)
            known.push_back(&gap);
        const auto part = m_search.uncovered(region, known);
        if (!part)
            return;
        m_more = m_gaps.size() >= m_limits.gaps;
        if (!m_more)
            m_gaps.push_back(grown(*part));
    }
}

PolicyBox GapFinder::grown(PolicyBox gap) const
{
    const BoxShape &shape = m_space.shape();
    // In which fields a policy and the gap lie apart: where it is one alone, the gap may not grow over the policy.
    std::vector<std::uint32_t> apart(m_covers.size());
    for (std::size_t i = 0; i < m_covers.size(); ++i) {
        for (std::size_t field = 0; field < policyFields; ++field) {
            if (!gap.meets(shape, field, *m_covers[i]))
                apart[i] |= 1U << field;
        }
    }
    for (std::size_t field = 0; field < policyFields; ++field) {
        if (gap.isFree(field))
            continue;
        gap.free(shape, field);
        for (std::size_t i = 0; i < m_covers.size(); ++i) {
            if (apart[i] == 1U << field)
                gap.drop(shape, field, *m_covers[i]);
        }
        for (std::size_t i = 0; i < m_covers.size(); ++i) {
            if (gap.meets(shape, field, *m_covers[i]))
                apart[i] &= ~(1U << field);
        }
    }
    return gap;
}

} // namespace atalaya::rules
