// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace atalaya::rules {

/// What policies see of a decision.
struct PolicyFacts
{
    std::string agent;
    std::string entity;
    std::string action;
    /// Of the person for whom the agent acts.
    std::optional<std::string> role;
    /// Of the tenant.
    std::optional<std::string> tier;
    /// Ten-thousandths, see confidenceOf().
    std::optional<std::int64_t> confidence;
    /// 0–100.
    std::optional<std::int64_t> risk;
    /// Minor units of the tenant's currency.
    std::optional<std::int64_t> amount;
    bool containsPii = false;
    contract::Instant at{};
    /// `at` on the clocks of the tenant's zone: minutes since Monday 00:00, see minuteOfWeek().
    int minuteOfWeek = 0;

    bool operator==(const PolicyFacts &) const = default;
};

/// A confidence of 0–1 as facts have it; what is finer than four decimals is rounded.
[[nodiscard]] std::int64_t confidenceOf(double confidence);
/// `local`: the zone's clock, written as if it were UTC.
[[nodiscard]] int minuteOfWeek(contract::Instant local);

} // namespace atalaya::rules
