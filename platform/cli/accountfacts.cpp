// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountfacts.h"

#include "platform/limits/limits.h"
#include "platform/tenancy/tenants.h"

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
    return m_roles.roles(tenantId);
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
        connection.inTenant(tenantId, [&] { features = effectiveFeatures(connection); });
    });
    return features;
}

std::optional<contract::Subscription> StoredAccountFacts::subscriptionOf(std::string_view tenantId) const
{
    std::optional<contract::Subscription> subscription;
    m_database.read([&](Connection &connection) {
        connection.inTenant(tenantId, [&] { subscription = platform::subscriptionOf(connection); });
    });
    return subscription;
}

} // namespace atalaya::platform
