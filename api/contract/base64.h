// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace atalaya::contract {

/// RFC 4648 §4, with padding.
[[nodiscard]] std::string toBase64(std::string_view bytes);
/// The one spelling that toBase64() gives; nullopt for every other text.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);

} // namespace atalaya::contract
