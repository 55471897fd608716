// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/envelope.h"
#include "platform/tenancy/tenantscope.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// What a request asks of the plan.
struct Demand
{
    std::string_view method;
    /// Of the route.
    std::string_view pattern;
    /// Of a POST: it changes nothing.
    bool safe = false;
    /// Empty: none.
    std::string_view feature;
    /// What who asks holds.
    const std::set<std::string> &permissions;
};

/// What a tenant's plan, tier, overrides and subscription state switch on. Implemented by the limits room.
class Entitlements
{
public:
    virtual ~Entitlements() = default;
    [[nodiscard]] virtual bool hasFeature(const TenantScope &scope, std::string_view feature) = 0;
    /// Why it may not go on; nullopt: it may. Without more to ask, a feature that is off.
    [[nodiscard]] virtual std::optional<contract::ErrorBody> refusal(const TenantScope &scope, const Demand &demand);
    /// Requests a minute that one API key of this tenant may make.
    [[nodiscard]] virtual int keyRequestsPerMinute(const TenantScope &scope) = 0;
};

/// `FEATURE_NOT_AVAILABLE_FOR_TIER`, without what lifts it.
[[nodiscard]] contract::ErrorBody featureRefused(std::string_view feature);

} // namespace atalaya::platform
