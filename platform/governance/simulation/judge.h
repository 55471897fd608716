// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyengine.h"
#include "platform/search/tenantindex.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace atalaya::platform {

/// A stored decision as numbers.
struct StoredFacts
{
    std::uint32_t agent = 0;
    std::uint32_t entity = 0;
    std::uint32_t action = 0;
    std::uint32_t standing = 0;
    std::optional<std::int64_t> amount;
    std::optional<std::int64_t> confidence;
    std::optional<std::int64_t> risk;
    bool containsPii = false;
    contract::Instant at{};
    int minuteOfWeek = 0;
};

/// Policies that are asked about decisions of an index: what each of its texts means to them is worked out once.
class Judge
{
public:
    /// Knows the texts that the index has now.
    Judge(std::shared_ptr<const rules::PolicyEngine> engine, const TenantIndex &index);

    [[nodiscard]] std::optional<rules::PolicyVoice> speaker(const StoredFacts &facts) const;
    [[nodiscard]] const rules::PolicyEngine &engine() const { return *m_engine; }

private:
    std::shared_ptr<const rules::PolicyEngine> m_engine;
    /// By the index's numbers.
    std::vector<std::uint32_t> m_agents;
    std::vector<std::uint32_t> m_entities;
    std::vector<std::uint32_t> m_actions;
    /// Of each standing.
    std::vector<std::uint32_t> m_roles;
    std::vector<std::uint32_t> m_tiers;
};

/// Whether what a set of policies says to a decision hangs on role, tier or amount, and it is of the time when these
/// were not kept.
class MissingFacts
{
public:
    MissingFacts(const rules::PolicyEngine &engine, const TenantIndex &index);

    [[nodiscard]] bool matterTo(const StoredFacts &facts) const;

private:
    /// One policy that looks at them, without that: where one of these rules would speak, nobody knows.
    struct Blind
    {
        Judge judge;
        std::vector<bool> rules;
    };
    std::vector<Blind> m_blind;
    /// By standing.
    std::vector<std::uint8_t> m_unknown;
};

} // namespace atalaya::platform
