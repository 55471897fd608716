// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyset.h"

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// What is wrong with a policy's JSON, and where (RFC 6901). Codes: not_an_object, not_a_list, not_a_text,
/// not_a_number, not_a_truth, missing, unknown, empty, too_long, too_many, control_characters, two_stars,
/// unknown_value, out_of_range, too_fine, bad_time, empty_range, twice, no_rules.
struct PolicyFault
{
    std::string pointer;
    std::string code;

    bool operator==(const PolicyFault &) const = default;
};

/// Bounds of a policy's form.
inline constexpr std::size_t mostPolicyRules = 64;
inline constexpr std::size_t mostPolicyGroups = 8;
inline constexpr std::size_t mostPolicyNames = 64;
inline constexpr std::size_t mostPolicyWindows = 16;
inline constexpr std::size_t longestPolicyName = 200;
inline constexpr std::size_t longestPolicyReason = 500;
inline constexpr std::int64_t highestPriority = 1000;
inline constexpr std::int64_t highestAmount = 1'000'000'000'000'000;

/// Every fault, in the order of the document. The form is docs/policy.schema.json.
[[nodiscard]] tl::expected<Policy, std::vector<PolicyFault>> decodePolicy(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encodePolicy(const Policy &policy);
/// The one text of a policy: compact, names in order, nothing that says only what is so anyway. Equal policies have
/// equal texts, and reading it gives the policy back.
[[nodiscard]] std::string canonicalPolicy(const Policy &policy);
/// SHA-256 of canonicalPolicy(), lower-case hexadecimal.
[[nodiscard]] std::string contentHash(const Policy &policy);
/// With its hash filled in.
[[nodiscard]] PolicyInForce inForce(Policy policy, std::int64_t version, contract::Instant since);

} // namespace atalaya::rules
