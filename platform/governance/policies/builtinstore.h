// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/governance/policiesinforce.h"
#include "platform/store/database.h"

#include <string_view>

/// What comes with the platform, and what decisions ask of the store.
namespace atalaya::platform::policies {

/// Gives the tenant, when it has no policy at all, those of its line of business with the versions they had, and to
/// each of these its leaf where it has none. In tenant scope, or within `inTenant`.
void installBuiltIns(Transaction &transaction, AuditLog &log, const contract::Tenant &tenant, Instant now);
/// System scope: the same for every tenant whose log takes leaves.
void installBuiltIns(Database &database, SignedLog &log, Instant now);

/// What is in force, of a tenant that has its policies by then.
[[nodiscard]] PoliciesInForce storedInForce();
[[nodiscard]] PolicyAsItWas storedAsItWas();

} // namespace atalaya::platform::policies
