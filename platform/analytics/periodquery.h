// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/analytics/zonedperiod.h"
#include "platform/http/types.h"

#include <string>

namespace atalaya::platform {

/// The period that `from` and `to` name; the last 30 days when neither is there. What is wrong with them goes into
/// `refused`, whose fields may be of other parameters too; throws it when it has any.
[[nodiscard]] ZonedPeriod periodOf(const RequestContext &request, const std::string &timeZone, Instant now,
                                   HttpError refused);
/// The month that `month` names as YYYY-MM; this one when it is not there.
[[nodiscard]] ZonedPeriod monthOf(const RequestContext &request, const std::string &timeZone, Instant now);

} // namespace atalaya::platform
