// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin.h"

#include "passwordtry.h"
#include "sessions.h"
#include "signinstore.h"
#include "token.h"

namespace atalaya::platform {

namespace {

constexpr std::string_view signInAction = "auth.sign_in";

/// Of an e-mail and a password.
struct LoginTry : PasswordTry
{
    bool several = false;
};

LoginTry whoIsMeant(Connection &connection, const contract::LoginRequest &request,
                    const std::optional<std::string> &tenantId, std::int64_t failures)
{
    LoginTry attempt{{.action = std::string(signInAction), .emailHash = signins::failureKey(request.email)}};
    if (request.tenant) {
        attempt.target = tenantId ? signins::targetOf(*tenantId) : "name " + *request.tenant;
        if (tenantId)
            attempt.user = users::findInTenant(connection, *tenantId, request.email);
        return attempt;
    }
    auto candidates = users::findByEmail(connection, request.email);
    attempt.several = candidates.size() > 1;
    if (!candidates.empty()) {
        attempt.user = std::move(candidates[static_cast<std::size_t>(failures) % candidates.size()]);
        attempt.target = signins::targetOf(attempt.user->tenantId);
    }
    return attempt;
}

Outcome<LoginTry> beginTry(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                           const contract::LoginRequest &request, const std::optional<std::string> &tenantId)
{
    const std::int64_t failures = signins::failures(transaction, signins::failureKey(request.email)).failures;
    LoginTry attempt = whoIsMeant(transaction, request, tenantId, failures);
    if (const auto counted = countTry(transaction, services, caller, attempt); !counted)
        return tl::unexpected(counted.error());
    return attempt;
}

/// The password was right: what comes next for this user.
contract::LoginReply grant(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                           const UserRow &user, std::optional<IssuedTokens> &tokens)
{
    const Instant now = services.clock.now();
    contract::LoginReply reply;
    if (!user.hasFactor && !roleNeedsFactor(user.role)) {
        tokens = openSession(transaction, services, caller, user, false);
        return reply;
    }
    const Token token = newToken();
    SignInRow signIn;
    signIn.userId = user.id;
    signIn.authzEpoch = user.authzEpoch;
    if (user.hasFactor) {
        signIn.kind = SignInRow::Kind::Mfa;
        signIn.expiresAt = now + pendingLife;
        reply.mfaRequired = {token.text, {"totp", "recovery_code"}};
    } else {
        signIn.kind = SignInRow::Kind::Enrollment;
        signIn.expiresAt = now + enrollmentLife;
        reply.enrollmentRequired = {token.text};
    }
    signins::insert(transaction, token.hash, signIn);
    return reply;
}

/// The sign-in in progress that a pending token stands for, if it can still go on.
Outcome<UserRow> pendingUser(Connection &connection, std::string_view hash, Instant now, std::int64_t &attempts)
{
    const auto signIn = signins::find(connection, hash);
    if (!signIn || signIn->kind != SignInRow::Kind::Mfa || signIn->used || now >= signIn->expiresAt)
        return refused(IdentityFault::PendingExpired);
    auto user = users::find(connection, signIn->userId);
    if (!user || !user->active || user->authzEpoch != signIn->authzEpoch)
        return refused(IdentityFault::PendingExpired);
    attempts = signIn->attempts;
    return std::move(*user);
}

} // namespace

Outcome<contract::LoginReply> login(const IdentityServices &services, const contract::LoginRequest &request,
                                    const Caller &caller)
{
    const auto tenantId = request.tenant ? services.facts.tenantIdOfSlug(*request.tenant) : std::nullopt;
    // The place comes first: a try that could not be looked at for lack of room must not count.
    auto seat = services.hasher.seat();
    if (!seat)
        return tl::unexpected(seat.error());
    Outcome<LoginTry> attempt = refused(IdentityFault::InvalidCredentials);
    services.database.write(
        [&](Transaction &transaction) { attempt = beginTry(transaction, services, caller, request, tenantId); });
    if (!attempt)
        return tl::unexpected(attempt.error());

    const auto &user = attempt->user;
    const bool right = user ? services.hasher.verify(*seat, user->passwordHash, request.password)
                            : services.hasher.verifyNobody(*seat, request.password);
    Outcome<contract::LoginReply> reply = refused(IdentityFault::InvalidCredentials);
    std::optional<IssuedTokens> tokens;
    services.database.write([&](Transaction &transaction) {
        const auto now = right ? users::find(transaction, user->id) : std::nullopt;
        if (!now || !now->active || now->authzEpoch != user->authzEpoch) {
            recordTry(transaction, services, caller, *attempt, "failed", right ? "user disabled" : "wrong password");
            return;
        }
        if (attempt->several) {
            reply = refused(IdentityFault::TenantNeeded);
            recordTry(transaction, services, caller, *attempt, "failed", "tenant_needed");
            return;
        }
        forgiveTries(transaction, *attempt);
        reply = grant(transaction, services, caller, *now, tokens);
    });
    if (reply && tokens)
        reply->authenticated = toReply(services, *tokens, *user);
    return reply;
}

Outcome<contract::Authenticated> verifyLogin(const IdentityServices &services, std::string_view pendingToken,
                                             const SecondFactor &proof, const Caller &caller)
{
    const std::string hash = tokenHash(pendingToken);
    std::int64_t attempts = 0;
    UserRow signedIn;
    IssuedTokens tokens;
    FactorUse use;
    use.action = signInAction;
    use.admit = [&](Transaction &transaction) -> Outcome<UserRow> {
        auto user = pendingUser(transaction, hash, services.clock.now(), attempts);
        if (user && attempts >= triesPerSignIn)
            return refused(IdentityFault::PendingExpired);
        return user;
    };
    use.counted = [&](Transaction &transaction) {
        signins::setAttempts(transaction, hash, ++attempts);
    };
    use.grant = [&](Transaction &transaction, UserRow &user) -> Outcome<void> {
        std::int64_t current = 0;
        if (const auto still = pendingUser(transaction, hash, services.clock.now(), current); !still)
            return tl::unexpected(still.error());
        signins::markUsed(transaction, hash, services.clock.now());
        tokens = openSession(transaction, services, caller, user, true);
        signedIn = user;
        return {};
    };
    if (auto used = useFactor(services, caller, proof, use); !used) {
        IdentityError error = used.error();
        if (httpStatus(error.fault) == 422)
            error.attemptsLeft = triesPerSignIn - attempts;
        return tl::unexpected(std::move(error));
    }
    return toReply(services, tokens, signedIn);
}

} // namespace atalaya::platform
