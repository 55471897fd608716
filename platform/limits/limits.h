// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/plan.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// A limit in force. `value` nullopt: unlimited. `origin`: plan, tier or override, whichever decided.
struct EffectiveLimit
{
    std::string metric;
    std::optional<std::int64_t> value;
    std::string origin;

    bool operator==(const EffectiveLimit &) const = default;
};

/// Plans, tiers and states are the same for every tenant; what is asked here is asked in tenant scope, or within
/// `Connection::inTenant`.

/// By metric. An override that still counts beats all; otherwise the tier's limit where it is lower than the plan's.
[[nodiscard]] std::vector<contract::LimitOrigin> limitOrigins(Connection &connection, Instant now);
/// The same without how it came about.
[[nodiscard]] std::vector<EffectiveLimit> effectiveLimits(Connection &connection, Instant now);
/// nullopt: the plan has no such limit.
[[nodiscard]] std::optional<EffectiveLimit> effectiveLimit(Connection &connection, std::string_view metric,
                                                           Instant now);

/// Every feature that a tier knows, alphabetical, and who switched it on or off: the tier, then the tenant's overrides,
/// then `status`, which only takes away.
[[nodiscard]] std::vector<contract::FeatureOrigin> featureOrigins(Connection &connection, std::string_view status,
                                                                  Instant now);
/// Those that are on, with the state that the subscription has by now.
[[nodiscard]] std::vector<std::string> effectiveFeatures(Connection &connection, Instant now);

/// The tiers there are, alphabetical.
[[nodiscard]] std::vector<std::string> tiers(Connection &connection);
/// The plans there are, by rank, with their limits and their tier's features.
[[nodiscard]] std::vector<contract::Plan> plans(Connection &connection);

} // namespace atalaya::platform
