// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/identityservices.h"
#include "platform/identity/userstore.h"

#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

struct NewUser
{
    /// Empty: the platform's own people.
    std::string tenantId;
    std::string email;
    std::string name;
    std::string role;
    std::string password;
    /// A TOTP secret (20 raw bytes) that is enrolled from the start, for demo accounts; no recovery codes.
    std::optional<std::string> totpSecret;
    /// Empty: a fresh one.
    std::string id{};
    /// Of the password, where it was worked out before; empty: not yet.
    std::string passwordHash{};
};

/// What an administrator or the operator changes; every change ends the user's tokens and sessions.
struct UserChange
{
    std::optional<std::string> role;
    std::optional<bool> active;
    std::optional<std::string> password;
};

/// `actor`: user id, or `operator` for the command line. Answers the new id; InvalidInput names the field
/// (`too_short`, `too_common`, …), Conflict: the tenant has this e-mail.
[[nodiscard]] Outcome<std::string> addUser(const IdentityServices &services, const NewUser &user,
                                           std::string_view actor, const Caller &caller);
[[nodiscard]] Outcome<void> changeUser(const IdentityServices &services, std::string_view userId,
                                       const UserChange &change, std::string_view actor, const Caller &caller);
/// Forgets factor, recovery codes and every count of failures, which unblocks a blocked factor.
[[nodiscard]] Outcome<void> resetFactor(const IdentityServices &services, std::string_view userId,
                                        std::string_view actor, const Caller &caller);
[[nodiscard]] std::optional<UserRow> findUser(const IdentityServices &services, std::string_view tenantId,
                                              std::string_view email);

} // namespace atalaya::platform
