// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// The tree of RFC 9162 §2.1 over SHA-256, seen from the side that builds it.
using TreeHash = std::array<std::uint8_t, 32>;

/// SHA-256(0x00 ‖ leaf).
[[nodiscard]] TreeHash leafHash(std::string_view leaf);
/// SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] TreeHash nodeHash(const TreeHash &left, const TreeHash &right);
/// Root by the recursive definition; for proofs and for holding the frontier against it.
/// The root of no leaves is the hash of nothing.
[[nodiscard]] TreeHash rootOf(std::span<const TreeHash> leaves);
[[nodiscard]] std::string_view view(const TreeHash &hash);

/// What an append-only tree has to remember to go on: the roots of its perfect subtrees, largest first, one for each
/// bit set in the size. Appending costs one hash on average, the root one for each subtree.
class Frontier
{
public:
    void append(const TreeHash &leaf);
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    [[nodiscard]] TreeHash root() const;

    /// The subtree roots one after the other; together with the size they are the whole state.
    [[nodiscard]] std::string encode() const;
    /// nullopt when the bytes don't fit the size.
    [[nodiscard]] static std::optional<Frontier> decode(std::uint64_t size, std::string_view bytes);

    bool operator==(const Frontier &) const = default;

private:
    std::uint64_t m_size = 0;
    std::vector<TreeHash> m_roots;
};

} // namespace atalaya::platform
