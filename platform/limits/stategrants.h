// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/http/permissions.h"
#include "platform/store/database.h"

#include <string>
#include <vector>

namespace atalaya::platform {

struct StateGrant
{
    std::string role;
    std::string permission;

    bool operator==(const StateGrant &) const = default;
};

/// What roles get besides while the subscription is in the state that it has by now, by role; what the tenant itself
/// has taken from a role stays taken. System scope.
[[nodiscard]] std::vector<StateGrant> stateGrants(Connection &connection, const std::string &tenantId, Instant now);

/// Everybody's permissions with those of the state. Thread-safe.
class StatePermissions final : public Permissions
{
public:
    StatePermissions(Permissions &always, Database &database, const Clock &clock)
        : m_always(always)
        , m_database(database)
        , m_clock(clock)
    {}
    [[nodiscard]] std::set<std::string> of(std::string_view tenantId, std::string_view role) override;
    [[nodiscard]] std::vector<std::string> rolesWith(std::string_view tenantId, std::string_view permission) override;

private:
    [[nodiscard]] std::vector<StateGrant> grants(std::string_view tenantId);

    Permissions &m_always;
    Database &m_database;
    const Clock &m_clock;
};

} // namespace atalaya::platform
