// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"
#include "platform/identity/sessionstore.h"
#include "platform/identity/userstore.h"

#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// A new pair of tokens, as text for the client.
struct IssuedTokens
{
    std::string sessionId;
    std::string access;
    std::string refresh;
    std::chrono::seconds expiresIn{0};
};

/// Opens a session and records the sign-in; part of the transaction that accepted the last proof.
[[nodiscard]] IssuedTokens openSession(Transaction &transaction, const IdentityServices &services, const Caller &caller,
                                       const UserRow &user, bool mfaVerified);
/// After the commit: the reply of the contract.
[[nodiscard]] contract::Authenticated toReply(const IdentityServices &services, const IssuedTokens &tokens,
                                              const UserRow &user);

/// `POST /api/auth/refresh`: exchanges the newest refresh token. Its predecessor is honoured for ten seconds while
/// nothing of the newer pair came back (the reply was lost); any other second use ends the session.
[[nodiscard]] Outcome<contract::Authenticated> refreshSession(const IdentityServices &services,
                                                              std::string_view refreshToken, const Caller &caller);

/// The session is good for its user as things are now.
[[nodiscard]] bool isGood(const SessionRow &session, const UserRow &user, Instant now);
/// Who a request is made for, while the session has not been ended; Unauthenticated otherwise.
[[nodiscard]] Outcome<UserRow> userOf(Connection &connection, const Principal &principal);
[[nodiscard]] Instant idleEnd(const SessionRow &session, const UserRow &user);

[[nodiscard]] Outcome<contract::Me> me(const IdentityServices &services, const Principal &principal);
[[nodiscard]] std::vector<contract::SessionInfo> listSessions(const IdentityServices &services,
                                                              const Principal &principal);
/// One of one's own; NotFound for everybody else's.
[[nodiscard]] Outcome<void> endSession(const IdentityServices &services, const Principal &principal,
                                       std::string_view sessionId, const Caller &caller);

} // namespace atalaya::platform
