// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/builtinstore.h"

#include "api/rules/policyjson.h"
#include "platform/governance/builtinpolicies.h"
#include "platform/governance/policies/policybook.h"
#include "platform/governance/policies/policystore.h"
#include "platform/governance/vertical.h"
#include "platform/tenancy/tenants.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace atalaya::platform::policies {

namespace {

constexpr const char *platform = "operator";

void insertBuiltIns(Transaction &transaction, const contract::Tenant &tenant)
{
    for (const rules::PolicyInForce &one : builtInPolicies(tenant.industry)) {
        const std::string &id = one.policy.id;
        if (!find(transaction, id))
            insert(transaction, tenant.id, {id, one.since, platform, 0, 0, one.since, platform});
        contract::PolicyVersion version;
        version.version = one.version;
        version.hash = one.hash;
        version.policy = rules::canonicalPolicy(one.policy);
        // The first of each is as old as the policy.
        version.publishedAt = find(transaction, id)->version == 0 ? one.since : policiesRenewed;
        version.publishedBy = platform;
        insertVersion(transaction, tenant.id, id, version);
        touch(transaction, id, version.publishedAt, platform);
    }
}

std::string named(std::int64_t version, const std::string &hash)
{
    return contract::dumpJson({{"version", version}, {"hash", hash}});
}

/// The leaves of those that came with the platform and have none.
void recordBuiltIns(Transaction &transaction, AuditLog &log, const std::string &tenantId, Instant now)
{
    std::string before;
    std::string last;
    for (const Row &row : transaction.rows("SELECT policy_id, version, hash FROM policy_version WHERE seq IS NULL"
                                           " ORDER BY policy_id, version")) {
        Change change;
        change.tenantId = tenantId;
        change.actor = platform;
        change.action = "policy.published";
        change.target = "policies/" + row.text(0);
        change.before = row.text(0) == last ? before : std::string();
        change.after = named(row.integer(1), row.text(2));
        change.result = "allowed";
        const std::int64_t seq = recordChange(transaction, log, now, change);
        transaction.run("UPDATE policy_version SET seq = ? WHERE policy_id = ? AND version = ?",
                        {seq, row.text(0), row.integer(1)});
        last = row.text(0);
        before = change.after;
    }
}

} // namespace

void installBuiltIns(Transaction &transaction, AuditLog &log, const contract::Tenant &tenant, Instant now)
{
    if (!transaction.row("SELECT 1 FROM policy LIMIT 1"))
        insertBuiltIns(transaction, tenant);
    recordBuiltIns(transaction, log, tenant.id, now);
}

void installBuiltIns(Database &database, SignedLog &log, Instant now)
{
    std::vector<contract::Tenant> without;
    database.read([&](Connection &connection) {
        for (contract::Tenant &tenant : tenants::all(connection)) {
            const auto some =
                connection.row("SELECT count(*), count(seq) FROM base_policy_version WHERE tenant_id = ?", {tenant.id});
            const bool isWhole = some->integer(0) > 0 && some->integer(0) == some->integer(1);
            if (!isWhole && !log.readOnly(tenant.id))
                without.push_back(std::move(tenant));
        }
    });
    if (without.empty())
        return;
    database.write([&](Transaction &transaction) {
        for (const contract::Tenant &tenant : without)
            transaction.inTenant(tenant.id, [&] { installBuiltIns(transaction, log, tenant, now); });
    });
}

PoliciesInForce storedInForce()
{
    return [book = std::make_shared<PolicyBook>()](Transaction &transaction, const contract::Tenant &tenant) {
        return book->inForce(tenant.id, transaction);
    };
}

PolicyAsItWas storedAsItWas()
{
    return [](Connection &connection, const std::string &id, std::int64_t number) -> std::optional<PolicyVersion> {
        auto stored = version(connection, id, number);
        return stored ? std::optional(PolicyVersion{std::move(stored->hash), std::move(stored->policy)}) : std::nullopt;
    };
}

} // namespace atalaya::platform::policies
