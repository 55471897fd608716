// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policybook.h"

#include "platform/governance/policies/changeparts.h"

namespace atalaya::platform::policies {

namespace {

rules::PolicyInForce inForceFrom(const Row &row)
{
    const Instant since{std::chrono::milliseconds{row.integer(0)}};
    // The stored hash, not a fresh one: it is what decisions named, and `check` holds it against the text.
    return {parts::policyFrom(row.text(1)), row.integer(2), since, row.text(3)};
}

rules::PolicySet setOf(Connection &connection, std::string_view sql, std::initializer_list<Value> values)
{
    rules::PolicySet set;
    for (const Row &row : connection.rows(sql, values))
        set.policies.push_back(inForceFrom(row));
    set.byDefault = rules::policyModeOf(settings(connection).defaultMode).value_or(rules::PolicyMode::Review);
    return set;
}

} // namespace

rules::PolicySet setInForce(Connection &connection)
{
    return setOf(connection,
                 "SELECT p.created_at, v.policy, v.version, v.hash FROM policy p JOIN policy_version v"
                 " ON v.policy_id = p.id AND v.version = p.version ORDER BY p.id",
                 {});
}

rules::PolicySet setInForce(Connection &connection, std::int64_t leaves)
{
    return setOf(connection,
                 "SELECT p.created_at, v.policy, v.version, v.hash FROM policy p JOIN policy_version v"
                 " ON v.policy_id = p.id WHERE v.version = (SELECT max(o.version) FROM policy_version o WHERE"
                 // What came with the platform holds since the tenant is there, whenever that was written down.
                 " o.policy_id = p.id AND (o.seq IS NULL OR o.seq < ? OR o.published_by = 'operator')) ORDER BY p.id",
                 {leaves});
}

rules::PolicyInForce asItWas(Connection &connection, const std::string &id, std::int64_t version)
{
    const auto row = connection.row("SELECT p.created_at, v.policy, v.version, v.hash FROM policy p JOIN"
                                    " policy_version v ON v.policy_id = p.id WHERE p.id = ? AND v.version = ?",
                                    {id, version});
    if (!row)
        throw StoreError(StoreError::Kind::Failed, "a version of a policy is not there");
    return inForceFrom(*row);
}

PolicyBook::Engine PolicyBook::inForce(const std::string &tenantId, Connection &connection)
{
    const std::int64_t now = generation(connection);
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_entries.find(tenantId);
        if (known != m_entries.end() && known->second.generation == now)
            return known->second.engine;
    }
    auto compiled = rules::PolicyEngine::compile(setInForce(connection));
    if (!compiled)
        throw StoreError(StoreError::Kind::Damaged, "the policies in force can't be made ready: " + compiled.error());
    Engine engine = std::make_shared<const rules::PolicyEngine>(*std::move(compiled));
    const std::lock_guard lock(m_mutex);
    Entry &entry = m_entries[tenantId];
    // Who read an older state does not put back what a newer one has replaced.
    if (!entry.engine || entry.generation < now)
        entry = {now, engine};
    return engine;
}

} // namespace atalaya::platform::policies
