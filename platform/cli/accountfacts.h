// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/identityservices.h"
#include "platform/tenancy/rolebook.h"

namespace atalaya::platform {

/// What identity asks the tenancy and limits rooms.
class StoredAccountFacts final : public AccountFacts
{
public:
    StoredAccountFacts(Database &database, const Clock &clock)
        : m_database(database)
        , m_clock(clock)
        , m_roles(database)
    {}
    [[nodiscard]] std::optional<contract::Tenant> tenant(std::string_view id) const override;
    [[nodiscard]] std::optional<std::string> tenantIdOfSlug(std::string_view slug) const override;
    [[nodiscard]] std::vector<contract::RoleInfo> roles(std::string_view tenantId) const override;
    [[nodiscard]] bool mayHold(std::string_view tenantId, std::string_view role) const override;
    [[nodiscard]] std::vector<std::string> featuresOf(std::string_view tenantId) const override;
    [[nodiscard]] std::optional<contract::Subscription> subscriptionOf(std::string_view tenantId) const override;

private:
    Database &m_database;
    const Clock &m_clock;
    mutable RoleBook m_roles;
};

} // namespace atalaya::platform
