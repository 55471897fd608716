// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/demo/demoprofile.h"
#include "platform/demo/demoreviews.h"
#include "platform/store/database.h"

#include <string>

namespace atalaya::platform {

/// The tenant of the profile with everything that is not history: subscription, assumptions, onboarding. Answers its
/// id; one that is there already is left alone.
std::string ensureDemoTenant(Database &database, SignedLog &log, Instant now, const DemoProfile &profile);

/// Writes what happened since the last call up to `now`, in one transaction: all of it or nothing. The first call
/// writes the whole history. Without `people` nobody says a word about a decision.
void writeDemoHistory(Database &database, SignedLog &log, Instant now, const DemoProfile &profile,
                      const std::string &tenantId, const DemoPeople &people = {});

} // namespace atalaya::platform
