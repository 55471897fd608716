// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "platform/auditlog/auditlog.h"
#include "platform/auditlog/leaf.h"
#include "platform/auditlog/rowcheck.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

std::string metaOf(const Change &change)
{
    return contract::dumpJson(nlohmann::json{change.action, change.actor, change.target, change.result});
}

std::string bodyOf(const Change &change)
{
    const nlohmann::json body = {{"actingFor", change.actingFor}, {"after", change.after},
                                 {"before", change.before},       {"correlationId", change.correlationId},
                                 {"reason", change.reason},       {"session", change.session}};
    return contract::dumpJson(body);
}

} // namespace

std::int64_t recordChange(Transaction &transaction, AuditLog &log, Instant at, const Change &change)
{
    const std::string tenant = change.tenantId.empty() ? std::string(platformLog) : change.tenantId;
    const std::int64_t seq = log.append(transaction, tenant, at, {"change", metaOf(change), bodyOf(change)});
    transaction.inTenant(tenant, [&] {
        // The trail shows the leaf's own time, which never runs back when the clock does.
        const auto stored = transaction.row("SELECT leaf FROM log_leaf WHERE seq = ?", {seq});
        const auto leaf = stored ? decodeLeaf(stored->blob(0)) : std::nullopt;
        const std::int64_t when = (leaf ? leaf->at : at).time_since_epoch().count();
        transaction.run("INSERT INTO change (tenant_id, seq, at, actor, session, acting_for, action, target, before,"
                        " after, result, reason, correlation_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        {tenant, seq, when, change.actor, change.session, change.actingFor, change.action,
                         change.target, change.before, change.after, change.result, change.reason,
                         change.correlationId});
    });
    return seq;
}

std::vector<std::string> checkChanges(Connection &connection)
{
    const LeafTable table{"change", "base_change",
                          "r.at, r.actor, r.session, r.acting_for, r.action, r.target, r.before, r.after, r.result,"
                          " r.reason, r.correlation_id"};
    return checkRows(connection, table, [](const StoredLeaf &stored, const Row &row, std::size_t first) {
        Change change;
        std::size_t column = first;
        for (std::string *const text :
             {&change.actor, &change.session, &change.actingFor, &change.action, &change.target, &change.before,
              &change.after, &change.result, &change.reason, &change.correlationId})
            *text = row.text(++column);
        const bool same = row.integer(first) == stored.leaf.at.time_since_epoch().count() &&
                          metaOf(change) == stored.meta && bodyOf(change) == stored.body;
        return same ? std::string_view() : "differs from its leaf";
    });
}

} // namespace atalaya::platform
