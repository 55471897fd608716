// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

namespace atalaya::platform {

/// Who asks, as the chain found out. Default-constructed: nobody.
struct Principal
{
    enum class Kind
    {
        Nobody,
        PendingMfa,
        Enrollment,
        User,
        ApiKey
    };
    Kind kind = Kind::Nobody;
    std::string userId;
    std::string role;
    /// Home tenant; empty for the platform's own people.
    std::string tenantId;
    std::string sessionId;
    /// The tenant that a support session has entered; empty for everybody else.
    std::string enteredTenant;
    /// For ApiKey: the key's id.
    std::string keyId;
    /// Filled in by the gate for people; scopes for an API key.
    std::set<std::string> permissions;
};

} // namespace atalaya::platform
