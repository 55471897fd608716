// SPDX-License-Identifier: GPL-3.0-or-later
#include "factorcheck.h"

#include "identitytrail.h"
#include "recoverycode.h"
#include "totp.h"

#include "platform/keys/secretkey.h"

namespace atalaya::platform {

namespace {

/// A try that was counted, with what is needed to judge it.
struct CountedTry
{
    UserRow user;
    FactorRow factor;
    std::optional<RecoveryCode> code;
    std::optional<std::string> codeHash;
};

/// Undoes the transaction it leaves.
struct Undo
{
    IdentityError error;
};

/// In a row means in a row over all sign-ins, so the count lies with the factor.
Outcome<void> count(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                    const FactorUse &use, const UserRow &user, FactorRow &factor)
{
    const Instant now = services.clock.now();
    const bool blocked = factor.failures >= failuresUntilBlocked;
    if (blocked || now < factor.nextTryAt) {
        const IdentityError error = blocked ? IdentityError{IdentityFault::FactorBlocked}
                                            : lockedUntil(IdentityFault::MfaLocked, factor.nextTryAt, now);
        if (!factor.lockNoted) {
            factor.lockNoted = true;
            factors::setCounters(transaction, user.id, factor);
            recordIdentity(
                transaction, services, caller, user,
                {.action = use.action, .result = "denied", .reason = errorBody(error).code, .session = use.session});
        }
        return tl::unexpected(error);
    }
    ++factor.failures;
    factor.nextTryAt = now + delayAfter(factor.failures);
    factor.lockNoted = false;
    factors::setCounters(transaction, user.id, factor);
    return {};
}

Outcome<CountedTry> beginTry(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                             const SecondFactor &proof, const FactorUse &use)
{
    auto user = use.admit(transaction);
    if (!user)
        return tl::unexpected(user.error());
    auto factor = factors::find(transaction, user->id);
    if (!factor)
        return refused(IdentityFault::MfaRequired);
    if (const auto counted = count(transaction, services, caller, use, *user, *factor); !counted)
        return tl::unexpected(counted.error());
    if (use.counted)
        use.counted(transaction);
    CountedTry counted{std::move(*user), std::move(*factor), {}, {}};
    if (proof.kind == SecondFactor::Kind::RecoveryCode) {
        counted.code = RecoveryCode::parse(proof.text);
        if (counted.code)
            counted.codeHash = factors::recoveryHash(transaction, counted.user.id, counted.code->slot);
    }
    return counted;
}

/// Answers what marks the code as used; false: somebody else was faster.
Outcome<std::function<bool(Transaction &)>> judge(const IdentityServices &services, const CountedTry &counted,
                                                  const SecondFactor &proof, const PasswordHasher::Seat *seat)
{
    const Instant now = services.clock.now();
    const std::string userId = counted.user.id;
    if (proof.kind == SecondFactor::Kind::RecoveryCode) {
        if (!counted.codeHash || !services.hasher.verify(*seat, *counted.codeHash, counted.code->secret))
            return refused(IdentityFault::InvalidRecoveryCode);
        return [userId, now, slot = counted.code->slot, hash = *counted.codeHash](Transaction &transaction) {
            return factors::spendRecoveryCode(transaction, userId, slot, hash, now);
        };
    }
    auto secret = services.keys.unwrap(factorOwner(counted.user), counted.factor.secret);
    if (!secret)
        throw StoreError(StoreError::Kind::Damaged, "the second factor of user " + userId + " cannot be opened");
    const auto match = totp::match(*secret, proof.text, now, counted.factor.lastStep);
    wipe(*secret);
    if (match.result == totp::Match::Result::Wrong)
        return refused(IdentityFault::InvalidCode);
    if (match.result == totp::Match::Result::Replayed)
        return refused(IdentityFault::CodeAlreadyUsed);
    return [userId, step = match.step](Transaction &transaction) {
        return factors::acceptStep(transaction, userId, step);
    };
}

} // namespace

Outcome<void> useFactor(const IdentityServices &services, const Caller &caller, const SecondFactor &proof,
                        const FactorUse &use)
{
    const bool recovery = proof.kind == SecondFactor::Kind::RecoveryCode;
    std::optional<PasswordHasher::Seat> seat;
    if (recovery) {
        auto place = services.hasher.seat();
        if (!place)
            return tl::unexpected(place.error());
        seat.emplace(std::move(*place));
    }

    Outcome<CountedTry> counted = refused(IdentityFault::Unauthenticated);
    services.database.write(
        [&](Transaction &transaction) { counted = beginTry(transaction, services, caller, proof, use); });
    if (!counted)
        return tl::unexpected(counted.error());

    auto markUsed = judge(services, *counted, proof, seat ? &*seat : nullptr);
    seat.reset();
    Outcome<void> result;
    if (markUsed) {
        try {
            services.database.write([&](Transaction &transaction) {
                if (!(*markUsed)(transaction))
                    throw Undo{{recovery ? IdentityFault::InvalidRecoveryCode : IdentityFault::CodeAlreadyUsed}};
                if (const auto granted = use.grant(transaction, counted->user); !granted)
                    throw Undo{granted.error()};
            });
        } catch (const Undo &undo) {
            result = tl::unexpected(undo.error);
        }
    } else {
        result = tl::unexpected(markUsed.error());
    }
    if (!result) {
        services.database.write([&](Transaction &transaction) {
            recordIdentity(transaction, services, caller, counted->user,
                           {.action = use.action,
                            .result = "failed",
                            .reason = errorBody(result.error()).code,
                            .session = use.session});
        });
    }
    return result;
}

} // namespace atalaya::platform
