// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/envelope.h"
#include "platform/limits/limits.h"

#include <set>
#include <string>
#include <string_view>

/// The refusals of the plan, each with what ends it. In tenant scope, or within `Connection::inTenant`.
namespace atalaya::platform {

/// Who holds it can choose a plan and pay.
inline constexpr std::string_view managing = "subscription:manage";

/// BILLING_LIMIT_REACHED. `renewed`: when a metric that is counted by the month begins anew.
[[nodiscard]] contract::ErrorBody limitReached(Connection &connection, const EffectiveLimit &limit,
                                               std::optional<Instant> renewed);
/// FEATURE_NOT_AVAILABLE_FOR_TIER.
[[nodiscard]] contract::ErrorBody featureMissing(Connection &connection, const contract::FeatureOrigin &feature);
/// BILLING_STATUS_SUSPENDED.
[[nodiscard]] contract::ErrorBody stateForbids(Connection &connection, std::string_view status,
                                               std::string_view capability);
/// What ends the state; nullopt for one that takes nothing away.
[[nodiscard]] std::optional<contract::Lift> liftOfState(Connection &connection, std::string_view status);
/// The same for somebody who can't do it himself: he asks who can.
void addressTo(const std::set<std::string> &permissions, contract::ErrorBody &error);

} // namespace atalaya::platform
