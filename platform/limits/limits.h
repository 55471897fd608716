// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/tenancy.h"
#include "platform/auditlog/auditlog.h"
#include "platform/http/entitlements.h"
#include "platform/store/database.h"

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

/// Plans and tiers are the platform's own tables, which the tenant wall hides: the functions that read them need system
/// scope and `Connection::inTenant`.

/// By metric. An override beats all; otherwise the tier's limit where it is lower than the plan's.
[[nodiscard]] std::vector<EffectiveLimit> effectiveLimits(Connection &connection);
/// What the tier switches on and the overrides change, less what the subscription's state takes away; alphabetical.
[[nodiscard]] std::vector<std::string> effectiveFeatures(Connection &connection);
/// nullopt for a tenant without one.
[[nodiscard]] std::optional<contract::Subscription> subscriptionOf(Connection &connection);

/// The tiers there are, alphabetical.
[[nodiscard]] std::vector<std::string> tiers(Connection &connection);

/// Who changes what a tenant may do. Each change is recorded in the tenant's own trail, in the same transaction.
struct LimitChange
{
    Transaction &transaction;
    AuditLog &log;
    Instant at;
    std::string tenantId;
    std::string actor = "operator";
};

void putSubscription(const LimitChange &change, const contract::Subscription &subscription);
void putLimitOverride(const LimitChange &change, std::string_view metric, std::optional<std::int64_t> value);
void putFeatureOverride(const LimitChange &change, std::string_view feature, bool enabled);

/// The plan gate of the request chain.
class StoredEntitlements final : public Entitlements
{
public:
    explicit StoredEntitlements(Database &database)
        : m_database(database)
    {}
    [[nodiscard]] bool hasFeature(const TenantScope &scope, std::string_view feature) override;
    [[nodiscard]] int keyRequestsPerMinute(const TenantScope &scope) override;

private:
    Database &m_database;
};

} // namespace atalaya::platform
