// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// What one layer says about a metric; nullopt: unlimited.
struct PlanLimit
{
    std::string metric;
    std::optional<std::int64_t> value;

    bool operator==(const PlanLimit &) const = default;
};

/// What can be subscribed to. Prices in minor units of `currency`, without tax; nullopt: by agreement.
struct Plan
{
    std::string id;
    std::string name;
    /// What a tenant of this plan becomes; nullopt: it stays what it is.
    std::optional<std::string> tier;
    std::optional<std::int64_t> priceMonth;
    std::optional<std::int64_t> priceYear;
    /// ISO 4217.
    std::string currency;
    /// More rank is more plan.
    std::int64_t rank = 0;
    /// Whether people can choose it by themselves.
    bool isPublic = false;
    std::vector<PlanLimit> limits;
    std::vector<std::string> features;

    bool operator==(const Plan &) const = default;
};

/// `GET /api/admin/plans`, by rank. `current`: the plan that the tenant has.
struct PlanList
{
    std::string current;
    std::vector<Plan> plans;

    bool operator==(const PlanList &) const = default;
};

/// Somebody's exception for one tenant.
struct LimitOverride
{
    /// nullopt: unlimited.
    std::optional<std::int64_t> value;
    /// User id, or `operator`.
    std::string by;
    std::string why;
    /// From then on it no longer counts.
    std::optional<Instant> until;

    bool operator==(const LimitOverride &) const = default;
};

/// A limit in force with everything that it was made of.
struct LimitOrigin
{
    std::string metric;
    /// nullopt: unlimited.
    std::optional<std::int64_t> value;
    /// Which of the three below decided: plan, tier or override.
    std::string origin;
    PlanLimit plan;
    std::optional<PlanLimit> tier;
    std::optional<LimitOverride> override;

    bool operator==(const LimitOrigin &) const = default;
};

/// A feature, and what switched it on or off: tier, override or state.
struct FeatureOrigin
{
    std::string feature;
    bool enabled = false;
    std::string origin;

    bool operator==(const FeatureOrigin &) const = default;
};

[[nodiscard]] nlohmann::json encode(const Plan &plan);
[[nodiscard]] nlohmann::json encode(const PlanList &list);
[[nodiscard]] Decoded<PlanList> decodePlanList(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const LimitOrigin &limit);
[[nodiscard]] nlohmann::json encode(const FeatureOrigin &feature);

class Reader;
[[nodiscard]] LimitOrigin readLimitOrigin(Reader &in);
[[nodiscard]] FeatureOrigin readFeatureOrigin(Reader &in);

} // namespace atalaya::contract
