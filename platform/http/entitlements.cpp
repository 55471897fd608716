// SPDX-License-Identifier: GPL-3.0-or-later
#include "entitlements.h"

namespace atalaya::platform {

std::optional<contract::ErrorBody> Entitlements::refusal(const TenantScope &scope, const Demand &demand)
{
    if (demand.feature.empty() || hasFeature(scope, demand.feature))
        return std::nullopt;
    return featureRefused(demand.feature);
}

contract::ErrorBody featureRefused(std::string_view feature)
{
    contract::ErrorBody refused;
    refused.code = "FEATURE_NOT_AVAILABLE_FOR_TIER";
    refused.message = "The plan does not include " + std::string(feature) + '.';
    return refused;
}

} // namespace atalaya::platform
