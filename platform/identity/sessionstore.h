// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Rows of sessions and their tokens. System scope; tokens are named by their hash.
namespace atalaya::platform {

struct SessionRow
{
    std::string id;
    std::string userId;
    std::string client;
    std::string address;
    bool mfaVerified = false;
    std::int64_t authzEpoch = 0;
    Instant createdAt{};
    Instant lastSeenAt{};
    /// End of the absolute life.
    Instant expiresAt{};
    /// Rotations so far, and whether a token of the present one came back.
    std::int64_t generation = 0;
    bool generationSeen = false;
    bool ended = false;
    std::string endReason;
};

struct RefreshRow
{
    std::string sessionId;
    std::int64_t generation = 0;
    std::optional<Instant> usedAt;
    /// Given out, never seen again, and replaced because its predecessor came once more.
    bool superseded = false;
};

struct AccessRow
{
    std::string sessionId;
    std::int64_t generation = 0;
    Instant expiresAt{};
};

namespace sessions {

[[nodiscard]] std::optional<SessionRow> find(Connection &connection, std::string_view id);
/// Those that have not ended, newest first.
[[nodiscard]] std::vector<SessionRow> ofUser(Connection &connection, std::string_view userId);
void insert(Transaction &transaction, const SessionRow &session);
/// lastSeenAt, generation and generationSeen.
void touch(Transaction &transaction, const SessionRow &session);
/// Somebody came with an access token of `generation`.
void markSeen(Transaction &transaction, std::string_view id, std::int64_t generation, Instant now);
/// False when it had ended before. Its access tokens are gone afterwards.
bool end(Transaction &transaction, std::string_view id, Instant now, std::string_view reason);
void endAllOf(Transaction &transaction, std::string_view userId, Instant now, std::string_view reason);

void addTokens(Transaction &transaction, const SessionRow &session, std::string_view refreshHash,
               std::string_view accessHash, Instant now, Instant accessEnd);
[[nodiscard]] std::optional<AccessRow> findAccess(Connection &connection, std::string_view hash);
[[nodiscard]] std::optional<RefreshRow> findRefresh(Connection &connection, std::string_view hash);
void markRefreshUsed(Transaction &transaction, std::string_view hash, Instant now);
/// Whether a refresh token of this generation was exchanged.
[[nodiscard]] bool generationUsed(Connection &connection, std::string_view sessionId, std::int64_t generation);
/// How many exchanges gave the session new tokens after `since`; lost answers that were given again count.
[[nodiscard]] std::int64_t exchangedSince(Connection &connection, std::string_view sessionId, Instant since);
/// Takes back what was given out for a generation that never arrived.
void supersede(Transaction &transaction, std::string_view sessionId, std::int64_t generation);

void addStepUp(Transaction &transaction, std::string_view hash, std::string_view sessionId, std::string_view action,
               std::string_view digest, Instant expiresAt);
/// True once, for the same session, action and digest, in time.
[[nodiscard]] bool spendStepUp(Transaction &transaction, std::string_view hash, std::string_view sessionId,
                               std::string_view action, std::string_view digest, Instant now);

/// Removes what nobody can need any more: tokens past their end, sessions a week after theirs.
void forgetExpired(Transaction &transaction, Instant now);

} // namespace sessions

} // namespace atalaya::platform
