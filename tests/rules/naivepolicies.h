// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyengine.h"

#include <random>
#include <string>
#include <vector>

namespace atalaya::tests {

/// What a set of policies says, worked out rule by rule with nothing of the engine.
[[nodiscard]] rules::PolicyVerdict naiveVerdict(const rules::PolicySet &set, const rules::PolicyFacts &facts);
/// Whether the conditions fit, whatever the policy says.
[[nodiscard]] bool naiveFits(const rules::PolicyConditions &when, const rules::PolicyFacts &facts);
[[nodiscard]] bool naiveFits(const rules::PolicyRule &rule, const rules::PolicyFacts &facts);

/// Random policies and facts that often meet: few names, few numbers, patterns that overlap.
class RandomPolicies
{
public:
    explicit RandomPolicies(unsigned seed)
        : m_dice(seed)
    {}
    /// `simple`: only action, confidence, risk and personal data.
    [[nodiscard]] rules::PolicySet set(std::size_t policies, bool simple = false);
    [[nodiscard]] rules::PolicyFacts facts();
    [[nodiscard]] std::size_t below(std::size_t count) { return m_dice() % count; }
    [[nodiscard]] bool chance(double share) { return std::uniform_real_distribution<>(0, 1)(m_dice) < share; }

    /// Every text that facts() gives to an action.
    [[nodiscard]] static const std::vector<std::string> &texts();

private:
    [[nodiscard]] rules::Policy policy(std::size_t number, bool simple);
    [[nodiscard]] rules::PolicyConditions conditions(bool simple);
    [[nodiscard]] std::vector<std::string> patterns();
    [[nodiscard]] rules::PolicyNumber number(std::int64_t step, std::int64_t highest);
    [[nodiscard]] rules::PolicyOutcome outcome();

    std::mt19937 m_dice;
};

} // namespace atalaya::tests
