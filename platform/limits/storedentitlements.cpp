// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/storedentitlements.h"

#include "platform/limits/lifts.h"
#include "platform/limits/limits.h"
#include "platform/limits/meter.h"
#include "platform/limits/states.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

using Refusal = std::optional<contract::ErrorBody>;

/// For a tenant whose plan says nothing.
constexpr int defaultKeyRequestsPerMinute = 60;

Refusal byState(Connection &connection, const std::string &status, std::string_view capability, const Demand &demand)
{
    if (status.empty())
        return std::nullopt;
    const auto line =
        connection.row("SELECT permission FROM limits_state_capability WHERE status = ? AND capability = ?",
                       {status, std::string(capability)});
    if (line && (line->text(0).empty() || demand.permissions.contains(line->text(0))))
        return std::nullopt;
    return stateForbids(connection, status, capability);
}

Refusal byFeature(Connection &connection, const std::string &status, std::string_view capability, const Demand &demand,
                  Instant now)
{
    if (demand.feature.empty())
        return std::nullopt;
    const auto features = featureOrigins(connection, status, now);
    const auto found = std::ranges::find(features, demand.feature, &contract::FeatureOrigin::feature);
    if (found == features.end())
        return featureMissing(connection, {std::string(demand.feature), false, "tier"});
    if (found->enabled)
        return std::nullopt;
    return found->origin == "state" ? stateForbids(connection, status, capability) : featureMissing(connection, *found);
}

Refusal bySpending(Connection &connection, std::string_view capability, Instant now)
{
    for (const Row &row : connection.rows("SELECT metric FROM limits_capability_metric WHERE capability = ?",
                                          {std::string(capability)})) {
        if (auto refusal = Meter(connection, now).refusal(row.text(0), 1))
            return refusal;
    }
    return std::nullopt;
}

} // namespace

bool StoredEntitlements::hasFeature(const TenantScope &scope, std::string_view feature)
{
    bool found = false;
    m_database.read(scope, [&](Connection &connection) {
        found = std::ranges::count(effectiveFeatures(connection, m_clock.now()), feature) != 0;
    });
    return found;
}

std::optional<contract::ErrorBody> StoredEntitlements::refusal(const TenantScope &scope, const Demand &demand)
{
    const std::string_view capability = capabilityOf(demand.method, demand.pattern, demand.safe);
    const Instant now = m_clock.now();
    Refusal refusal;
    m_database.read(scope, [&](Connection &connection) {
        const std::string status = statusAt(connection, now);
        refusal = byState(connection, status, capability, demand);
        if (!refusal)
            refusal = byFeature(connection, status, capability, demand, now);
        if (!refusal)
            refusal = bySpending(connection, capability, now);
    });
    if (refusal)
        addressTo(demand.permissions, *refusal);
    return refusal;
}

int StoredEntitlements::keyRequestsPerMinute(const TenantScope &scope)
{
    int rate = defaultKeyRequestsPerMinute;
    m_database.read(scope, [&](Connection &connection) {
        if (const auto limit = effectiveLimit(connection, "key_requests_per_minute", m_clock.now()))
            rate = static_cast<int>(limit->value.value_or(100'000));
    });
    return rate;
}

} // namespace atalaya::platform
