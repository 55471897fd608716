// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"
#include "api/net/netlimits.h"
#include "api/net/request.h"

#include <chrono>
#include <optional>

namespace atalaya::api {

/// How long to wait before sending `request` again after its failure number `failures` (from 1), or nullopt to give up.
/// Only what a repetition can mend is repeated, and only when a second arrival does no harm.
[[nodiscard]] std::optional<std::chrono::milliseconds> pauseBeforeRepeat(const Request &request, const ApiError &error,
                                                                         int failures, const NetLimits &limits);

} // namespace atalaya::api
