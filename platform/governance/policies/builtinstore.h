// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/policiesinforce.h"
#include "platform/store/database.h"

#include <string_view>

/// What comes with the platform, and what decisions ask of the store.
namespace atalaya::platform::policies {

/// Gives the tenant, when it has no policy at all, those of its line of business with the versions they had. In tenant
/// scope, or within `inTenant`.
void installBuiltIns(Transaction &transaction, const contract::Tenant &tenant);
/// System scope: the same for every tenant.
void installBuiltIns(Database &database);

/// What is in force, of a tenant that has its policies by then.
[[nodiscard]] PoliciesInForce storedInForce();
[[nodiscard]] PolicyAsItWas storedAsItWas();

} // namespace atalaya::platform::policies
