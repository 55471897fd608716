// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::rules {

/// An end of a range.
struct PolicyBound
{
    std::int64_t value = 0;
    bool inclusive = true;

    bool operator==(const PolicyBound &) const = default;
};

/// A condition on a number. Either the number is missing, or it lies between the bounds: a missing number fits no
/// bound. Confidence counts ten-thousandths (8000 is 0.8), risk is 0–100, amounts are minor units of the tenant's
/// currency.
struct PolicyNumber
{
    std::optional<PolicyBound> from;
    std::optional<PolicyBound> to;
    bool missing = false;

    bool operator==(const PolicyNumber &) const = default;
};

inline constexpr std::int64_t confidenceSteps = 10'000;
inline constexpr int minutesPerDay = 24 * 60;

/// Hours of days of the week in the tenant's zone: minutes of the day [from, to); with to <= from they end on the next
/// day and belong to the one on which they begin.
struct PolicyWindow
{
    /// Bit 0 is Monday, bit 6 Sunday.
    std::uint8_t days = 0x7F;
    int from = 0;
    int to = minutesPerDay;

    bool operator==(const PolicyWindow &) const = default;
};

/// All parts have to fit; an empty list or nullopt fits everything, a missing value fits no list. Of a list one entry
/// has to fit. Agents, entities and actions are names or patterns with one `*` for any characters; capital letters and
/// accents don't count there. Roles and tiers are exact.
struct PolicyConditions
{
    std::vector<std::string> agents;
    std::vector<std::string> entities;
    std::vector<std::string> actions;
    std::vector<std::string> roles;
    std::vector<std::string> tiers;
    std::optional<bool> containsPii;
    std::optional<PolicyNumber> confidence;
    std::optional<PolicyNumber> risk;
    std::optional<PolicyNumber> amount;
    std::vector<PolicyWindow> windows;

    bool operator==(const PolicyConditions &) const = default;
};

} // namespace atalaya::rules
