// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/auditlog.h"
#include "platform/governance/safeuse/safeusestore.h"

#include <tl/expected.hpp>

/// What people do to the rules of safe use.
namespace atalaya::platform::safeuse {

enum class Fault
{
    /// Somebody has changed them since.
    Stale,
    /// That is what is in force already.
    Unchanged
};
using Done = tl::expected<contract::SafeUse, Fault>;

/// The next version: row, leaf and line of the trail in one transaction. `who` brings tenant, actor, session and the
/// like; what its `after` holds already is kept.
[[nodiscard]] Done change(Transaction &transaction, AuditLog &log, Instant now, const Change &who, std::int64_t version,
                          const contract::SafeUseRequest &request);

} // namespace atalaya::platform::safeuse
