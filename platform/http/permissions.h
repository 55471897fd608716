// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// Role → permissions with a tenant's own changes applied. Implemented by the tenancy room; data, not code.
class Permissions
{
public:
    virtual ~Permissions() = default;
    /// `tenantId` empty: the platform's own people.
    [[nodiscard]] virtual std::set<std::string> of(std::string_view tenantId, std::string_view role) = 0;
    /// Roles that hold `permission` there, in alphabetical order.
    [[nodiscard]] virtual std::vector<std::string> rolesWith(std::string_view tenantId,
                                                             std::string_view permission) = 0;
};

} // namespace atalaya::platform
