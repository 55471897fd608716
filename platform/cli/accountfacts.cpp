// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountfacts.h"

#include "platform/limits/limits.h"
#include "platform/limits/stategrants.h"
#include "platform/limits/states.h"
#include "platform/tenancy/tenants.h"

#include <algorithm>

namespace atalaya::platform {

std::optional<contract::Tenant> StoredAccountFacts::tenant(std::string_view id) const
{
    std::optional<contract::Tenant> found;
    m_database.read([&](Connection &connection) { found = tenants::find(connection, id); });
    return found;
}

std::optional<std::string> StoredAccountFacts::tenantIdOfSlug(std::string_view slug) const
{
    std::optional<contract::Tenant> found;
    m_database.read([&](Connection &connection) { found = tenants::findBySlug(connection, slug); });
    return found ? std::optional(found->id) : std::nullopt;
}

std::vector<contract::RoleInfo> StoredAccountFacts::roles(std::string_view tenantId) const
{
    std::vector<contract::RoleInfo> roles = m_roles.roles(tenantId);
    if (tenantId.empty())
        return roles;
    m_database.read([&](Connection &connection) {
        for (const StateGrant &grant : stateGrants(connection, std::string(tenantId), m_clock.now())) {
            const auto role = std::ranges::find(roles, grant.role, &contract::RoleInfo::id);
            if (role == roles.end() || std::ranges::count(role->permissions, grant.permission) != 0)
                continue;
            role->permissions.insert(std::ranges::upper_bound(role->permissions, grant.permission), grant.permission);
        }
    });
    return roles;
}

bool StoredAccountFacts::mayHold(std::string_view tenantId, std::string_view role) const
{
    bool may = false;
    m_database.read([&](Connection &connection) {
        const auto found = connection.row("SELECT of_platform FROM roles WHERE id = ?", {std::string(role)});
        may = found && (found->integer(0) != 0) == tenantId.empty();
    });
    return may;
}

std::vector<std::string> StoredAccountFacts::featuresOf(std::string_view tenantId) const
{
    std::vector<std::string> features;
    m_database.read([&](Connection &connection) {
        connection.inTenant(tenantId, [&] { features = effectiveFeatures(connection, m_clock.now()); });
    });
    return features;
}

std::optional<contract::Subscription> StoredAccountFacts::subscriptionOf(std::string_view tenantId) const
{
    std::optional<contract::Subscription> subscription;
    m_database.read([&](Connection &connection) {
        connection.inTenant(tenantId, [&] { subscription = platform::subscriptionOf(connection, m_clock.now()); });
    });
    return subscription;
}

} // namespace atalaya::platform
