// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::contract {

/// A moment in UTC with milliseconds, as everywhere in the contract.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day without a time zone (`2026-02-01`).
using Date = std::chrono::sys_days;

/// `2026-02-01T00:00:00.000Z`.
[[nodiscard]] std::string formatInstant(Instant instant);
/// Accepts `Z` or an offset, with or without fractions of a second; nullopt for anything else.
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);
[[nodiscard]] std::string formatDate(Date date);
[[nodiscard]] std::optional<Date> parseDate(std::string_view text);

} // namespace atalaya::contract
