// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

class Reader;

/// Bounds of the list of a policy's examples.
inline constexpr std::size_t mostPolicyExamples = 100;

/// "This input, that outcome": what the people who write a policy hold it to. It is about the policy alone, whatever
/// others say, as if it were enabled.
struct PolicyExample
{
    std::string name;
    std::string agent;
    std::string entity;
    std::string action;
    std::optional<std::string> role;
    std::optional<std::string> tier;
    /// 0–1 with at most four decimals.
    std::optional<double> confidence;
    /// 0–100.
    std::optional<std::int64_t> risk;
    /// Minor units of the tenant's currency.
    std::optional<std::int64_t> amount;
    bool containsPii = false;
    /// Without one: a moment at which the policy is valid.
    std::optional<Instant> at;
    /// auto, review, blocked, or silent: the policy has no say.
    std::string expected;

    bool operator==(const PolicyExample &) const = default;
};

/// What came of an example.
struct PolicyExampleOutcome
{
    /// As in PolicyExample::expected.
    std::string actual;
    bool holds = false;

    bool operator==(const PolicyExampleOutcome &) const = default;
};

/// What is not published. Wherever a policy travels, it is a JSON object as compact text with its names in order; what
/// is in it, rules::decodePolicy knows.
struct PolicyDraft
{
    /// The version that it began from; 0: none.
    std::int64_t basedOn = 0;
    std::string hash;
    Instant savedAt{};
    /// User id.
    std::string savedBy;
    std::string policy = "{}";
    std::vector<PolicyExample> examples;
    /// One for each example.
    std::vector<PolicyExampleOutcome> outcomes;

    bool operator==(const PolicyDraft &) const = default;
};

/// `POST /api/admin/governance/policies` and `PUT …/{id}`. A new policy may come without an id.
struct PolicyDraftRequest
{
    std::string policy = "{}";
    std::vector<PolicyExample> examples;
    /// The version that the editor has seen; without one: that of the draft, or the published one.
    std::optional<std::int64_t> basedOn;

    bool operator==(const PolicyDraftRequest &) const = default;
};

[[nodiscard]] nlohmann::json encode(const PolicyExample &example);
[[nodiscard]] Decoded<PolicyExample> decodePolicyExample(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicyDraft &draft);
[[nodiscard]] Decoded<PolicyDraft> decodePolicyDraft(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const PolicyDraftRequest &request);
[[nodiscard]] Decoded<PolicyDraftRequest> decodePolicyDraftRequest(const nlohmann::json &value);

} // namespace atalaya::contract
