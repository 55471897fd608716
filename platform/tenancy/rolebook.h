// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "platform/http/permissions.h"
#include "platform/store/database.h"

namespace atalaya::platform {

/// Roles and permissions from the tables, with the tenant's own changes applied. Thread-safe.
class RoleBook final : public Permissions
{
public:
    explicit RoleBook(Database &database)
        : m_database(database)
    {}
    [[nodiscard]] std::set<std::string> of(std::string_view tenantId, std::string_view role) override;
    [[nodiscard]] std::vector<std::string> rolesWith(std::string_view tenantId, std::string_view permission) override;
    /// Every role with what it may there, by id.
    [[nodiscard]] std::vector<contract::RoleInfo> roles(std::string_view tenantId);

private:
    Database &m_database;
};

} // namespace atalaya::platform
