// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/demo/demoprofile.h"
#include "platform/store/connection.h"

#include <string>

namespace atalaya::platform {

/// When the period ends, or ended unpaid, that a demo tenant is in.
[[nodiscard]] Instant demoPeriodEnd(const DemoProfile &profile, Instant now);

/// The subscription of a demo tenant and how it came there since `created`: invoices and events, no
/// leaves. After `putSubscription`, within `Connection::inTenant`.
void writeDemoBilling(Transaction &transaction, const std::string &tenantId, const DemoProfile &profile,
                      Instant created);

} // namespace atalaya::platform
