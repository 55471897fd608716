// SPDX-License-Identifier: GPL-3.0-or-later
#include "rolebook.h"

#include <map>

namespace atalaya::platform {

namespace {

/// Pairs of role and permission that hold in a tenant; the first value is the tenant.
const char *const granted = "SELECT role, permission FROM role_permissions AS r "
                            "WHERE NOT EXISTS (SELECT 1 FROM base_role_overrides AS o WHERE o.tenant_id = ?1 "
                            "AND o.role = r.role AND o.permission = r.permission AND o.granted = 0) "
                            "UNION SELECT role, permission FROM base_role_overrides "
                            "WHERE tenant_id = ?1 AND granted = 1";

std::string whereGranted(const char *condition)
{
    return std::string("SELECT role, permission FROM (") + granted + ") WHERE " + condition +
           " ORDER BY role, permission";
}

} // namespace

std::set<std::string> RoleBook::of(std::string_view tenantId, std::string_view role)
{
    static const std::string sql = whereGranted("role = ?2");
    std::set<std::string> permissions;
    m_database.read([&](Connection &connection) {
        connection.each(sql, {std::string(tenantId), std::string(role)}, [&permissions](const Row &row) {
            permissions.insert(row.text(1));
            return true;
        });
    });
    return permissions;
}

std::vector<std::string> RoleBook::rolesWith(std::string_view tenantId, std::string_view permission)
{
    static const std::string sql = whereGranted("permission = ?2");
    std::vector<std::string> roles;
    m_database.read([&](Connection &connection) {
        connection.each(sql, {std::string(tenantId), std::string(permission)}, [&roles](const Row &row) {
            roles.push_back(row.text(0));
            return true;
        });
    });
    return roles;
}

std::vector<contract::RoleInfo> RoleBook::roles(std::string_view tenantId)
{
    static const std::string sql = whereGranted("1");
    std::map<std::string, contract::RoleInfo> byId;
    m_database.read([&](Connection &connection) {
        for (const Row &row : connection.rows("SELECT id FROM roles"))
            byId[row.text(0)].id = row.text(0);
        connection.each(sql, {std::string(tenantId)}, [&byId](const Row &row) {
            byId[row.text(0)].id = row.text(0);
            byId[row.text(0)].permissions.push_back(row.text(1));
            return true;
        });
    });
    std::vector<contract::RoleInfo> roles;
    for (auto &[id, role] : byId)
        roles.push_back(std::move(role));
    return roles;
}

} // namespace atalaya::platform
