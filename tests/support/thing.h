// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/netlimits.h"
#include "api/net/request.h"

#include <chrono>
#include <vector>

namespace atalaya::tests {

/// Something that a test asks a server for, whatever it is.
constexpr auto kThing = "GET /api/thing";

[[nodiscard]] inline api::Request thing()
{
    api::Request request;
    request.path = QStringLiteral("/api/thing");
    request.label = "thing.load";
    return request;
}

/// Little patience: a test should not wait. `backOff`: the pauses between tries.
[[nodiscard]] inline api::NetLimits shortLimits(std::vector<std::chrono::milliseconds> backOff = {
                                                    std::chrono::milliseconds(1), std::chrono::milliseconds(1)})
{
    api::NetLimits limits;
    limits.connect = std::chrono::milliseconds(500);
    limits.transfer = std::chrono::seconds(2);
    limits.backOff = std::move(backOff);
    return limits;
}

} // namespace atalaya::tests
