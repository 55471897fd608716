// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decide.h"
#include "api/contract/safeuse.h"

namespace atalaya::platform {

/// Throws 400 with the field that is larger than the tenant's limits allow; tells nothing of what is in it.
void requireWithinLimits(const contract::DecideRequest &request, const contract::InputLimits &limits);

} // namespace atalaya::platform
