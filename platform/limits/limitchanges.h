// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/tenancy.h"
#include "platform/auditlog/auditlog.h"
#include "platform/limits/states.h"

#include <nlohmann/json_fwd.hpp>

namespace atalaya::platform {

/// Who changes what a tenant may do. Each change is recorded in the tenant's own trail, in the same transaction.
struct LimitChange
{
    Transaction &transaction;
    AuditLog &log;
    Instant at;
    std::string tenantId;
    std::string actor = "operator";
};

/// Why there is an exception, and until when it counts (nullopt: until it is taken back).
struct OverrideTerms
{
    std::string why{};
    std::optional<Instant> until{};
};

/// A new subscription, or one that an operator sets as it shall be. It has its state since now unless it had it before;
/// the provider and the interval stay.
void putSubscription(const LimitChange &change, const contract::Subscription &subscription);
void putLimitOverride(const LimitChange &change, std::string_view metric, std::optional<std::int64_t> value,
                      const OverrideTerms &terms = {});
void putFeatureOverride(const LimitChange &change, std::string_view feature, bool enabled,
                        const OverrideTerms &terms = {});

/// The row alone, as it is given; for who records the change himself.
void storeSubscription(Transaction &transaction, const std::string &tenantId, const SubscriptionRecord &record);
/// What a trail shows of it.
[[nodiscard]] nlohmann::json seen(const SubscriptionRecord &record);

} // namespace atalaya::platform
