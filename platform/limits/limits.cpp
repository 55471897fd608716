// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/limits.h"

#include "platform/limits/states.h"

#include <algorithm>
#include <map>

namespace atalaya::platform {

namespace {

std::optional<Instant> instant(std::optional<std::int64_t> at)
{
    return at ? std::optional(Instant{std::chrono::milliseconds{*at}}) : std::nullopt;
}

bool isLower(std::optional<std::int64_t> a, std::optional<std::int64_t> b)
{
    return a && (!b || *a < *b);
}

} // namespace

std::vector<contract::LimitOrigin> limitOrigins(Connection &connection, Instant now)
{
    std::vector<contract::LimitOrigin> limits;
    // One row a metric: the plan's value, then the tier's and the override's with whether they are there at all.
    const auto rows =
        connection.rows("SELECT p.metric, p.value, t.metric IS NOT NULL, t.value, o.metric IS NOT NULL, o.value,"
                        " o.set_by, o.why, o.until FROM limits_plan_limit p JOIN subscription s ON s.plan = p.plan"
                        " JOIN tenants n LEFT JOIN limits_tier_limit t ON t.tier = n.tier AND t.metric = p.metric"
                        " LEFT JOIN limit_override o ON o.metric = p.metric AND (o.until IS NULL OR o.until > ?)"
                        " ORDER BY p.metric",
                        {now.time_since_epoch().count()});
    for (const Row &row : rows) {
        contract::LimitOrigin limit;
        limit.metric = row.text(0);
        limit.plan = {limit.metric, row.maybeInteger(1)};
        limit.value = limit.plan.value;
        limit.origin = "plan";
        if (row.integer(2) != 0) {
            limit.tier = contract::PlanLimit{limit.metric, row.maybeInteger(3)};
            if (isLower(limit.tier->value, limit.value)) {
                limit.value = limit.tier->value;
                limit.origin = "tier";
            }
        }
        if (row.integer(4) != 0) {
            limit.override =
                contract::LimitOverride{row.maybeInteger(5), row.text(6), row.text(7), instant(row.maybeInteger(8))};
            limit.value = limit.override->value;
            limit.origin = "override";
        }
        limits.push_back(std::move(limit));
    }
    return limits;
}

std::vector<EffectiveLimit> effectiveLimits(Connection &connection, Instant now)
{
    std::vector<EffectiveLimit> limits;
    for (contract::LimitOrigin &limit : limitOrigins(connection, now))
        limits.push_back({std::move(limit.metric), limit.value, std::move(limit.origin)});
    return limits;
}

std::optional<EffectiveLimit> effectiveLimit(Connection &connection, std::string_view metric, Instant now)
{
    for (EffectiveLimit &limit : effectiveLimits(connection, now)) {
        if (limit.metric == metric)
            return std::move(limit);
    }
    return std::nullopt;
}

std::vector<contract::FeatureOrigin> featureOrigins(Connection &connection, std::string_view status, Instant now)
{
    std::map<std::string, contract::FeatureOrigin> features;
    for (const Row &row : connection.rows("SELECT f.feature, max(f.tier = n.tier) FROM limits_tier_feature f"
                                          " JOIN tenants n GROUP BY f.feature"))
        features[row.text(0)] = {row.text(0), row.integer(1) != 0, "tier"};
    for (const Row &row : connection.rows("SELECT feature, enabled FROM feature_override"
                                          " WHERE until IS NULL OR until > ?",
                                          {now.time_since_epoch().count()}))
        features[row.text(0)] = {row.text(0), row.integer(1) != 0, "override"};
    for (const Row &row :
         connection.rows("SELECT feature FROM limits_state_without_feature WHERE status = ?", {std::string(status)})) {
        const auto found = features.find(row.text(0));
        if (found != features.end() && found->second.enabled)
            found->second = {row.text(0), false, "state"};
    }
    std::vector<contract::FeatureOrigin> list;
    for (auto &[name, feature] : features)
        list.push_back(std::move(feature));
    return list;
}

std::vector<std::string> effectiveFeatures(Connection &connection, Instant now)
{
    std::vector<std::string> on;
    for (contract::FeatureOrigin &feature : featureOrigins(connection, statusAt(connection, now), now)) {
        if (feature.enabled)
            on.push_back(std::move(feature.feature));
    }
    return on;
}

std::vector<std::string> tiers(Connection &connection)
{
    std::vector<std::string> names;
    for (const Row &row : connection.rows("SELECT DISTINCT tier FROM limits_tier_feature ORDER BY tier"))
        names.push_back(row.text(0));
    return names;
}

std::vector<contract::Plan> plans(Connection &connection)
{
    std::vector<contract::Plan> list;
    for (const Row &row : connection.rows("SELECT plan, name, tier, price_month, price_year, currency, rank, is_public"
                                          " FROM limits_plan ORDER BY rank, plan")) {
        contract::Plan plan;
        plan.id = row.text(0);
        plan.name = row.text(1);
        plan.tier = row.maybeText(2);
        plan.priceMonth = row.maybeInteger(3);
        plan.priceYear = row.maybeInteger(4);
        plan.currency = row.text(5);
        plan.rank = row.integer(6);
        plan.isPublic = row.integer(7) != 0;
        for (const Row &limit :
             connection.rows("SELECT metric, value FROM limits_plan_limit WHERE plan = ? ORDER BY metric", {plan.id}))
            plan.limits.push_back({limit.text(0), limit.maybeInteger(1)});
        for (const Row &feature : connection.rows(
                 "SELECT feature FROM limits_tier_feature WHERE tier = ? ORDER BY feature", {plan.tier.value_or("")}))
            plan.features.push_back(feature.text(0));
        list.push_back(std::move(plan));
    }
    return list;
}

} // namespace atalaya::platform
