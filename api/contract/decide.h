// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decisionstate.h"
#include "api/contract/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// `POST /api/governance/decide`: what an agent is about to do, in its own words.
struct DecideRequest
{
    std::string agent;
    /// What it is done to.
    std::string entity;
    std::string action;
    /// 0–1 with at most four decimals.
    std::optional<double> confidence;
    /// 0–100.
    std::optional<std::int64_t> risk;
    /// What the agent knows; the platform looks for personal data itself as well.
    bool containsPii = false;
    /// A JSON object as compact text with its names in order, at most `maxInputs` bytes.
    std::string inputs = "{}";
    /// For whom; may be empty. An id: a mail address would be masked.
    std::string user;
    /// Why the agent wants to; may be empty.
    std::string reason;
    /// What it is about, in minor units of the tenant's currency.
    std::optional<std::int64_t> amount{};
    /// Of the person for whom; may be empty.
    std::string role{};
    /// An approved override that this is to go ahead with; may be empty.
    std::string overrideId{};
    /// What it rests on: ids, titles or addresses of the documents, as the agent names them.
    std::vector<std::string> sources{};
    /// The approved template that its words to a model came from, and what was filled in is among the inputs.
    struct Prompt
    {
        std::string id;
        std::int64_t version = 0;
        bool operator==(const Prompt &) const = default;
    };
    std::optional<Prompt> prompt{};

    static constexpr std::size_t maxSources = 50;
    static constexpr std::size_t maxInputs = 32U * 1024U;
    static constexpr std::int64_t maxAmount = 1'000'000'000'000'000;

    bool operator==(const DecideRequest &) const = default;
};
[[nodiscard]] nlohmann::json encode(const DecideRequest &request);
[[nodiscard]] Decoded<DecideRequest> decodeDecideRequest(const nlohmann::json &value);

/// What is to be done, and the policy that said so. It is in the log when this is received.
struct DecideReply
{
    struct Policy
    {
        std::string id;
        std::string name;
        std::int64_t version = 0;
        bool operator==(const Policy &) const = default;
    };
    std::string decisionId;
    std::int64_t seq = 0;
    /// executed: go ahead; review: wait for a person; blocked: don't.
    DecisionState state = DecisionState::Review;
    Policy policy;
    /// The policy's own words, as the end of a sentence that begins with "Reason:".
    std::string reason;
    /// The override that was used; empty: none was needed.
    std::string overrideId{};

    bool operator==(const DecideReply &) const = default;
};
[[nodiscard]] nlohmann::json encode(const DecideReply &reply);
[[nodiscard]] Decoded<DecideReply> decodeDecideReply(const nlohmann::json &value);

} // namespace atalaya::contract
