// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace atalaya::platform {

/// Whether an Accept-Encoding header lets us answer with gzip.
[[nodiscard]] bool acceptsGzip(std::string_view header);
/// Empty when compression fails; the caller sends the text as it is.
[[nodiscard]] std::string gzip(std::string_view text);

} // namespace atalaya::platform
