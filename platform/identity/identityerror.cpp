// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityerror.h"

#include <array>

namespace atalaya::platform {

namespace {

struct Wording
{
    IdentityFault fault;
    int status;
    const char *code;
    const char *message;
};

// A wrong code or unlocking password is 422, not 401: it is sent with a good bearer token, which the client must not
// throw away.
constexpr std::array wordings{
    Wording{IdentityFault::InvalidCredentials, 401, "invalid_credentials",
            "E-mail or password is wrong. Name the organisation if the e-mail belongs to several."},
    Wording{IdentityFault::TenantNeeded, 401, "tenant_needed",
            "E-mail or password is wrong. Name the organisation if the e-mail belongs to several."},
    Wording{IdentityFault::InvalidPassword, 422, "invalid_password", "The password is wrong."},
    Wording{IdentityFault::LoginLocked, 429, "login_locked", "Too many wrong passwords for this e-mail."},
    Wording{IdentityFault::InvalidCode, 422, "invalid_code", "The code is wrong."},
    Wording{IdentityFault::CodeAlreadyUsed, 422, "code_already_used", "The code was used before; wait for the next."},
    Wording{IdentityFault::InvalidRecoveryCode, 422, "invalid_recovery_code", "The recovery code is wrong or used."},
    Wording{IdentityFault::MfaLocked, 429, "mfa_locked", "Too many wrong codes."},
    Wording{IdentityFault::FactorBlocked, 403, "factor_blocked", "The second factor is blocked until it is reset."},
    Wording{IdentityFault::PendingExpired, 401, "pending_expired", "The sign-in took too long or was used up."},
    Wording{IdentityFault::EnrollmentExpired, 401, "enrollment_expired", "The enrolment took too long or was used up."},
    Wording{IdentityFault::Unauthenticated, 401, "unauthenticated", "A valid access token is needed."},
    Wording{IdentityFault::TokenExpired, 401, "token_expired", "The token has expired."},
    Wording{IdentityFault::TokenReused, 401, "token_reused", "The refresh token was used before; the session ended."},
    Wording{IdentityFault::MfaRequired, 403, "mfa_required", "A verified second factor is needed."},
    Wording{IdentityFault::StepUpRequired, 403, "step_up_required", "A fresh code for exactly this change is needed."},
    Wording{IdentityFault::NotFound, 404, "not_found", "There is nothing here."},
    Wording{IdentityFault::InvalidInput, 400, "validation_failed", "Some fields are not valid."},
    Wording{IdentityFault::Conflict, 409, "conflict", "It exists already."},
    Wording{IdentityFault::RateLimited, 429, "rate_limited", "Too many requests; wait and try again."},
    Wording{IdentityFault::Busy, 503, "busy", "The platform is signing others in; try again shortly."},
};

const Wording &wordingOf(IdentityFault fault)
{
    for (const Wording &wording : wordings) {
        if (wording.fault == fault)
            return wording;
    }
    return wordings.front();
}

} // namespace

contract::ErrorBody errorBody(const IdentityError &error)
{
    const Wording &wording = wordingOf(error.fault);
    contract::ErrorBody body;
    body.code = wording.code;
    body.message = wording.message;
    body.retryable = error.fault == IdentityFault::Busy;
    body.fields = error.fields;
    body.attemptsLeft = error.attemptsLeft;
    if (error.retryAfter)
        body.retryAfterSeconds = error.retryAfter->count();
    return body;
}

int httpStatus(IdentityFault fault)
{
    return wordingOf(fault).status;
}

} // namespace atalaya::platform
