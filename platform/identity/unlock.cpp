// SPDX-License-Identifier: GPL-3.0-or-later
#include "unlock.h"

#include "passwordtry.h"
#include "sessions.h"
#include "signinstore.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

IdentityError wrong(std::int64_t failures)
{
    IdentityError error;
    error.fault = IdentityFault::InvalidPassword;
    error.attemptsLeft = std::max<std::int64_t>(0, freePasswordFailures + 1 - failures);
    if (const auto delay = delayAfter(failures, freePasswordFailures); delay.count() > 0)
        error.retryAfter = delay;
    return error;
}

} // namespace

Outcome<void> unlock(const IdentityServices &services, const Principal &principal, std::string_view password,
                     const Caller &caller)
{
    // The place comes first: a try that could not be looked at for lack of room must not count.
    auto seat = services.hasher.seat();
    if (!seat)
        return tl::unexpected(seat.error());
    PasswordTry attempt{.action = "auth.unlock", .session = principal.sessionId};
    Outcome<std::int64_t> counted = refused(IdentityFault::Unauthenticated);
    services.database.write([&](Transaction &transaction) {
        auto user = userOf(transaction, principal);
        if (!user) {
            counted = tl::unexpected(user.error());
            return;
        }
        attempt.emailHash = signins::failureKey(user->email);
        attempt.target = signins::targetOf(user->tenantId);
        attempt.user = std::move(*user);
        counted = countTry(transaction, services, caller, attempt);
    });
    if (!counted)
        return tl::unexpected(counted.error());

    const bool right = services.hasher.verify(*seat, attempt.user->passwordHash, password);
    Outcome<void> outcome;
    services.database.write([&](Transaction &transaction) {
        if (!right) {
            recordTry(transaction, services, caller, attempt, "failed", "wrong password");
            outcome = tl::unexpected(wrong(*counted));
        } else if (const auto still = userOf(transaction, principal); !still) {
            outcome = tl::unexpected(still.error());
        } else {
            forgiveTries(transaction, attempt);
        }
    });
    return outcome;
}

} // namespace atalaya::platform
