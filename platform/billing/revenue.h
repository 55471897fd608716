// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/revenue.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <chrono>

namespace atalaya::platform::billing {

/// Revenue of the months from `first` to `last`, from every tenant's events up to `now`. System scope.
[[nodiscard]] contract::Revenue revenueOf(Connection &connection, std::chrono::year_month first,
                                          std::chrono::year_month last, Instant now);

} // namespace atalaya::platform::billing
