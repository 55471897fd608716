// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace atalaya::api {

/// A hash of the tree of RFC 9162 §2.1 over SHA-256, seen from the side that checks it.
using TreeHash = std::array<std::uint8_t, 32>;

/// SHA-256 of the parts one after the other.
[[nodiscard]] TreeHash sha256(std::initializer_list<std::string_view> parts);

/// SHA-256(0x00 ‖ leaf).
[[nodiscard]] TreeHash hashOfLeaf(std::string_view leaf);
/// SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] TreeHash hashOfNode(const TreeHash &left, const TreeHash &right);
/// The root of a tree without leaves: SHA-256 of nothing.
[[nodiscard]] TreeHash hashOfNothing();

[[nodiscard]] std::string_view bytesOf(const TreeHash &hash);
/// nullopt unless there are exactly 32 bytes.
[[nodiscard]] std::optional<TreeHash> hashFrom(std::string_view bytes);

/// RFC 4648 §4 with padding, and nothing that an encoder would not have written.
[[nodiscard]] std::optional<std::string> fromBase64(std::string_view text);
[[nodiscard]] std::string toBase64(std::string_view bytes);
[[nodiscard]] std::optional<TreeHash> hashFromBase64(std::string_view text);

} // namespace atalaya::api
