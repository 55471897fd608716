// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/tenancy/tenantscope.h"

#include <string_view>

namespace atalaya::platform {

/// What a tenant's plan, tier, overrides and subscription state switch on. Implemented by the limits room.
class Entitlements
{
public:
    virtual ~Entitlements() = default;
    [[nodiscard]] virtual bool hasFeature(const TenantScope &scope, std::string_view feature) = 0;
    /// Requests a minute that one API key of this tenant may make.
    [[nodiscard]] virtual int keyRequestsPerMinute(const TenantScope &scope) = 0;
};

} // namespace atalaya::platform
