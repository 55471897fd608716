// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace atalaya::platform {

/// What looks like a credential, blacked out: bearer tokens, API keys, values of fields named after secrets.
[[nodiscard]] std::string redact(std::string_view text);

/// One line to standard error with time and level, redacted, without control characters. Thread-safe, never throws.
void logError(std::string_view text) noexcept;
void logWarning(std::string_view text) noexcept;
void logInfo(std::string_view text) noexcept;

} // namespace atalaya::platform
