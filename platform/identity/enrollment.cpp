// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrollment.h"

#include "identitytrail.h"
#include "recoverycode.h"
#include "sessions.h"
#include "signinstore.h"
#include "token.h"
#include "totp.h"

#include "api/contract/json.h"
#include "platform/keys/secretkey.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

/// The user behind the grant, if it still holds.
Outcome<UserRow> granted(Connection &connection, const EnrollmentGrant &grant, Instant now)
{
    auto user = users::find(connection, grant.principal.userId);
    if (grant.principal.kind == Principal::Kind::Enrollment) {
        const auto signIn = signins::find(connection, tokenHash(grant.token));
        if (!user || !signIn || signIn->kind != SignInRow::Kind::Enrollment || signIn->used ||
            now >= signIn->expiresAt || signIn->userId != user->id || !user->active ||
            signIn->authzEpoch != user->authzEpoch)
            return refused(IdentityFault::EnrollmentExpired);
        return std::move(*user);
    }
    const auto session = sessions::find(connection, grant.principal.sessionId);
    if (!user || !session || !isGood(*session, *user, now))
        return refused(IdentityFault::Unauthenticated);
    return std::move(*user);
}

struct CountedEnrollment
{
    UserRow user;
    factors::Enrollment enrollment;
};

Outcome<CountedEnrollment> beginTry(Transaction &transaction, const EnrollmentGrant &grant, Instant now)
{
    auto user = granted(transaction, grant, now);
    if (!user)
        return tl::unexpected(user.error());
    auto enrollment = factors::enrollment(transaction, user->id);
    if (!enrollment || now >= enrollment->expiresAt || enrollment->attempts >= triesPerSignIn)
        return refused(IdentityFault::EnrollmentExpired);
    ++enrollment->attempts;
    factors::putEnrollment(transaction, user->id, *enrollment);
    return CountedEnrollment{std::move(*user), std::move(*enrollment)};
}

std::string openSecret(const IdentityServices &services, const CountedEnrollment &counted)
{
    auto secret = services.keys.unwrap(factorOwner(counted.user), counted.enrollment.secret);
    if (!secret)
        throw StoreError(StoreError::Kind::Damaged, "the enrolment of user " + counted.user.id + " cannot be opened");
    return std::move(*secret);
}

/// The factor, its recovery codes and the session, all or nothing.
Outcome<IssuedTokens> enrol(Transaction &transaction, const IdentityServices &services, const EnrollmentGrant &grant,
                            const Caller &caller, const CountedEnrollment &counted, std::int64_t step,
                            const std::vector<std::string> &codeHashes)
{
    const Instant now = services.clock.now();
    auto user = granted(transaction, grant, now);
    if (!user)
        return tl::unexpected(user.error());
    const auto current = factors::enrollment(transaction, user->id);
    if (!current || current->secret != counted.enrollment.secret)
        return refused(IdentityFault::EnrollmentExpired);
    const bool replaced = user->hasFactor;
    factors::removeEnrollment(transaction, user->id);
    factors::put(transaction, user->id, current->secret, step, now);
    factors::putRecoveryCodes(transaction, user->id, codeHashes);
    users::bumpEpoch(transaction, *user);
    sessions::endAllOf(transaction, user->id, now, "factor_changed");
    if (grant.principal.kind == Principal::Kind::Enrollment)
        signins::markUsed(transaction, tokenHash(grant.token), now);
    user->hasFactor = true;
    nlohmann::json after{{"factor", "totp"}, {"secret", "changed"}, {"recoveryCodes", "changed"}};
    if (!current->stepUp.empty())
        after["stepUp"] = current->stepUp;
    recordIdentity(transaction, services, caller, *user,
                   {.action = "mfa.enrolled",
                    .session = grant.principal.sessionId,
                    .before = replaced ? R"({"factor":"totp"})" : R"({"factor":null})",
                    .after = contract::dumpJson(after)});
    return openSession(transaction, services, caller, *user, true);
}

void recordFailure(const IdentityServices &services, const EnrollmentGrant &grant, const Caller &caller,
                   const UserRow &user, const IdentityError &error)
{
    services.database.write([&](Transaction &transaction) {
        recordIdentity(transaction, services, caller, user,
                       {.action = "mfa.enrolled",
                        .result = "failed",
                        .reason = errorBody(error).code,
                        .session = grant.principal.sessionId});
    });
}

} // namespace

Outcome<contract::MfaSetup> setupFactor(const IdentityServices &services, const EnrollmentGrant &grant,
                                        const PresentedStepUp &stepUp, const Caller &caller)
{
    Outcome<UserRow> user = refused(IdentityFault::Unauthenticated);
    services.database.read([&](Connection &connection) { user = granted(connection, grant, services.clock.now()); });
    std::string proof;
    if (user && user->hasFactor) {
        const auto spent = spendStepUp(services, grant.principal, stepUp.proof, stepUp.subject, caller);
        if (!spent)
            return tl::unexpected(spent.error());
        proof = *spent;
    }
    std::string secret = totp::newSecret();
    services.database.write([&](Transaction &transaction) {
        user = granted(transaction, grant, services.clock.now());
        if (!user)
            return;
        factors::Enrollment enrollment;
        enrollment.secret = services.keys.wrap(factorOwner(*user), secret);
        enrollment.stepUp = proof;
        enrollment.expiresAt = services.clock.now() + enrollmentLife;
        factors::putEnrollment(transaction, user->id, enrollment);
    });
    if (!user)
        return tl::unexpected(user.error());
    contract::MfaSetup setup{totp::otpauthUrl(services.issuer, user->email, secret), totp::toBase32(secret)};
    wipe(secret);
    return setup;
}

Outcome<contract::MfaEnrolled> verifySetup(const IdentityServices &services, const EnrollmentGrant &grant,
                                           std::string_view code, const Caller &caller)
{
    auto seat = services.hasher.seat();
    if (!seat)
        return tl::unexpected(seat.error());
    const Instant now = services.clock.now();
    Outcome<CountedEnrollment> counted = refused(IdentityFault::EnrollmentExpired);
    services.database.write([&](Transaction &transaction) { counted = beginTry(transaction, grant, now); });
    if (!counted)
        return tl::unexpected(counted.error());
    std::string secret = openSecret(services, *counted);
    const auto match = totp::match(secret, code, now, std::nullopt);
    wipe(secret);
    if (match.result != totp::Match::Result::Accepted) {
        IdentityError error{IdentityFault::InvalidCode, triesPerSignIn - counted->enrollment.attempts};
        recordFailure(services, grant, caller, counted->user, error);
        return tl::unexpected(std::move(error));
    }

    contract::MfaEnrolled enrolled;
    std::vector<std::string> hashes;
    for (const RecoveryCode &recovery : newRecoveryCodes()) {
        enrolled.recoveryCodes.push_back(recovery.text());
        hashes.push_back(services.hasher.hashRecoveryCode(*seat, recovery.secret));
    }
    Outcome<IssuedTokens> tokens = refused(IdentityFault::EnrollmentExpired);
    services.database.write([&](Transaction &transaction) {
        tokens = enrol(transaction, services, grant, caller, *counted, match.step, hashes);
    });
    if (!tokens) {
        recordFailure(services, grant, caller, counted->user, tokens.error());
        return tl::unexpected(tokens.error());
    }
    counted->user.hasFactor = true;
    enrolled.session = toReply(services, *tokens, counted->user);
    return enrolled;
}

} // namespace atalaya::platform
