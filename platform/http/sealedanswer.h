// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "types.h"

#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// A reply as encrypted bytes; only who knows `secret` reads them.
[[nodiscard]] std::string sealAnswer(const Response &response, std::string_view secret);
[[nodiscard]] std::optional<Response> openAnswer(std::string_view sealed, std::string_view secret);

} // namespace atalaya::platform
