// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decisionstate.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// What a policy looks at.
struct PolicyFacts
{
    std::string_view agent;
    std::string_view entity;
    std::string_view action;
    std::optional<double> confidence;
    std::optional<std::int64_t> risk;
    bool containsPii = false;
};

enum class PolicyNumber
{
    Confidence,
    Risk
};

enum class Comparison
{
    Below,
    AtMost,
    Above,
    AtLeast,
    /// The number was not given. A number that was not given fits no other comparison.
    Missing
};

struct PolicyCondition
{
    PolicyNumber number = PolicyNumber::Risk;
    Comparison comparison = Comparison::AtLeast;
    double value = 0;

    bool operator==(const PolicyCondition &) const = default;
};

/// One line of a policy: when all of it fits, it says what happens and why.
struct PolicyRule
{
    /// Patterns, of which one has to fit; none at all: every action. `*` stands for any characters; capital letters
    /// and accents don't count.
    std::vector<std::string> actions;
    std::vector<std::string> entities;
    std::vector<std::string> agents;
    std::optional<bool> containsPii;
    std::vector<PolicyCondition> conditions;
    /// executed (auto), review or blocked.
    contract::DecisionState outcome = contract::DecisionState::Review;
    /// Plain words that end a sentence, without a full stop.
    std::string reason;

    bool operator==(const PolicyRule &) const = default;
};

/// The first rule that fits speaks for its policy.
struct Policy
{
    std::string id;
    std::string name;
    std::int64_t version = 1;
    std::vector<PolicyRule> rules;

    bool operator==(const Policy &) const = default;
};

/// Which policy decided, and what it said.
struct Verdict
{
    contract::DecisionState outcome = contract::DecisionState::Review;
    /// nullptr: no policy speaks about this, and a person looks at it.
    const Policy *policy = nullptr;
    const PolicyRule *rule = nullptr;
};

/// Whether `text` fits `pattern`, see PolicyRule.
[[nodiscard]] bool fitsPattern(std::string_view text, std::string_view pattern);
[[nodiscard]] bool fits(const PolicyRule &rule, const PolicyFacts &facts);
/// The rule that speaks for the policy; nullptr when none does.
[[nodiscard]] const PolicyRule *rulingOf(const Policy &policy, const PolicyFacts &facts);
/// The most restrictive of all that speak; of equals the first. The answer points into `policies`.
[[nodiscard]] Verdict judge(std::span<const Policy> policies, const PolicyFacts &facts);

} // namespace atalaya::rules
