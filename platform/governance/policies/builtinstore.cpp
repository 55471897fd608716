// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/builtinstore.h"

#include "api/rules/policyjson.h"
#include "platform/governance/builtinpolicies.h"
#include "platform/governance/policies/policybook.h"
#include "platform/governance/policies/policystore.h"
#include "platform/governance/vertical.h"
#include "platform/tenancy/tenants.h"

#include <vector>

namespace atalaya::platform::policies {

void installBuiltIns(Transaction &transaction, const contract::Tenant &tenant)
{
    constexpr const char *platform = "operator";
    if (transaction.row("SELECT 1 FROM policy LIMIT 1"))
        return;
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

void installBuiltIns(Database &database)
{
    std::vector<contract::Tenant> without;
    database.read([&](Connection &connection) {
        for (contract::Tenant &tenant : tenants::all(connection)) {
            if (!connection.row("SELECT 1 FROM base_policy WHERE tenant_id = ? LIMIT 1", {tenant.id}))
                without.push_back(std::move(tenant));
        }
    });
    if (without.empty())
        return;
    database.write([&](Transaction &transaction) {
        for (const contract::Tenant &tenant : without)
            transaction.inTenant(tenant.id, [&] { installBuiltIns(transaction, tenant); });
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
