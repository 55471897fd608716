// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decisionstate.h"
#include "api/contract/json.h"
#include "api/contract/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// The private part of a decision, as filters see it.
struct DecisionBody
{
    std::string user;
    std::string reason;
    std::string correlationId;
    /// Every text and number in the inputs, wherever it lies.
    std::vector<std::string> inputs;

    bool operator==(const DecisionBody &) const = default;
};

/// What filters see of one decision.
struct DecisionFacts
{
    std::int64_t seq = 0;
    contract::Instant at{};
    /// Empty where only the leaf is known: then nobody asks for an id.
    std::string id;
    std::string agent;
    std::string entity;
    std::string action;
    contract::DecisionState state = contract::DecisionState::Executed;
    std::string policyId;
    std::string policyName;
    std::int64_t policyVersion = 0;
    std::optional<double> confidence;
    std::optional<std::int64_t> risk;
    bool containsPii = false;
    /// nullopt when it was erased, or was not asked for.
    std::optional<DecisionBody> body;

    bool operator==(const DecisionFacts &) const = default;
};

/// The bytes that a decision's leaf commits to as meta: [agent, entity, action, state, policyId, policyName,
/// policyVersion, confidence, risk, containsPii]. seq, at and id come from elsewhere.
[[nodiscard]] contract::Decoded<DecisionFacts> readDecisionMeta(std::string_view meta);
/// The bytes that a decision's leaf commits to as body: {correlationId, inputs, reason, user}.
[[nodiscard]] contract::Decoded<DecisionBody> readDecisionBody(std::string_view body);
/// Every text and number of a JSON value.
[[nodiscard]] contract::Decoded<std::vector<std::string>> readDecisionInputs(std::string_view inputs);

} // namespace atalaya::rules
