// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/identityservices.h"
#include "platform/identity/userstore.h"

#include <string>

namespace atalaya::platform {

/// A line of the change trail about somebody's identity; what is not said here is taken from the user.
struct IdentityEvent
{
    /// auth.sign_in, auth.step_up, mfa.enrolled, mfa.reset, session.ended, session.token_reused, user.created, …
    std::string action{};
    std::string result = "allowed";
    std::string reason{};
    std::string session{};
    /// Empty: the user.
    std::string actor{};
    /// Empty: the user.
    std::string target{};
    std::string before{};
    std::string after{};
};

/// Written into the user's tenant's log, in the transaction of the change.
void recordIdentity(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                    const UserRow &user, IdentityEvent event);
/// A sign-in of an e-mail that nobody has: into the platform's own log, under the e-mail's hash, for people type
/// passwords into the wrong field.
void recordUnknown(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                   std::string_view emailHash, IdentityEvent event);

} // namespace atalaya::platform
