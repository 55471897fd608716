// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "platform/auditlog/auditlog.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

void recordChange(Transaction &transaction, AuditLog &log, Instant at, const Change &change)
{
    const std::string tenant = change.tenantId.empty() ? std::string(platformLog) : change.tenantId;
    const nlohmann::json meta = {change.action, change.actor, change.target, change.result};
    const nlohmann::json body = {{"actingFor", change.actingFor}, {"after", change.after},
                                 {"before", change.before},       {"correlationId", change.correlationId},
                                 {"reason", change.reason},       {"session", change.session}};
    const std::int64_t seq =
        log.append(transaction, tenant, at, {"change", contract::dumpJson(meta), contract::dumpJson(body)});
    transaction.inTenant(tenant, [&] {
        // The trail shows the leaf's own time, which never runs back when the clock does.
        const auto tree = transaction.row("SELECT last_at FROM log_tree");
        const std::int64_t when = tree ? tree->integer(0) : at.time_since_epoch().count();
        transaction.run("INSERT INTO change (tenant_id, seq, at, actor, session, acting_for, action, target, before,"
                        " after, result, reason, correlation_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        {tenant, seq, when, change.actor, change.session, change.actingFor, change.action,
                         change.target, change.before, change.after, change.result, change.reason,
                         change.correlationId});
    });
}

} // namespace atalaya::platform
