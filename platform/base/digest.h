// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace atalaya::platform {

/// 32 raw bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);
/// 32 raw bytes; keys of any length.
[[nodiscard]] std::string hmacSha256(std::string_view key, std::string_view bytes);
/// Takes the same time wherever the first difference is; the length is no secret.
[[nodiscard]] bool equalsInConstantTime(std::string_view a, std::string_view b);

} // namespace atalaya::platform
