// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/boxsearch.h"
#include "api/rules/policyanalysis.h"
#include "api/rules/policyspace.h"

#include <array>
#include <optional>
#include <vector>

/// The parts of analyse(). Each looks at one kind of finding.
namespace atalaya::rules {

/// Finds what hides a rule from ever speaking for the tenant.
class ShadowFinder
{
public:
    ShadowFinder(const PolicySpace &space, const PolicyAnalysisLimits &limits);

    enum class Answer
    {
        Speaks,
        Hidden,
        Undecided
    };
    [[nodiscard]] Answer look(std::size_t entry);
    /// After Hidden: the entries that hide it; none of them could be left out.
    [[nodiscard]] const std::vector<std::size_t> &hiding() const { return m_hiding; }

private:
    /// A region in which a policy says something at least as strict as a mode.
    struct Voice
    {
        PolicyBox box;
        std::size_t entry = 0;
        std::size_t rank = 0;
    };
    void addVoices(PolicyMode atLeast, std::size_t first, std::size_t last);
    /// Entries that a box can meet, going by names alone; a bit each. Some of them it does not meet after all.
    [[nodiscard]] std::vector<std::uint64_t> entriesNear(const PolicyBox &box) const;
    [[nodiscard]] bool speaksSomewhere(std::size_t entry) const;
    void shorten(const PolicyBox &region, const BoxList &covers, const std::vector<std::size_t> &entries);

    const PolicySpace &m_space;
    BoxSearch m_search;
    /// By mode.
    std::array<std::vector<Voice>, 3> m_voices;
    /// Policies whose voices took too long to work out, by rank.
    std::vector<bool> m_unclear;
    bool m_anyUnclear = false;
    std::vector<std::size_t> m_hiding;
};

/// Finds where nobody speaks, in boxes as large as can be.
class GapFinder
{
public:
    GapFinder(const PolicySpace &space, const PolicyAnalysisLimits &limits);

    /// Answers false when there are more.
    [[nodiscard]] bool run();
    [[nodiscard]] const std::vector<PolicyBox> &gaps() const { return m_gaps; }

private:
    void look(PolicyBox region, const std::vector<std::size_t> &candidates);
    void report(const PolicyBox &region);
    [[nodiscard]] PolicyBox grown(PolicyBox gap) const;

    const PolicySpace &m_space;
    const PolicyAnalysisLimits m_limits;
    BoxSearch m_search;
    /// What is spoken for.
    BoxList m_covers;
    std::vector<PolicyBox> m_gaps;
    std::size_t m_steps = 0;
    bool m_more = false;
};

/// The first entry of the policy that an entry belongs to.
[[nodiscard]] std::size_t firstOfPolicy(const PolicySpace &space, std::size_t entry);

} // namespace atalaya::rules
