// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/identityservices.h"
#include "platform/identity/userstore.h"

#include <optional>
#include <string>

namespace atalaya::platform {

/// A password that somebody submits, to sign in or to unlock: one counter for both.
struct PasswordTry
{
    /// Of the change trail, for example auth.sign_in.
    std::string action;
    /// Of whom is signed in already.
    std::string session{};
    std::string emailHash{};
    /// The organisation that the password is for, there or not; see signins::targetOf().
    std::string target{};
    /// Who the password is checked against; nobody: against a password that nobody has.
    std::optional<UserRow> user{};
};

/// Counts the try as a failure, before the password is looked at; a right one is forgiven afterwards. Answers how many
/// failures there are now; LoginLocked, recorded once, while the one before has to be waited for.
[[nodiscard]] Outcome<std::int64_t> countTry(Transaction &transaction, const IdentityServices &services,
                                             const Caller &caller, const PasswordTry &attempt);

/// Whoever has an account of the same e-mail in another organisation must not forgive themselves guesses here.
void forgiveTries(Transaction &transaction, const PasswordTry &attempt);

void recordTry(Transaction &transaction, const IdentityServices &services, const Caller &caller,
               const PasswordTry &attempt, const char *result, std::string reason);

} // namespace atalaya::platform
