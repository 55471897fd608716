// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordtry.h"

#include "identitytrail.h"
#include "signinstore.h"

namespace atalaya::platform {

Outcome<std::int64_t> countTry(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                               const PasswordTry &attempt)
{
    const Instant now = services.clock.now();
    const LoginFailures counted = signins::failures(transaction, attempt.emailHash);
    if (now < counted.nextTryAt) {
        const IdentityError error = lockedUntil(IdentityFault::LoginLocked, counted.nextTryAt, now);
        if (!counted.lockNoted) {
            signins::noteLock(transaction, attempt.emailHash);
            recordTry(transaction, services, caller, attempt, "denied", errorBody(error).code);
        }
        return tl::unexpected(error);
    }
    const std::int64_t failures = counted.failures + 1;
    signins::addFailure(transaction, attempt.emailHash, attempt.target,
                        now + delayAfter(failures, freePasswordFailures), now);
    return failures;
}

void forgiveTries(Transaction &transaction, const PasswordTry &attempt)
{
    signins::clearFailures(transaction, attempt.emailHash, attempt.target);
}

void recordTry(Transaction &transaction, const IdentityServices &services, const Caller &caller,
               const PasswordTry &attempt, const char *result, std::string reason)
{
    IdentityEvent event{
        .action = attempt.action, .result = result, .reason = std::move(reason), .session = attempt.session};
    if (attempt.user)
        recordIdentity(transaction, services, caller, *attempt.user, std::move(event));
    else
        recordUnknown(transaction, services, caller, attempt.emailHash, std::move(event));
}

} // namespace atalaya::platform
