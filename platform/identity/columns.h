// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <string>
#include <string_view>

/// How identity's tables hold what SQL has no type for.
namespace atalaya::platform {

[[nodiscard]] inline std::int64_t toColumn(Instant instant)
{
    return instant.time_since_epoch().count();
}

[[nodiscard]] inline std::int64_t toColumn(bool value)
{
    return value ? 1 : 0;
}

[[nodiscard]] inline Instant toInstant(std::int64_t milliseconds)
{
    return Instant(std::chrono::milliseconds(milliseconds));
}

[[nodiscard]] inline Blob toBlob(std::string_view bytes)
{
    return Blob{std::string(bytes)};
}

} // namespace atalaya::platform
