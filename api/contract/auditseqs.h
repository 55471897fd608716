// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"

#include <cstdint>
#include <string>
#include <vector>

namespace atalaya::contract {

/// `GET /api/admin/audit/queries/{id}/seqs?offset&limit`: which decisions a snapshot holds, in its order, by their
/// numbers alone; what a whole result is verified by.
struct AuditSeqs
{
    /// In one reply.
    static constexpr std::int64_t most = 100'000;

    std::string queryId;
    std::int64_t offset = 0;
    /// Size of the head that the snapshot was made at; every number is below.
    std::int64_t headSize = 0;
    std::vector<std::int64_t> seqs;

    bool operator==(const AuditSeqs &) const = default;
};

[[nodiscard]] nlohmann::json encode(const AuditSeqs &page);
[[nodiscard]] Decoded<AuditSeqs> decodeAuditSeqs(const nlohmann::json &value);

} // namespace atalaya::contract
