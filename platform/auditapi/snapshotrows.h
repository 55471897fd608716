// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/tenancy/tenantscope.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// What proofs need to know of a snapshot: which leaves its rows are, in its order. Implemented by the search room.
class SnapshotRows
{
public:
    struct Page
    {
        /// Size of the signed head that the snapshot was made at; every seq is below.
        std::uint64_t headSize = 0;
        std::vector<std::uint64_t> seqs;
    };
    virtual ~SnapshotRows() = default;
    /// nullopt when the tenant has no snapshot of this id (never, or no more). Beyond the end: no seqs.
    [[nodiscard]] virtual std::optional<Page> seqs(const TenantScope &scope, std::string_view queryId,
                                                   std::uint64_t offset, std::uint64_t limit) = 0;
    /// The tenant that has one of this id; empty: nobody.
    [[nodiscard]] virtual std::string ownerOf(std::string_view queryId) const = 0;
};

} // namespace atalaya::platform
