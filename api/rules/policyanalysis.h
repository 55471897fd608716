// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyengine.h"

#include <cstdint>
#include <string>
#include <vector>

namespace atalaya::rules {

enum class PolicyField
{
    Action,
    Entity,
    Agent,
    Role,
    Tier,
    ContainsPii,
    Confidence,
    Risk,
    Amount,
    /// Minutes of the week.
    Time,
    /// Milliseconds since 1970, UTC.
    Validity
};

/// The values of one field that belong to a region.
struct PolicyFieldRange
{
    /// Both ends belong to it. An end beyond all bounds of the set is the lowest or highest number there is.
    struct Span
    {
        std::int64_t from = 0;
        std::int64_t to = 0;
        bool operator==(const Span &) const = default;
    };
    PolicyField field = PolicyField::Action;
    /// Numbers, times, and ContainsPii as 0 and 1.
    std::vector<Span> spans;
    /// Names and patterns of the policies, as written, all texts of which belong to it.
    std::vector<std::string> names;
    /// Patterns of which some texts belong to it, beside those of `names`.
    std::vector<std::string> partly;
    /// Exactly which texts: PolicyEngine::kindOf() answers one of these.
    std::vector<std::uint32_t> kinds;
    /// Texts that no name or pattern of the set fits belong to it too.
    bool otherTexts = false;
    /// A value that is not given belongs to it too.
    bool missing = false;

    bool operator==(const PolicyFieldRange &) const = default;
};
/// Fields that are not named are free.
using PolicyRegion = std::vector<PolicyFieldRange>;
/// `engine`: the one that the region is of.
[[nodiscard]] bool isIn(const PolicyRegion &region, const PolicyEngine &engine, const PolicyFacts &facts);

enum class PolicyFindingKind
{
    /// The rule's own conditions leave no decision that fits.
    Impossible,
    /// Wherever the rule would speak for the tenant, others do. `others` hide it.
    ShadowedRule,
    /// So it is with every rule of the policy. `others` hide it.
    ShadowedPolicy,
    /// One policy lets through what another blocks, and the milder one has no lower priority. `others` has one entry,
    /// the one that blocks.
    Contradiction,
    /// No policy speaks in the whole of `region`.
    Gap
};

struct PolicyFinding
{
    PolicyFindingKind kind = PolicyFindingKind::Gap;
    /// The rule, or the policy (rule 0), that the finding is about; nothing for gaps.
    std::optional<PolicyVoice> about;
    std::vector<PolicyVoice> others;
    /// Contradictions: where both speak. Gaps: where nobody does.
    PolicyRegion region;
    /// For contradictions and gaps: facts for which it is so.
    std::optional<PolicyFacts> example;

    bool operator==(const PolicyFinding &) const = default;
};

struct PolicyAnalysisLimits
{
    /// Of each kind.
    std::size_t contradictions = 200;
    std::size_t gaps = 50;
    /// Regions looked at for one question; a set of policies that someone made to be slow needs more.
    std::size_t steps = 200'000;
};

struct PolicyAnalysis
{
    /// By kind, then in the order of the set.
    std::vector<PolicyFinding> findings;
    /// There are more contradictions or gaps than were asked for.
    bool more = false;
    /// Questions that took too many steps: about these nothing is said.
    std::vector<PolicyVoice> undecided;
};

/// What is true of the policies for every decision there can be, not only for those that there were. Policies that are
/// switched off take no part. The instant and the time of the week are looked at apart: a region may name a Sunday in a
/// validity that has none.
[[nodiscard]] PolicyAnalysis analyse(const PolicyEngine &engine, const PolicyAnalysisLimits &limits = {});

} // namespace atalaya::rules
