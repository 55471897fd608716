// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/retrypolicy.h"

#include <algorithm>

namespace atalaya::api {

namespace {

bool mayMend(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
        // A line that broke may be mended by the next try; nobody listening will still not listen in a second.
        return error.code == QLatin1String("connection_lost");
    case ApiError::Kind::Timeout:
    case ApiError::Kind::RateLimited:
        return true;
    case ApiError::Kind::Server:
        return error.httpStatus == 502 || error.httpStatus == 503 || error.httpStatus == 504;
    default:
        return false;
    }
}

} // namespace

std::optional<std::chrono::milliseconds> pauseBeforeRepeat(const Request &request, const ApiError &error, int failures,
                                                           const NetLimits &limits)
{
    const int most = std::min(request.repetitions.value_or(static_cast<int>(limits.backOff.size())),
                              static_cast<int>(limits.backOff.size()));
    if (!request.isIdempotent() || failures > most || !mayMend(error))
        return std::nullopt;
    const auto pause = limits.backOff.at(static_cast<std::size_t>(failures - 1));
    if (!error.retryAfter)
        // Without advice a refusal for too many requests is not answered with one more.
        return error.kind == ApiError::Kind::RateLimited ? std::nullopt : std::optional(pause);
    if (*error.retryAfter > limits.patience)
        return std::nullopt;
    return std::max<std::chrono::milliseconds>(pause, *error.retryAfter);
}

} // namespace atalaya::api
