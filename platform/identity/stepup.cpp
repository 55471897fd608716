// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepup.h"

#include "factorcheck.h"
#include "identitytrail.h"
#include "sessions.h"
#include "token.h"

#include "platform/base/encoding.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

constexpr std::size_t digestDigits = 64;
constexpr std::size_t longestAction = 100;

IdentityError invalid(const char *field, const char *message)
{
    return {IdentityFault::InvalidInput, {}, {}, {{field, "invalid", message}}};
}

Outcome<void> checkSubject(const StepUpSubject &subject)
{
    if (subject.action.empty() || subject.action.size() > longestAction)
        return tl::unexpected(invalid("action", "expected up to 100 characters"));
    const bool digits = subject.digest.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (subject.digest.size() != digestDigits || !digits)
        return tl::unexpected(invalid("digest", "expected 64 lower-case hexadecimal digits"));
    return {};
}

std::string describe(const StepUpSubject &subject)
{
    return subject.action + ' ' + subject.digest;
}

} // namespace

Outcome<StepUpProof> stepUp(const IdentityServices &services, const Principal &principal, std::string_view code,
                            const StepUpSubject &subject, const Caller &caller)
{
    if (const auto checked = checkSubject(subject); !checked)
        return tl::unexpected(checked.error());
    const Token proof = newToken();
    FactorUse use;
    use.action = "auth.step_up";
    use.session = principal.sessionId;
    use.admit = [&](Transaction &transaction) {
        return userOf(transaction, principal);
    };
    use.grant = [&](Transaction &transaction, UserRow &user) -> Outcome<void> {
        if (const auto still = userOf(transaction, principal); !still)
            return tl::unexpected(still.error());
        sessions::addStepUp(transaction, proof.hash, principal.sessionId, subject.action, subject.digest,
                            services.clock.now() + stepUpLife);
        recordIdentity(transaction, services, caller, user,
                       {.action = use.action, .reason = describe(subject), .session = principal.sessionId});
        return {};
    };
    if (const auto used = useFactor(services, caller, {SecondFactor::Kind::Totp, std::string(code)}, use); !used)
        return tl::unexpected(used.error());
    return StepUpProof{proof.text, stepUpLife};
}

Outcome<std::string> spendStepUp(const IdentityServices &services, const Principal &principal, std::string_view proof,
                                 const StepUpSubject &subject, const Caller &caller)
{
    const std::string hash = tokenHash(proof);
    Outcome<std::string> spent = refused(IdentityFault::StepUpRequired);
    services.database.write([&](Transaction &transaction) {
        const auto user = userOf(transaction, principal);
        if (!user)
            return;
        if (sessions::spendStepUp(transaction, hash, principal.sessionId, subject.action, subject.digest,
                                  services.clock.now())) {
            spent = toHex(hash);
        } else if (!proof.empty()) {
            recordIdentity(transaction, services, caller, *user,
                           {.action = "auth.step_up",
                            .result = "denied",
                            .reason = "proof not valid for " + describe(subject),
                            .session = principal.sessionId});
        }
    });
    return spent;
}

} // namespace atalaya::platform
