// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "override.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// `GET /api/governance/why/{decision or correlation id}`: what became of a decision, why, and who may lift it.
struct Why
{
    /// The rule that spoke, found again in the version that decided. Absent: no policy spoke, or it can't be told from
    /// what is kept.
    struct Rule
    {
        /// From 1; 0: the policy's otherwise.
        std::int64_t number = 0;
        /// auto, review or blocked.
        std::string mode;
        /// By language.
        std::map<std::string, std::string> reason;
        bool operator==(const Rule &) const = default;
    };
    /// Whoever may approve.
    struct Lifter
    {
        std::string id;
        std::string name;
        std::string role;
        bool operator==(const Lifter &) const = default;
    };
    std::string decisionId;
    std::int64_t seq = 0;
    Instant at{};
    /// executed, review or blocked.
    std::string state;
    /// What follows is empty when retention has erased it.
    std::string agent;
    std::string entity;
    std::string action;
    std::string policyId;
    std::string policyName;
    std::int64_t policyVersion = 0;
    std::string reason;
    std::string correlationId;
    std::optional<Rule> rule;
    /// The override that let it go ahead; empty: none did.
    std::string liftedBy;
    /// Decisions with this correlation id, this newest one among them.
    std::int64_t alike = 1;
    std::vector<std::string> roles;
    std::vector<Lifter> people;
    /// What was asked for about it, the newest first.
    std::vector<Override> overrides;

    bool operator==(const Why &) const = default;
};
[[nodiscard]] nlohmann::json encode(const Why &why);
[[nodiscard]] Decoded<Why> decodeWhy(const nlohmann::json &value);

} // namespace atalaya::contract
