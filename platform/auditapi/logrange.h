// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/http/types.h"

#include <cstdint>
#include <string>

namespace atalaya::platform {

/// How many leaves of the caller's log are signed. Throws HttpError: 503 `log_read_only`, 404 `log_empty`.
[[nodiscard]] std::uint64_t signedSize(const SignedLog &log, const RequestContext &request);
/// Of a reply: behind what fills it, it ends, and whoever asked reads on. A client takes 8 MiB, and one body more is
/// far less than the rest.
inline constexpr std::size_t enoughBytes = 4U << 20U;

/// A whole number of the query. Throws HttpError 400 that names the field: `required`, or `out_of_range`.
[[nodiscard]] std::uint64_t numberIn(const RequestContext &request, const std::string &name, std::uint64_t least,
                                     std::uint64_t most);

} // namespace atalaya::platform
