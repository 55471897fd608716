// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenauthenticator.h"

#include "sessions.h"
#include "signinstore.h"
#include "token.h"

namespace atalaya::platform {

namespace {

/// How often a session's last use is written down.
constexpr std::chrono::minutes seenEvery{1};

[[noreturn]] void refuse(IdentityFault fault)
{
    throw HttpError{httpStatus(fault), errorBody({fault})};
}

/// What one read finds out about a token.
struct Found
{
    std::optional<AccessRow> access;
    std::optional<SessionRow> session;
    std::optional<SignInRow> signIn;
    std::optional<UserRow> user;
};

Found lookUp(Connection &connection, std::string_view hash)
{
    Found found;
    found.access = sessions::findAccess(connection, hash);
    if (found.access) {
        found.session = sessions::find(connection, found.access->sessionId);
        if (found.session)
            found.user = users::find(connection, found.session->userId);
        return found;
    }
    found.signIn = signins::find(connection, hash);
    if (found.signIn)
        found.user = users::find(connection, found.signIn->userId);
    return found;
}

Principal principalOf(const UserRow &user, Principal::Kind kind)
{
    Principal principal;
    principal.kind = kind;
    principal.userId = user.id;
    principal.role = user.role;
    principal.tenantId = user.tenantId;
    return principal;
}

Principal fromSignIn(const SignInRow &signIn, const UserRow &user, Instant now)
{
    const bool mfa = signIn.kind == SignInRow::Kind::Mfa;
    if (signIn.used || now >= signIn.expiresAt || !user.active || user.authzEpoch != signIn.authzEpoch)
        refuse(mfa ? IdentityFault::PendingExpired : IdentityFault::EnrollmentExpired);
    return principalOf(user, mfa ? Principal::Kind::PendingMfa : Principal::Kind::Enrollment);
}

} // namespace

std::optional<Principal> TokenAuthenticator::authenticate(std::string_view token, const RequestContext & /*request*/)
{
    const Instant now = m_services.clock.now();
    const std::string hash = tokenHash(token);
    Found found;
    m_services.database.read([&](Connection &connection) { found = lookUp(connection, hash); });
    if (!found.user)
        return std::nullopt;
    if (found.signIn)
        return fromSignIn(*found.signIn, *found.user, now);
    if (now >= found.access->expiresAt)
        refuse(IdentityFault::TokenExpired);
    SessionRow &session = *found.session;
    m_services.uses->applyTo(session);
    if (!isGood(session, *found.user, now))
        return std::nullopt;
    if (roleNeedsFactor(found.user->role) && !session.mfaVerified)
        refuse(IdentityFault::MfaRequired);

    const bool firstOfGeneration = found.access->generation == session.generation && !session.generationSeen;
    if (firstOfGeneration || now - session.lastSeenAt >= seenEvery)
        m_services.uses->note(m_services.database, session.id, found.access->generation, now);
    Principal principal = principalOf(*found.user, Principal::Kind::User);
    principal.sessionId = session.id;
    return principal;
}

} // namespace atalaya::platform
