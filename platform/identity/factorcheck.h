// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/identityservices.h"
#include "platform/identity/userstore.h"

#include <functional>
#include <string>

namespace atalaya::platform {

/// What somebody shows to prove the second factor.
struct SecondFactor
{
    enum class Kind
    {
        Totp,
        RecoveryCode
    };
    Kind kind = Kind::Totp;
    std::string text;
};

/// One use of a second factor.
struct FactorUse
{
    /// For the change trail.
    std::string action;
    std::string session;
    /// Who it is, and whether there may be a try at all, in the transaction that counts it.
    std::function<Outcome<UserRow>(Transaction &)> admit;
    /// The try counts: for a count of its own. May be empty.
    std::function<void(Transaction &)> counted;
    /// What the code is good for, in the transaction that marks it as used. A refusal undoes both.
    std::function<Outcome<void>(Transaction &, UserRow &)> grant;
};

/// Counts the try, then looks at the code, then grants and marks the code as used, both or neither. A code opens one
/// thing once, however many send it at the same time.
[[nodiscard]] Outcome<void> useFactor(const IdentityServices &services, const Caller &caller, const SecondFactor &proof,
                                      const FactorUse &use);

} // namespace atalaya::platform
