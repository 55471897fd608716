// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "api/contract/auditrows.h"
#include "platform/tenancy/tenantscope.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::platform {

/// What an export needs to know of a snapshot. Implemented by the search room.
class ExportSource
{
public:
    virtual ~ExportSource() = default;
    /// nullopt when the tenant has no snapshot of this id (never, or no more).
    [[nodiscard]] virtual std::optional<contract::AuditQuery> snapshot(const TenantScope &scope,
                                                                       const std::string &queryId) = 0;
    /// Rows in the snapshot's order; nullopt as above. `clientGone` may be empty: whether nobody waits any
    /// more; then there may be no rows.
    [[nodiscard]] virtual std::optional<std::vector<contract::AuditRow>>
    snapshotRows(const TenantScope &scope, const std::string &queryId, std::int64_t offset, std::int64_t limit,
                 const std::function<bool()> &clientGone) = 0;
};

} // namespace atalaya::platform
