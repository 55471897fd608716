// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/safeuse/safeusechange.h"

#include "api/rules/safeuse.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::safeuse {

namespace {

using nlohmann::json;

json describe(const contract::SafeUse &state)
{
    json value = encode(state.rules);
    value["version"] = state.version;
    value["hash"] = state.hash;
    return value;
}

std::int64_t record(Transaction &transaction, AuditLog &log, Instant now, Change line, const contract::SafeUse &before,
                    const contract::SafeUse &after)
{
    json made = describe(after);
    if (const auto given = contract::parseJson(line.after); given && given->is_object())
        made.update(*given);
    made["weakened"] = rules::weakens(before.rules, after.rules);
    line.action = "safe_use.changed";
    line.target = "governance/safe-use";
    line.before = contract::dumpJson(describe(before));
    line.after = contract::dumpJson(made);
    line.result = "allowed";
    line.reason = after.note;
    return recordChange(transaction, log, now, line);
}

} // namespace

Done change(Transaction &transaction, AuditLog &log, Instant now, const Change &who, std::int64_t version,
            const contract::SafeUseRequest &request)
{
    const contract::SafeUse before = current(transaction);
    if (before.version != version)
        return tl::unexpected(Fault::Stale);
    if (before.rules == request.rules)
        return tl::unexpected(Fault::Unchanged);
    contract::SafeUse after;
    after.version = before.version + 1;
    after.rules = request.rules;
    after.hash = hashOf(after.rules);
    after.changedAt = now;
    after.changedBy = contract::Person{who.actor, {}};
    // Whatever the tenant masks for its agents: nothing personal goes into the trail.
    after.note = rules::maskPii(request.note).text;
    after.seq = record(transaction, log, now, who, before, after);
    insert(transaction, who.tenantId, after);
    return after;
}

} // namespace atalaya::platform::safeuse
