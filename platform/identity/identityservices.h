// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/contract/tenancy.h"
#include "platform/auditlog/auditlog.h"
#include "platform/base/clock.h"
#include "platform/identity/identityerror.h"
#include "platform/identity/passwordhasher.h"
#include "platform/keys/keyring.h"
#include "platform/store/database.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// What identity has to know and other rooms own: tenancy (tenants, roles) and limits (plans). Thread-safe.
class AccountFacts
{
public:
    virtual ~AccountFacts() = default;
    [[nodiscard]] virtual std::optional<contract::Tenant> tenant(std::string_view id) const = 0;
    [[nodiscard]] virtual std::optional<std::string> tenantIdOfSlug(std::string_view slug) const = 0;
    [[nodiscard]] virtual std::vector<contract::RoleInfo> roles() const = 0;
    [[nodiscard]] virtual std::set<std::string> permissionsOf(std::string_view role) const = 0;
    [[nodiscard]] virtual std::vector<std::string> featuresOf(std::string_view tenantId) const = 0;
    [[nodiscard]] virtual std::optional<contract::Subscription> subscriptionOf(std::string_view tenantId) const = 0;
};

/// Everything the use cases work with. Made once by the program; outlives every request.
struct IdentityServices
{
    Database &database;
    AuditLog &log;
    const Clock &clock;
    PasswordHasher &hasher;
    const Keyring &keys;
    const AccountFacts &facts;
    /// Name in the authenticator application.
    std::string issuer = "Atalaya";
};

/// Who sends a request, as far as the transport knows.
struct Caller
{
    std::string address;
    std::string client;
    std::string correlationId;
};

/// Roles that reach nothing before a factor is verified.
[[nodiscard]] bool roleNeedsFactor(std::string_view role);

/// Lives of tokens.
inline constexpr std::chrono::minutes accessLife{10};
inline constexpr std::chrono::minutes pendingLife{5};
inline constexpr std::chrono::minutes enrollmentLife{10};
inline constexpr std::chrono::minutes stepUpLife{2};
inline constexpr std::chrono::seconds predecessorGrace{10};
struct SessionLife
{
    std::chrono::milliseconds idle;
    std::chrono::milliseconds absolute;
};
[[nodiscard]] SessionLife sessionLifeOf(std::string_view role);

} // namespace atalaya::platform
