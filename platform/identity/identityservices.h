// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "api/contract/tenancy.h"
#include "platform/auditlog/auditlog.h"
#include "platform/base/clock.h"
#include "platform/identity/identityerror.h"
#include "platform/identity/passwordhasher.h"
#include "platform/identity/sessionuses.h"
#include "platform/keys/keyvault.h"
#include "platform/store/database.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// What identity has to know and other rooms own: tenancy (tenants, roles) and limits (plans). Thread-safe; never asked
/// inside a transaction of identity.
class AccountFacts
{
public:
    virtual ~AccountFacts() = default;
    [[nodiscard]] virtual std::optional<contract::Tenant> tenant(std::string_view id) const = 0;
    [[nodiscard]] virtual std::optional<std::string> tenantIdOfSlug(std::string_view slug) const = 0;
    /// Every role with what it may do, as the tenant has it; `tenantId` empty: the platform's own people.
    [[nodiscard]] virtual std::vector<contract::RoleInfo> roles(std::string_view tenantId) const = 0;
    /// Whether there is such a role for people of this tenant, or, `tenantId` empty, of the platform.
    [[nodiscard]] virtual bool mayHold(std::string_view tenantId, std::string_view role) const = 0;
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
    const KeyVault &keys;
    const AccountFacts &facts;
    /// Name in the authenticator application.
    std::string issuer = "Atalaya";
    /// Shared by all who ask for these services.
    std::shared_ptr<SessionUses> uses = std::make_shared<SessionUses>();
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

/// Wrong passwords of an e-mail that cost nothing; after them, and after every wrong code, waiting doubles.
inline constexpr std::int64_t freePasswordFailures = 4;
/// Codes a sign-in in progress, or an enrolment, may try.
inline constexpr std::int64_t triesPerSignIn = 5;
/// Wrong codes in a row after which the factor is refused until it is reset.
inline constexpr std::int64_t failuresUntilBlocked = 50;
/// How long to wait after the n-th failure in a row: min(2^(n - free - 1), 900) seconds.
[[nodiscard]] std::chrono::seconds delayAfter(std::int64_t failures, std::int64_t free = 0);
[[nodiscard]] IdentityError lockedUntil(IdentityFault fault, Instant nextTryAt, Instant now);

} // namespace atalaya::platform
