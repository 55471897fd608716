// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "simulationresult.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// `POST /api/admin/governance/simulate`: what the tenant's decisions of [from, to) would have become.
struct SimulationRequest
{
    Instant from{};
    Instant to{};
    /// Drafts, each in place of the policy with its id, or besides the others.
    std::vector<std::string> policies;
    /// Ids of policies that take no part afterwards.
    std::vector<std::string> without;
    /// When nobody speaks; without one: the tenant's.
    std::optional<std::string> defaultMode;
    /// A newer simulation of the same session for the same purpose ends an older one. May be empty.
    std::string purpose;
    /// To work a receipt out again: as it was when the log had so many leaves, decisions and policies in force alike.
    std::optional<std::int64_t> headSize;

    bool operator==(const SimulationRequest &) const = default;
};

/// The answer, and `GET …/simulations/{id}`, which waits up to `?wait=` milliseconds for the end.
struct Simulation
{
    std::string id;
    /// running, done, cancelled (by a newer one or by DELETE) or failed.
    std::string state;
    /// Decisions looked at, of how many.
    std::int64_t done = 0;
    std::int64_t total = 0;
    /// When it is done.
    std::optional<SimulationResult> result;

    bool operator==(const Simulation &) const = default;
};

[[nodiscard]] nlohmann::json encode(const SimulationRequest &request);
[[nodiscard]] Decoded<SimulationRequest> decodeSimulationRequest(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const Simulation &simulation);
[[nodiscard]] Decoded<Simulation> decodeSimulation(const nlohmann::json &value);

} // namespace atalaya::contract
