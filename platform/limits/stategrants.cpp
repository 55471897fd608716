// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/stategrants.h"

#include "platform/limits/states.h"

#include <algorithm>

namespace atalaya::platform {

std::vector<StateGrant> stateGrants(Connection &connection, const std::string &tenantId, Instant now)
{
    std::string status;
    connection.inTenant(tenantId, [&] { status = statusAt(connection, now); });
    std::vector<StateGrant> grants;
    for (const Row &row :
         connection.rows("SELECT role, permission FROM limits_state_grant AS g WHERE status = ?1 "
                         "AND NOT EXISTS (SELECT 1 FROM base_role_overrides AS o WHERE o.tenant_id = ?2 "
                         "AND o.role = g.role AND o.permission = g.permission AND o.granted = 0) "
                         "ORDER BY role, permission",
                         {status, tenantId}))
        grants.push_back({row.text(0), row.text(1)});
    return grants;
}

std::set<std::string> StatePermissions::of(std::string_view tenantId, std::string_view role)
{
    std::set<std::string> permissions = m_always.of(tenantId, role);
    for (const StateGrant &grant : grants(tenantId)) {
        if (grant.role == role)
            permissions.insert(grant.permission);
    }
    return permissions;
}

std::vector<std::string> StatePermissions::rolesWith(std::string_view tenantId, std::string_view permission)
{
    std::vector<std::string> roles = m_always.rolesWith(tenantId, permission);
    for (const StateGrant &grant : grants(tenantId)) {
        if (grant.permission == permission && std::ranges::find(roles, grant.role) == roles.end())
            roles.insert(std::ranges::upper_bound(roles, grant.role), grant.role);
    }
    return roles;
}

std::vector<StateGrant> StatePermissions::grants(std::string_view tenantId)
{
    // The platform's own people have no subscription.
    if (tenantId.empty())
        return {};
    std::vector<StateGrant> grants;
    m_database.read(
        [&](Connection &connection) { grants = stateGrants(connection, std::string(tenantId), m_clock.now()); });
    return grants;
}

} // namespace atalaya::platform
