// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decisionstate.h"
#include "api/contract/time.h"
#include "api/rules/policyconditions.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// What a policy says, from the mildest to the strictest.
enum class PolicyMode
{
    Auto,
    Review,
    Blocked
};
/// auto, review or blocked.
[[nodiscard]] std::string_view nameOf(PolicyMode mode);
[[nodiscard]] std::optional<PolicyMode> policyModeOf(std::string_view name);
/// What becomes of a decision under a mode.
[[nodiscard]] contract::DecisionState stateOf(PolicyMode mode);
[[nodiscard]] PolicyMode modeOf(contract::DecisionState state);

/// One text per language ("es", "en"): plain words that end a sentence, without a full stop.
using PolicyTexts = std::map<std::string, std::string, std::less<>>;
/// The text in `language`, or in another one when there is none; empty when there is no text at all.
[[nodiscard]] std::string_view textIn(const PolicyTexts &texts, std::string_view language);

struct PolicyOutcome
{
    PolicyMode mode = PolicyMode::Review;
    PolicyTexts reason;

    bool operator==(const PolicyOutcome &) const = default;
};

/// Fits when all of `when` fit and, where there are groups in `any`, all of one of them.
struct PolicyRule
{
    PolicyConditions when;
    PolicyOutcome then;
    std::vector<PolicyConditions> any{};

    bool operator==(const PolicyRule &) const = default;
};

/// What people write. Within the scope the first rule that fits speaks, then `otherwise`; else the policy is silent.
struct Policy
{
    std::string id;
    std::string name;
    /// As in PolicyConditions.
    std::vector<std::string> entities;
    std::vector<std::string> actions;
    std::vector<PolicyRule> rules;
    std::optional<PolicyOutcome> otherwise;
    std::int64_t priority = 0;
    bool enabled = true;
    /// In force in [validFrom, validTo).
    std::optional<contract::Instant> validFrom;
    std::optional<contract::Instant> validTo;
    /// Who answers for it: a user's id; may be empty.
    std::string owner;

    bool operator==(const Policy &) const = default;
};

/// A version of a policy as it takes part in decisions.
struct PolicyInForce
{
    Policy policy;
    std::int64_t version = 1;
    /// When the policy (not this version) came to be: of equals the older one speaks, then the smaller id.
    contract::Instant since{};
    /// contentHash(policy), lower-case hexadecimal.
    std::string hash;

    bool operator==(const PolicyInForce &) const = default;
};

struct PolicySet
{
    std::vector<PolicyInForce> policies;
    /// When nobody speaks.
    PolicyMode byDefault = PolicyMode::Review;

    bool operator==(const PolicySet &) const = default;
};

} // namespace atalaya::rules
