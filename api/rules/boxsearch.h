// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policybox.h"

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace atalaya::rules {

using BoxList = std::vector<const PolicyBox *>;

/// Answers whether boxes together cover another one, exactly: what a box leaves of a region is again a few boxes.
class BoxSearch
{
public:
    /// `steps`: how many regions one question may look at.
    BoxSearch(const BoxShape &shape, std::size_t steps)
        : m_shape(shape)
        , m_most(steps)
    {}

    /// A part of `region` that none of `covers` meets; nullopt when there is none, or after too many steps.
    [[nodiscard]] std::optional<PolicyBox> uncovered(const PolicyBox &region, const BoxList &covers);
    /// The last answer is none, because it took too long.
    [[nodiscard]] bool gaveUp() const { return m_steps > m_most; }
    /// Places in `covers` of those that the last answer rests on.
    [[nodiscard]] const std::set<std::size_t> &used() const { return m_used; }

    /// All of `region` that none of `covers` meets, in boxes that don't overlap. Too many steps: see gaveUp().
    [[nodiscard]] std::vector<PolicyBox> rest(const PolicyBox &region, const BoxList &covers);

private:
    [[nodiscard]] bool find(PolicyBox region, const std::vector<std::size_t> &candidates);
    void collect(PolicyBox region, std::size_t next, std::vector<PolicyBox> &found);
    /// What all of `candidates` leave of the region in one field already.
    [[nodiscard]] bool findBeside(const PolicyBox &region, const std::vector<std::size_t> &candidates);

    const BoxShape &m_shape;
    std::size_t m_most;
    std::size_t m_steps = 0;
    const BoxList *m_covers = nullptr;
    std::set<std::size_t> m_used;
    PolicyBox m_found;
};

} // namespace atalaya::rules
