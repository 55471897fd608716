// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/limits.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace atalaya::platform {

namespace {

using nlohmann::json;

/// For a tenant whose plan says nothing.
constexpr int defaultKeyRequestsPerMinute = 60;

Value orNull(std::optional<std::int64_t> value)
{
    return value ? Value(*value) : Value(nullptr);
}

std::optional<std::int64_t> millis(const std::optional<contract::Instant> &at)
{
    return at ? std::optional<std::int64_t>(at->time_since_epoch().count()) : std::nullopt;
}

std::optional<contract::Instant> instant(std::optional<std::int64_t> at)
{
    return at ? std::optional(contract::Instant{std::chrono::milliseconds{*at}}) : std::nullopt;
}

json limitJson(std::optional<std::int64_t> value)
{
    return {{"value", value ? json(*value) : json()}};
}

/// `before` null: there was nothing.
void record(const LimitChange &by, std::string action, const std::string &what, const json &before, const json &after)
{
    Change change;
    change.tenantId = by.tenantId;
    change.actor = by.actor;
    change.action = std::move(action);
    change.target = "tenants/" + by.tenantId + '/' + what;
    change.before = before.is_null() ? std::string() : contract::dumpJson(before);
    change.after = contract::dumpJson(after);
    change.result = "allowed";
    recordChange(by.transaction, by.log, by.at, change);
}

} // namespace

std::vector<EffectiveLimit> effectiveLimits(Connection &connection)
{
    std::vector<EffectiveLimit> limits;
    // One row a metric: the plan's value, then the tier's and the override's with whether they are there at all.
    const auto rows =
        connection.rows("SELECT p.metric, p.value, t.metric IS NOT NULL, t.value, o.metric IS NOT NULL, o.value"
                        " FROM limits_plan_limit p JOIN subscription s ON s.plan = p.plan JOIN tenants n"
                        " LEFT JOIN limits_tier_limit t ON t.tier = n.tier AND t.metric = p.metric"
                        " LEFT JOIN limit_override o ON o.metric = p.metric ORDER BY p.metric");
    for (const Row &row : rows) {
        EffectiveLimit limit{row.text(0), row.maybeInteger(1), "plan"};
        const auto tier = row.maybeInteger(3);
        if (row.integer(4) != 0)
            limit = {limit.metric, row.maybeInteger(5), "override"};
        else if (row.integer(2) != 0 && tier && (!limit.value || *tier < *limit.value))
            limit = {limit.metric, tier, "tier"};
        limits.push_back(std::move(limit));
    }
    return limits;
}

std::vector<std::string> effectiveFeatures(Connection &connection)
{
    std::set<std::string> features;
    for (const Row &row : connection.rows("SELECT f.feature FROM limits_tier_feature f"
                                          " JOIN tenants n ON n.tier = f.tier"))
        features.insert(row.text(0));
    for (const Row &row : connection.rows("SELECT feature, enabled FROM feature_override")) {
        if (row.integer(1) != 0)
            features.insert(row.text(0));
        else
            features.erase(row.text(0));
    }
    for (const Row &row : connection.rows("SELECT w.feature FROM limits_state_without_feature w"
                                          " JOIN subscription s ON s.status = w.status"))
        features.erase(row.text(0));
    return {features.begin(), features.end()};
}

std::optional<contract::Subscription> subscriptionOf(Connection &connection)
{
    const auto row = connection.row("SELECT plan, status, trial_ends_at, current_period_end FROM subscription");
    if (!row)
        return std::nullopt;
    return contract::Subscription{row->text(0), row->text(1), instant(row->maybeInteger(2)),
                                  instant(row->maybeInteger(3))};
}

std::vector<std::string> tiers(Connection &connection)
{
    std::vector<std::string> names;
    for (const Row &row : connection.rows("SELECT DISTINCT tier FROM limits_tier_feature ORDER BY tier"))
        names.push_back(row.text(0));
    return names;
}

void putSubscription(const LimitChange &change, const contract::Subscription &subscription)
{
    change.transaction.inTenant(change.tenantId, [&] {
        const auto before = subscriptionOf(change.transaction);
        change.transaction.run("INSERT OR REPLACE INTO subscription (tenant_id, plan, status, trial_ends_at,"
                               " current_period_end) VALUES (?, ?, ?, ?, ?)",
                               {change.tenantId, subscription.plan, subscription.status,
                                orNull(millis(subscription.trialEndsAt)),
                                orNull(millis(subscription.currentPeriodEnd))});
        record(change, "subscription.changed", "subscription", before ? contract::encode(*before) : json(),
               contract::encode(subscription));
    });
}

void putLimitOverride(const LimitChange &change, std::string_view metric, std::optional<std::int64_t> value)
{
    const std::string name(metric);
    change.transaction.inTenant(change.tenantId, [&] {
        const auto before = change.transaction.row("SELECT value FROM limit_override WHERE metric = ?", {name});
        change.transaction.run("INSERT OR REPLACE INTO limit_override (tenant_id, metric, value) VALUES (?, ?, ?)",
                               {change.tenantId, name, orNull(value)});
        record(change, "limit.overridden", "limits/" + name, before ? limitJson(before->maybeInteger(0)) : json(),
               limitJson(value));
    });
}

void putFeatureOverride(const LimitChange &change, std::string_view feature, bool enabled)
{
    const std::string name(feature);
    change.transaction.inTenant(change.tenantId, [&] {
        const auto before = change.transaction.row("SELECT enabled FROM feature_override WHERE feature = ?", {name});
        change.transaction.run("INSERT OR REPLACE INTO feature_override (tenant_id, feature, enabled) VALUES (?, ?, ?)",
                               {change.tenantId, name, std::int64_t{enabled}});
        record(change, "feature.overridden", "features/" + name,
               before ? json{{"enabled", before->integer(0) != 0}} : json(), {{"enabled", enabled}});
    });
}

bool StoredEntitlements::hasFeature(const TenantScope &scope, std::string_view feature)
{
    bool found = false;
    m_database.read(scope, [&](Connection &connection) {
        found = std::ranges::count(effectiveFeatures(connection), feature) != 0;
    });
    return found;
}

int StoredEntitlements::keyRequestsPerMinute(const TenantScope &scope)
{
    int rate = defaultKeyRequestsPerMinute;
    m_database.read(scope, [&](Connection &connection) {
        for (const EffectiveLimit &limit : effectiveLimits(connection)) {
            if (limit.metric == "key_requests_per_minute")
                rate = static_cast<int>(limit.value.value_or(100'000));
        }
    });
    return rate;
}

} // namespace atalaya::platform
