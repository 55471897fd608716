// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/decision.h"
#include "platform/governance/dice.h"

#include <span>
#include <string_view>

namespace atalaya::platform {

/// When the newest version of the policies that come with the platform took the place of the one before.
inline constexpr Instant policiesRenewed{std::chrono::sys_days{std::chrono::year{2026} / 2 / 4} +
                                         std::chrono::hours{9}};

/// What an agent of a line of business does, as sample data needs it.
struct SampleAction
{
    std::string_view agent;
    std::string_view action;
    /// Which kind of thing it is done to.
    std::string_view entity;
    /// How much of the work is this, and how risky it is (0–100) on average.
    int weight = 1;
    int risk = 20;
    double confidence = 0.88;
    bool personalData = false;
};

struct SamplePolicy
{
    std::string_view id;
    std::string_view name;
    /// From this risk on a person looks at it; from the other on it is blocked.
    int reviewFrom = 70;
    int blockFrom = 92;
    /// Below this confidence a person looks at it.
    double minConfidence = 0.7;
};

/// Agents, actions and the policies that judge them for one line of business (ELEVATORS, LEGAL, BANKING).
struct Vertical
{
    std::string_view industry;
    std::span<const SampleAction> actions;
    SamplePolicy usual;
    /// For actions on personal data.
    SamplePolicy personal;
};

/// The one of `industry`; that of ELEVATORS for an unknown one.
[[nodiscard]] const Vertical &verticalOf(std::string_view industry);

/// A plausible decision: an action, its risk and confidence, and what the policies of the vertical make of them.
[[nodiscard]] Decision sampleDecision(const Vertical &vertical, Dice &dice, Instant at);
/// The same, but of the wanted state.
[[nodiscard]] Decision sampleDecision(const Vertical &vertical, Dice &dice, Instant at, DecisionState state);

} // namespace atalaya::platform
