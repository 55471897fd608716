// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// From the operating system, through libsodium.
[[nodiscard]] std::string randomBytes(std::size_t count);
/// 128 random bits as 22 url-safe characters: ids of rows and requests.
[[nodiscard]] std::string randomId();
/// 256 random bits as 43 url-safe characters: bearer tokens.
[[nodiscard]] std::string randomToken();
/// `length` characters drawn evenly from `alphabet` (at most 256 characters).
[[nodiscard]] std::string randomText(std::size_t length, std::string_view alphabet);

} // namespace atalaya::platform
