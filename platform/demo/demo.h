// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/identity/demoaccounts.h"
#include "platform/identity/identityservices.h"

#include <filesystem>
#include <vector>

namespace atalaya::platform {

/// `serve --demo`: makes what is missing of the demo tenants, their people and their history up to now, and writes
/// `demo-accounts.json` into `dataDirectory`. `services` must use the same database and log. Interrupted, it goes on
/// where it stopped. Throws StoreError or std::runtime_error. Answers what the sign-in page may offer.
std::vector<DemoLogin> createDemo(const IdentityServices &services, SignedLog &log,
                                  const std::filesystem::path &dataDirectory);

/// Writes what happened since the last call. Cheap: meant to run every minute while a demo platform serves, because a
/// log can't be written into its own past later.
void topUpDemo(Database &database, SignedLog &log, Instant now);

} // namespace atalaya::platform
