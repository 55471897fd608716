// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/merkle.h"
#include "platform/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// What a payload is hashed together with, so that a commitment tells nothing about a short payload.
using Salt = std::array<std::uint8_t, 32>;

enum class Payload
{
    Meta,
    Body
};

/// SHA-256(tag ‖ salt ‖ bytes); tag is `atalaya.meta.v1` or `atalaya.body.v1`, so that one can't stand for the other.
[[nodiscard]] TreeHash commitment(Payload payload, const Salt &salt, std::string_view bytes);

/// One entry of a log as the tree sees it. Canonical bytes, integers big-endian:
/// version (1 byte, 1) ‖ tenant id (2-byte length, bytes) ‖ seq (8) ‖ at in ms since 1970 (8) ‖ kind (1-byte length,
/// bytes) ‖ commitment to meta (32) ‖ commitment to body (32).
struct Leaf
{
    std::string tenantId;
    std::uint64_t seq = 0;
    Instant at{};
    std::string kind;
    TreeHash meta{};
    TreeHash body{};

    bool operator==(const Leaf &) const = default;
};

[[nodiscard]] std::string encode(const Leaf &leaf);
/// nullopt for anything that `encode` doesn't write.
[[nodiscard]] std::optional<Leaf> decodeLeaf(std::string_view bytes);

/// Salts from the system's generator, fetched in blocks: a system call for each would dominate bulk writes.
class SaltSource
{
public:
    [[nodiscard]] Salt next();

private:
    std::array<Salt, 128> m_block{};
    std::size_t m_used = 128;
};

} // namespace atalaya::platform
