// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "person.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

inline constexpr std::int64_t mostOverrideHours = 168;

/// A decision that somebody wants to go ahead all the same. Scopes: `once`, the same request again; `entity`, what this
/// agent does in this way to this entity, for `hours` from the approval.
struct Override
{
    std::string id;
    std::string decisionId;
    /// Of the decision; all but the state are empty when retention has erased it.
    std::string agent;
    std::string entity;
    std::string action;
    std::string policyId;
    std::string policyName;
    std::string decisionState;
    std::string scope;
    std::int64_t hours = 0;
    std::string reason;
    /// requested, approved, rejected, withdrawn, used or expired.
    std::string state;
    Person requestedBy;
    Instant requestedAt{};
    /// Who said the last word of a person about it, with a note that may be empty.
    std::optional<Person> decidedBy;
    std::optional<Instant> decidedAt;
    std::string note;
    /// When it ends unless something is done: the wish, or what was approved.
    Instant expiresAt{};
    /// What was executed with it.
    std::int64_t uses = 0;
    std::string lastUse;
    /// For If-Match, in quotes.
    std::int64_t revision = 0;
    /// SHA-256 in hexadecimal of what is wanted: who approves names it.
    std::string hash;

    bool operator==(const Override &) const = default;
};
[[nodiscard]] nlohmann::json encode(const Override &override);
[[nodiscard]] Decoded<Override> decodeOverride(const nlohmann::json &value);

/// `GET /api/admin/governance/overrides?state&decision&after&offset&limit`: the newest first.
struct OverrideList
{
    std::int64_t total = 0;
    std::vector<Override> overrides;
    bool operator==(const OverrideList &) const = default;
};
[[nodiscard]] nlohmann::json encode(const OverrideList &list);
[[nodiscard]] Decoded<OverrideList> decodeOverrideList(const nlohmann::json &value);

/// `POST /api/admin/audit/decisions/{id}/override-requests`.
struct OverrideRequest
{
    std::string reason;
    std::string scope = "once";
    /// 1 … mostOverrideHours with `entity`, 0 with `once`.
    std::int64_t hours = 0;
    bool operator==(const OverrideRequest &) const = default;
};
[[nodiscard]] nlohmann::json encode(const OverrideRequest &request);
[[nodiscard]] Decoded<OverrideRequest> decodeOverrideRequest(const nlohmann::json &value);

/// `POST …/overrides/{id}/approve` and `/reject` (step-up `override.approve`, `override.reject`) and `/withdraw`, with
/// If-Match.
struct OverrideVerdict
{
    std::string hash;
    std::string note;
    bool operator==(const OverrideVerdict &) const = default;
};
[[nodiscard]] nlohmann::json encode(const OverrideVerdict &verdict);
[[nodiscard]] Decoded<OverrideVerdict> decodeOverrideVerdict(const nlohmann::json &value);

} // namespace atalaya::contract
