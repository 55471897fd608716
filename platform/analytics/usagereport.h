// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/tenancy.h"
#include "platform/analytics/zonedperiod.h"
#include "platform/store/connection.h"

namespace atalaya::platform {

/// A calendar month against the limits in force now: tokens and searches of the month, bytes stored at its end (or by
/// now), seats = distinct people who used the platform in it. In tenant scope, or inside `Connection::inTenant`.
[[nodiscard]] contract::UsageReport usageReport(Connection &connection, const ZonedPeriod &month, Instant now);

} // namespace atalaya::platform
