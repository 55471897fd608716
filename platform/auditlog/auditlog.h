// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// The id of the platform's own log, for events that belong to no tenant.
inline constexpr std::string_view platformLog = "platform";

/// What one leaf commits to. `meta` is what filters see, `body` the reason and the inputs.
struct LogEntry
{
    /// decision, change, override, retention, epoch, …
    std::string kind;
    std::string meta;
    std::string body;
};

/// Appends to a tenant's signed log inside the caller's transaction: either both are committed or neither is.
class AuditLog
{
public:
    virtual ~AuditLog() = default;
    /// Answers the sequence number. Works in system and in tenant scope. Throws StoreError when the log is read-only.
    virtual std::int64_t append(Transaction &transaction, std::string_view tenantId, Instant at,
                                const LogEntry &entry) = 0;
};

/// A line of the change trail, written in the same transaction as the change; secrets appear as "changed".
struct Change
{
    std::string tenantId;
    /// User id, or `operator` for the command line.
    std::string actor;
    std::string session;
    /// The tenant a support session acts for; empty otherwise.
    std::string actingFor;
    /// For example auth.sign_in, mfa.enrolled, session.ended, api_key.created, tenant.created.
    std::string action;
    std::string target;
    /// JSON text or empty.
    std::string before;
    std::string after;
    /// allowed, denied or failed.
    std::string result;
    std::string reason;
    std::string correlationId;
};

/// Appends the leaf (kind `change`) and the row of the change trail; answers their sequence number.
std::int64_t recordChange(Transaction &transaction, AuditLog &log, Instant at, const Change &change);

/// Holds the change trail of every tenant against the leaves, column by column (`check`). System scope.
[[nodiscard]] std::vector<std::string> checkChanges(Connection &connection);

} // namespace atalaya::platform
