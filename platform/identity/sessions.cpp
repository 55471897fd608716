// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions.h"

#include "identitytrail.h"
#include "token.h"

#include "platform/base/random.h"

namespace atalaya::platform {

namespace {

constexpr std::int64_t refreshesPerMinute = 30;

IssuedTokens issue(Transaction &transaction, const SessionRow &session, Instant now)
{
    const Token refresh = newToken();
    const Token access = newToken();
    const Instant end = std::min(now + accessLife, session.expiresAt);
    sessions::addTokens(transaction, session, refresh.hash, access.hash, now, end);
    return {session.id, access.text, refresh.text, std::chrono::ceil<std::chrono::seconds>(end - now)};
}

contract::SessionInfo toContract(const SessionRow &session, std::string_view current)
{
    return {session.id,         session.client,    session.address,      session.createdAt,
            session.lastSeenAt, session.expiresAt, session.id == current};
}

IdentityFault faultOf(const SessionRow &session)
{
    return session.endReason == "token_reused" ? IdentityFault::TokenReused : IdentityFault::Unauthenticated;
}

/// A token that was exchanged before. True when its answer was most likely lost on the way.
bool mayComeAgain(Connection &connection, const RefreshRow &token, const SessionRow &session, Instant now)
{
    return token.usedAt && token.generation == session.generation - 1 && now - *token.usedAt <= predecessorGrace &&
           !session.generationSeen && !sessions::generationUsed(connection, session.id, session.generation);
}

Outcome<IssuedTokens> exchange(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                               std::string_view hash, UserRow &user)
{
    const Instant now = services.clock.now();
    const auto token = sessions::findRefresh(transaction, hash);
    if (token)
        services.uses->writeInto(transaction, token->sessionId);
    auto session = token ? sessions::find(transaction, token->sessionId) : std::nullopt;
    auto owner = session ? users::find(transaction, session->userId) : std::nullopt;
    if (!owner)
        return refused(IdentityFault::Unauthenticated);
    user = std::move(*owner);
    if (session->ended || !user.active || session->authzEpoch != user.authzEpoch)
        return refused(faultOf(*session));
    if (now >= session->expiresAt || now >= idleEnd(*session, user)) {
        sessions::end(transaction, session->id, now, "expired");
        return refused(IdentityFault::TokenExpired);
    }
    const bool again = token->usedAt || token->superseded;
    if (again && !mayComeAgain(transaction, *token, *session, now)) {
        sessions::end(transaction, session->id, now, "token_reused");
        recordIdentity(transaction, services, caller, user,
                       {.action = "session.token_reused",
                        .result = "denied",
                        .reason = "a refresh token was used twice",
                        .session = session->id,
                        .target = session->id});
        return refused(IdentityFault::TokenReused);
    }
    if (sessions::exchangedSince(transaction, session->id, now - std::chrono::minutes{1}) >= refreshesPerMinute)
        return tl::unexpected(IdentityError{IdentityFault::RateLimited, {}, std::chrono::seconds{60}});
    if (again) {
        sessions::supersede(transaction, session->id, session->generation);
    } else {
        sessions::markRefreshUsed(transaction, hash, now);
        ++session->generation;
    }
    session->generationSeen = false;
    session->lastSeenAt = std::max(now, session->lastSeenAt);
    sessions::touch(transaction, *session);
    return issue(transaction, *session, now);
}

} // namespace

IssuedTokens openSession(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                         const UserRow &user, bool mfaVerified)
{
    const Instant now = services.clock.now();
    sessions::forgetExpired(transaction, now);
    SessionRow session;
    session.id = randomId();
    session.userId = user.id;
    session.client = caller.client;
    session.address = caller.address;
    session.mfaVerified = mfaVerified;
    session.authzEpoch = user.authzEpoch;
    session.createdAt = now;
    session.lastSeenAt = now;
    session.expiresAt = now + sessionLifeOf(user.role).absolute;
    sessions::insert(transaction, session);
    recordIdentity(transaction, services, caller, user, {.action = "auth.sign_in", .session = session.id});
    return issue(transaction, session, now);
}

contract::Authenticated toReply(const IdentityServices &services, const IssuedTokens &tokens, const UserRow &user)
{
    contract::Authenticated reply;
    reply.accessToken = tokens.access;
    reply.refreshToken = tokens.refresh;
    reply.expiresIn = tokens.expiresIn.count();
    reply.user = toContract(user);
    reply.tenant = services.facts.tenant(user.tenantId);
    return reply;
}

Outcome<contract::Authenticated> refreshSession(const IdentityServices &services, std::string_view refreshToken,
                                                const Caller &caller)
{
    const std::string hash = tokenHash(refreshToken);
    UserRow user;
    Outcome<IssuedTokens> tokens = refused(IdentityFault::Unauthenticated);
    services.database.write(
        [&](Transaction &transaction) { tokens = exchange(transaction, services, caller, hash, user); });
    if (!tokens)
        return tl::unexpected(tokens.error());
    return toReply(services, *tokens, user);
}

bool isGood(const SessionRow &session, const UserRow &user, Instant now)
{
    return !session.ended && user.active && session.userId == user.id && session.authzEpoch == user.authzEpoch &&
           now < session.expiresAt && now < idleEnd(session, user);
}

Outcome<UserRow> userOf(Connection &connection, const Principal &principal)
{
    const auto session = sessions::find(connection, principal.sessionId);
    auto user = users::find(connection, principal.userId);
    if (!session || session->ended || !user || !user->active || session->authzEpoch != user->authzEpoch)
        return refused(IdentityFault::Unauthenticated);
    return std::move(*user);
}

Instant idleEnd(const SessionRow &session, const UserRow &user)
{
    return session.lastSeenAt + sessionLifeOf(user.role).idle;
}

Outcome<contract::Me> me(const IdentityServices &services, const Principal &principal)
{
    std::optional<UserRow> user;
    std::optional<SessionRow> session;
    services.database.read([&](Connection &connection) {
        user = users::find(connection, principal.userId);
        session = sessions::find(connection, principal.sessionId);
    });
    if (!user || !session)
        return refused(IdentityFault::Unauthenticated);
    services.uses->applyTo(*session);
    contract::Me answer;
    answer.user = toContract(*user);
    answer.tenant = services.facts.tenant(user->tenantId);
    answer.permissions.assign(principal.permissions.begin(), principal.permissions.end());
    answer.features = services.facts.featuresOf(user->tenantId);
    answer.subscription = services.facts.subscriptionOf(user->tenantId);
    answer.session = toContract(*session, principal.sessionId);
    answer.roles = services.facts.roles(user->tenantId);
    return answer;
}

std::vector<contract::SessionInfo> listSessions(const IdentityServices &services, const Principal &principal)
{
    const Instant now = services.clock.now();
    std::vector<contract::SessionInfo> found;
    services.database.read([&](Connection &connection) {
        const auto user = users::find(connection, principal.userId);
        for (SessionRow &session : sessions::ofUser(connection, principal.userId)) {
            services.uses->applyTo(session);
            if (user && isGood(session, *user, now))
                found.push_back(toContract(session, principal.sessionId));
        }
    });
    return found;
}

Outcome<void> endSession(const IdentityServices &services, const Principal &principal, std::string_view sessionId,
                         const Caller &caller)
{
    bool ended = false;
    services.database.write([&](Transaction &transaction) {
        const auto session = sessions::find(transaction, sessionId);
        const auto user = users::find(transaction, principal.userId);
        if (!session || !user || session->userId != user->id)
            return;
        const bool own = sessionId == principal.sessionId;
        ended = sessions::end(transaction, sessionId, services.clock.now(), own ? "signed_out" : "ended");
        if (!ended)
            return;
        recordIdentity(transaction, services, caller, *user,
                       {.action = "session.ended",
                        .reason = own ? "signed out" : "ended from another session",
                        .session = principal.sessionId,
                        .target = std::string(sessionId)});
    });
    if (!ended)
        return refused(IdentityFault::NotFound);
    return {};
}

} // namespace atalaya::platform
