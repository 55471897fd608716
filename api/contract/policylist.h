// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace atalaya::contract {

/// `GET /api/admin/governance/policies`.
struct PolicyList
{
    /// What the policy decided in the last 30 days.
    struct Effect
    {
        std::int64_t executed = 0;
        std::int64_t review = 0;
        std::int64_t blocked = 0;
        bool operator==(const Effect &) const = default;
    };
    struct Line
    {
        std::string id;
        std::string name;
        /// Empty: every one.
        std::vector<std::string> entities;
        std::vector<std::string> actions;
        /// What its rules can say, from the mildest to the strictest.
        std::vector<std::string> modes;
        std::int64_t priority = 0;
        bool enabled = true;
        /// Published; 0: never, and what is said here is the draft's.
        std::int64_t version = 0;
        bool hasDraft = false;
        /// Waits for a second person.
        bool isPending = false;
        std::int64_t revision = 0;
        /// The last time that anything of it was changed, and by whom.
        Instant changedAt{};
        std::string changedBy;
        Effect effect30d;
        bool operator==(const Line &) const = default;
    };
    /// In the order in which they speak: by priority, then age.
    std::vector<Line> policies;
    /// What holds when nobody speaks: auto, review or blocked.
    std::string defaultMode;
    /// Whether publishing takes a second person.
    bool fourEyes = false;

    bool operator==(const PolicyList &) const = default;
};

[[nodiscard]] nlohmann::json encode(const PolicyList &list);
[[nodiscard]] Decoded<PolicyList> decodePolicyList(const nlohmann::json &value);

} // namespace atalaya::contract
