// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decisionstate.h"
#include "platform/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

using contract::DecisionState;

/// One thing that an agent wanted to do, and what the tenant's policies made of it.
struct Decision
{
    std::string agent;
    std::string entity;
    std::string action;
    DecisionState state = DecisionState::Executed;
    std::string policyId;
    std::string policyName;
    std::int64_t policyVersion = 0;
    /// 0–1; absent when the agent gave none.
    std::optional<double> confidence;
    /// 0–100; absent when it was not assessed.
    std::optional<std::int64_t> risk;
    bool containsPii = false;
    /// For whom the agent acted; may be empty.
    std::string user;
    std::string reason;
    std::string correlationId;
    /// JSON object, already masked where the tenant asks for it.
    std::string inputs = "{}";
    /// {"hash": of the policy's content, "matched": [[id, version, mode] of every other policy that spoke], "facts":
    /// {tier, and role and amount where they were given}, "prompt": {id, version, hash} of the approved template that
    /// was named} as JSON text; empty where it was not recorded.
    std::string policyDetail;

    bool operator==(const Decision &) const = default;
};

/// Where a decision lies.
struct DecisionKey
{
    std::int64_t seq = 0;
    std::string id;
    Instant at{};
};

/// Ids grow with the sequence and name their tenant, so that one tenant's id is never another's.
[[nodiscard]] std::string decisionId(std::string_view tenantId, std::int64_t seq);
/// What the leaf's meta commits to: the JSON array [agent, entity, action, state, policyId, policyName, policyVersion,
/// confidence, risk, containsPii], shortest numbers, null where absent.
[[nodiscard]] std::string metaOf(const Decision &decision);
/// What the leaf's body commits to: a JSON object of reason, user, correlationId, inputs and, where there is one,
/// policy.
[[nodiscard]] std::string bodyOf(const Decision &decision);
/// Whether `body` is what `bodyOf` gives for this decision with whatever inputs.
[[nodiscard]] bool isBodyOf(const Decision &decision, std::string_view body);

} // namespace atalaya::platform
