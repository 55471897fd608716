// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// Length instead of rules about characters. Lengths are in characters, not bytes.
inline constexpr std::size_t shortestPasswordWithFactor = 10;
inline constexpr std::size_t shortestPasswordAlone = 15;
inline constexpr std::size_t longestPasswordBytes = 1024;

/// Why a new password is refused: `too_short`, `too_long`, `too_common` (also the e-mail, or one character over and
/// over); nullopt when it may be used.
[[nodiscard]] std::optional<std::string> passwordProblem(std::string_view password, std::string_view email,
                                                         bool withFactor);

} // namespace atalaya::platform
