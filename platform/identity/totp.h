// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Time-based one-time passwords: RFC 6238 with SHA-1, six digits, 30 seconds. Secrets are raw bytes.
namespace atalaya::platform::totp {

inline constexpr std::chrono::seconds period{30};
inline constexpr unsigned digits = 6;
/// Steps before and after the present one that are accepted too.
inline constexpr std::int64_t window = 1;

/// 20 random bytes.
[[nodiscard]] std::string newSecret();
/// RFC 4226; throws std::runtime_error when liboath refuses.
[[nodiscard]] std::string hotp(std::string_view secret, std::int64_t counter, unsigned codeDigits = digits);
[[nodiscard]] std::int64_t stepAt(Instant instant);
[[nodiscard]] Instant startOf(std::int64_t step);

struct Match
{
    enum class Result
    {
        Wrong,
        /// Right, but this step or a later one was accepted before.
        Replayed,
        Accepted
    };
    Result result = Result::Wrong;
    /// Set when accepted; to be stored as the new `lastStep`.
    std::int64_t step = 0;
};
/// `lastStep`: the step that was accepted last, or nothing yet.
[[nodiscard]] Match match(std::string_view secret, std::string_view code, Instant now,
                          std::optional<std::int64_t> lastStep);

/// RFC 4648 base32 without padding.
[[nodiscard]] std::string toBase32(std::string_view secret);
[[nodiscard]] std::optional<std::string> fromBase32(std::string_view text);
/// `otpauth://totp/Issuer:account?secret=…`, as authenticator applications scan it.
[[nodiscard]] std::string otpauthUrl(std::string_view issuer, std::string_view account, std::string_view secret);

} // namespace atalaya::platform::totp
