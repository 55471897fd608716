// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"
#include "api/proof/treehash.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::api {

/// What the canonical bytes of a leaf say (docs/decisions/0005), integers big-endian: version 1 (1 byte) ‖ tenant id
/// (2-byte length, bytes) ‖ seq (8) ‖ at in ms since 1970 (8) ‖ kind (1-byte length, bytes) ‖ commitments to meta and
/// body (32 each).
struct LogLeaf
{
    std::string tenantId;
    std::uint64_t seq = 0;
    contract::Instant at{};
    /// decision, change, override, retention, epoch, …
    std::string kind;
    TreeHash meta{};
    TreeHash body{};

    /// nullopt for anything else, also for something behind the end.
    [[nodiscard]] static std::optional<LogLeaf> parse(std::string_view bytes);

    bool operator==(const LogLeaf &) const = default;
};

enum class Payload
{
    /// What filters see.
    Meta,
    /// Reason, inputs and people.
    Body
};

/// Whether these bytes with this salt (32 bytes) are what a leaf committed to: SHA-256(tag ‖ salt ‖ bytes).
[[nodiscard]] bool opens(const TreeHash &commitment, Payload payload, std::string_view salt, std::string_view bytes);

/// The id under which a tenant's decision is shown: "dec-", twelve digits that name the tenant, the number in hex.
[[nodiscard]] std::string decisionIdOf(std::string_view tenantId, std::uint64_t seq);

} // namespace atalaya::api
