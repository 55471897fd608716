// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "router.h"

#include <optional>
#include <string_view>

namespace atalaya::platform {

inline constexpr std::size_t maxRequestLine = 8U * 1024U;
inline constexpr std::size_t maxHeaderBytes = 16U * 1024U;

/// A request's head after the strict reading that comes before the library's lenient one.
struct CheckedHead
{
    RawRequest request;
    std::size_t contentLength = 0;
    bool keepAlive = true;
    bool expectsContinue = false;
    /// Set when the connection must be answered with this and closed.
    std::optional<HttpError> refused;
};

/// `head`: everything up to and including the empty line. Refuses what servers and proxies read in different ways
/// (folded lines, two lengths, chunked bodies) and bodies that the path does not take.
[[nodiscard]] CheckedHead checkHead(std::string_view head, const Router &router);
[[nodiscard]] HttpError requestLineTooLong();
[[nodiscard]] HttpError headersTooLarge();

} // namespace atalaya::platform
