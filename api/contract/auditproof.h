// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::contract {

/// Bytes (leaf, payload, salt, hash) are Base64 with padding in JSON and raw bytes in these structs.

/// `GET …/log/inclusion?seq&size`: from the leaf up (RFC 9162 §2.1.3).
struct InclusionProof
{
    std::int64_t seq = 0;
    std::int64_t size = 0;
    std::string leafHash;
    std::vector<std::string> path;
    bool operator==(const InclusionProof &) const = default;
};

/// `GET …/log/consistency?from&to` (RFC 9162 §2.1.4); without nodes when `from` is 0 or `to`.
struct ConsistencyProof
{
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::vector<std::string> path;
    bool operator==(const ConsistencyProof &) const = default;
};

/// What a commitment of a leaf is opened with.
struct OpenedPayload
{
    std::string bytes;
    /// 32 bytes.
    std::string salt;
    bool operator==(const OpenedPayload &) const = default;
};

/// One row of `GET …/queries/{id}/proofs`. A payload is absent when it was erased; `body` also unless it was asked for.
struct ProvenRow
{
    std::int64_t seq = 0;
    std::string leaf;
    std::optional<OpenedPayload> meta;
    std::optional<OpenedPayload> body;
    /// Places in SharedProof::nodes, from the leaf up.
    std::vector<std::int64_t> path;
    bool operator==(const ProvenRow &) const = default;
};

/// Inclusion proofs of several leaves in the tree of the first `size`; nodes that they share travel once.
struct SharedProof
{
    std::int64_t size = 0;
    std::vector<std::string> nodes;
    std::vector<ProvenRow> rows;
    bool operator==(const SharedProof &) const = default;
};

[[nodiscard]] nlohmann::json encode(const InclusionProof &proof);
[[nodiscard]] Decoded<InclusionProof> decodeInclusionProof(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const ConsistencyProof &proof);
[[nodiscard]] Decoded<ConsistencyProof> decodeConsistencyProof(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const SharedProof &proof);
[[nodiscard]] Decoded<SharedProof> decodeSharedProof(const nlohmann::json &value);

} // namespace atalaya::contract
