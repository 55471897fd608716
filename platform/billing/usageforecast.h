// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/forecast.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

namespace atalaya::platform::billing {

/// tokens, searches and storage until the end of this month. In tenant scope, or within `Connection::inTenant`.
[[nodiscard]] contract::UsageForecast usageForecast(Connection &connection, Instant now);

} // namespace atalaya::platform::billing
