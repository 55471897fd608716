// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// nullopt for a broken escape and for bytes that no id or filter contains: control characters and bad UTF-8.
[[nodiscard]] std::optional<std::string> percentDecode(std::string_view text, bool plusIsSpace);
/// `a=1&b=2`; nullopt when a name comes twice or a piece can't be decoded.
[[nodiscard]] std::optional<std::map<std::string, std::string>> parseQuery(std::string_view text);

} // namespace atalaya::platform
