// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <string>
#include <string_view>

namespace atalaya::platform {

/// What a step-up is for. `digest` is RequestContext::changeDigest of the exact change.
struct StepUpSubject
{
    std::string action;
    std::string digest;

    bool operator==(const StepUpSubject &) const = default;
};

struct StepUpProof
{
    std::string proof;
    std::chrono::seconds expiresIn{0};
};

/// `POST /api/auth/mfa/step-up`: a fresh code for one proof. Only TOTP codes count here.
[[nodiscard]] Outcome<StepUpProof> stepUp(const IdentityServices &services, const Principal &principal,
                                          std::string_view code, const StepUpSubject &subject, const Caller &caller);

/// For every room that guards a change with `X-Step-Up`: spends the proof, whatever becomes of the change. Answers
/// what to put as `stepUp` into the leaf of the change; step_up_required when the proof is missing, spent, expired,
/// of another session, or for another change.
[[nodiscard]] Outcome<std::string> spendStepUp(const IdentityServices &services, const Principal &principal,
                                               std::string_view proof, const StepUpSubject &subject,
                                               const Caller &caller);

} // namespace atalaya::platform
