// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

namespace atalaya::platform {

/// Proof that somebody was admitted to a tenant. Repositories of tenant data take one; nothing else opens them.
class TenantScope
{
public:
    /// Only these two make scopes: the request chain, and an operator at the machine (command line, demo).
    class Key
    {
        friend class Gate;
        friend class Operator;
        Key() = default;
    };
    TenantScope(Key, std::string tenantId)
        : m_tenantId(std::move(tenantId))
    {}

    [[nodiscard]] const std::string &tenantId() const { return m_tenantId; }

private:
    std::string m_tenantId;
};

/// Somebody with a shell on the platform's machine: `seed`, `check`, `tenant add`, demo data, boot.
class Operator
{
public:
    [[nodiscard]] static TenantScope enter(std::string tenantId) { return {TenantScope::Key{}, std::move(tenantId)}; }
};

} // namespace atalaya::platform
