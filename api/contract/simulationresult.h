// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// Bounds of the lists in a result.
inline constexpr std::size_t mostSimulatedEntities = 50;
inline constexpr std::size_t mostSimulatedAgents = 50;
inline constexpr std::size_t mostSimulatedPoints = 400;
inline constexpr std::size_t mostSimulatedChanges = 200;

/// What a simulation found. Before: what the policies in force now make of the stored decisions; after: what the drafts
/// would. Counts are of decisions that can be replayed.
struct SimulationResult
{
    /// auto, review, blocked.
    using Modes = std::array<std::int64_t, 3>;
    /// What one agent or entity meets.
    struct Line
    {
        std::string name;
        Modes before{};
        Modes after{};
        /// Whose outcome is another.
        std::int64_t changed = 0;
        bool operator==(const Line &) const = default;
    };
    /// Decisions in which the policy has the say.
    struct PolicyLine
    {
        /// Empty: nobody speaks, and the default holds.
        std::string id;
        std::string name;
        Modes before{};
        Modes after{};
        bool operator==(const PolicyLine &) const = default;
    };
    struct NotReplayable
    {
        /// Retention has erased them.
        std::int64_t erased = 0;
        /// A rule looks at a role, tier or amount, which older decisions do not keep.
        std::int64_t missing = 0;
        bool operator==(const NotReplayable &) const = default;
    };
    /// What people said of them in review. Absent: no data.
    struct People
    {
        std::optional<std::int64_t> blockedButApproved;
        std::optional<std::int64_t> releasedButRejected;
        bool operator==(const People &) const = default;
    };
    /// By the day, as the dashboard reckons.
    struct Price
    {
        double reviewsBefore = 0;
        double reviewsAfter = 0;
        double hoursBefore = 0;
        double hoursAfter = 0;
        double costBefore = 0;
        double costAfter = 0;
        std::string currency;
        double reviewMinutes = 0;
        double hourlyRate = 0;
        bool operator==(const Price &) const = default;
    };
    struct Point
    {
        std::int64_t seq = 0;
        double confidence = 0;
        std::int64_t risk = 0;
        std::string before;
        std::string after;
        bool operator==(const Point &) const = default;
    };
    struct Change
    {
        std::int64_t seq = 0;
        std::string id;
        Instant at{};
        std::string agent;
        std::string entity;
        std::string action;
        std::optional<double> confidence;
        std::optional<std::int64_t> risk;
        std::string before;
        std::string after;
        bool operator==(const Change &) const = default;
    };
    /// What another platform with the same log comes to the same hash from.
    struct Receipt
    {
        Instant from{};
        Instant to{};
        std::int64_t headSize = 0;
        /// Of the log's first `headSize` leaves; base64.
        std::string root;
        std::int64_t engine = 1;
        /// What was in force, and what was tried, SHA-256.
        std::string beforeHash;
        std::string draftHash;
        std::string resultHash;
        bool operator==(const Receipt &) const = default;
    };

    /// Replayable decisions of the period.
    std::int64_t decisions = 0;
    /// flows[before][after].
    std::array<Modes, 3> flows{};
    /// Of which the log says something else than the policies in force now would.
    std::int64_t drifted = 0;
    NotReplayable notReplayable;
    People people;
    Price price;
    std::vector<PolicyLine> byPolicy;
    /// Those with the most changes first, then with the most decisions.
    std::vector<Line> byEntity;
    std::vector<Line> byAgent;
    /// Decisions with confidence and risk, always the same ones of the same log.
    std::vector<Point> points;
    /// The newest whose outcome is another.
    std::vector<Change> changes;
    Receipt receipt;

    bool operator==(const SimulationResult &) const = default;
};

[[nodiscard]] nlohmann::json encode(const SimulationResult::Receipt &receipt);
[[nodiscard]] Decoded<SimulationResult::Receipt> decodeSimulationReceipt(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const SimulationResult &result);
[[nodiscard]] Decoded<SimulationResult> decodeSimulationResult(const nlohmann::json &value);

} // namespace atalaya::contract
