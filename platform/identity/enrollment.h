// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"
#include "platform/identity/stepup.h"

#include <string>
#include <string_view>

namespace atalaya::platform {

/// What allows to enrol: the principal of an enrolment token (with the token itself) or of a full session.
struct EnrollmentGrant
{
    Principal principal;
    std::string token;
};

/// A proof as it was sent, with what it has to be for.
struct PresentedStepUp
{
    std::string proof;
    StepUpSubject subject;
};

/// `POST /api/auth/mfa/setup`: a new secret, good for ten minutes, that replaces an earlier unconfirmed one.
/// `stepUp` is needed when the user has a factor already.
[[nodiscard]] Outcome<contract::MfaSetup> setupFactor(const IdentityServices &services, const EnrollmentGrant &grant,
                                                      const PresentedStepUp &stepUp, const Caller &caller);

/// `POST /api/auth/mfa/verify-setup`: the first code makes the factor. It can't be used again to sign in; every other
/// session of the user ends.
[[nodiscard]] Outcome<contract::MfaEnrolled> verifySetup(const IdentityServices &services, const EnrollmentGrant &grant,
                                                         std::string_view code, const Caller &caller);

} // namespace atalaya::platform
