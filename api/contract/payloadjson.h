// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auditproof.h"
#include "reader.h"

/// How bytes and opened payloads stand in JSON; for the encoders here.
namespace atalaya::contract {

/// Longest payload as Base64.
inline constexpr std::size_t longestPayload = 1U << 20U;
inline constexpr std::size_t hashBytes = 32;
/// A hash or a salt as Base64.
inline constexpr std::size_t longestHash = 44;

[[nodiscard]] nlohmann::json encodeBytes(const std::string &bytes);
/// The bytes of `text`; fails `key` when it is not Base64, or not of `size` bytes where one is given.
[[nodiscard]] std::string bytesOf(Reader &in, std::string_view key, const std::string &text, std::size_t size = 0);
/// Both null when there is none.
void putPayload(nlohmann::json &object, const char *key, const char *saltKey,
                const std::optional<OpenedPayload> &payload);
[[nodiscard]] std::optional<OpenedPayload> readPayload(Reader &in, std::string_view key, std::string_view saltKey);

} // namespace atalaya::contract
