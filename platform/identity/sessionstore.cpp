// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionstore.h"

#include "columns.h"

namespace atalaya::platform::sessions {

namespace {

constexpr std::string_view sessionColumns =
    "SELECT id, user_id, client, address, mfa_verified, authz_epoch, created_at, last_seen_at, expires_at, "
    "generation, generation_seen, ended_at, end_reason FROM identity_sessions ";

SessionRow toSession(const Row &row)
{
    SessionRow session;
    session.id = row.text(0);
    session.userId = row.text(1);
    session.client = row.text(2);
    session.address = row.text(3);
    session.mfaVerified = row.integer(4) != 0;
    session.authzEpoch = row.integer(5);
    session.createdAt = toInstant(row.integer(6));
    session.lastSeenAt = toInstant(row.integer(7));
    session.expiresAt = toInstant(row.integer(8));
    session.generation = row.integer(9);
    session.generationSeen = row.integer(10) != 0;
    session.ended = !row.isNull(11);
    session.endReason = row.maybeText(12).value_or(std::string());
    return session;
}

} // namespace

std::optional<SessionRow> find(Connection &connection, std::string_view id)
{
    const auto row = connection.row(std::string(sessionColumns) + "WHERE id = ?", {std::string(id)});
    return row ? std::optional(toSession(*row)) : std::nullopt;
}

std::vector<SessionRow> ofUser(Connection &connection, std::string_view userId)
{
    std::vector<SessionRow> found;
    for (const Row &row : connection.rows(std::string(sessionColumns) +
                                              "WHERE user_id = ? AND ended_at IS NULL ORDER BY created_at DESC, id",
                                          {std::string(userId)}))
        found.push_back(toSession(row));
    return found;
}

void insert(Transaction &transaction, const SessionRow &session)
{
    transaction.run("INSERT INTO identity_sessions (id, user_id, client, address, mfa_verified, authz_epoch, "
                    "created_at, last_seen_at, expires_at, generation, generation_seen) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {session.id, session.userId, session.client, session.address, toColumn(session.mfaVerified),
                     session.authzEpoch, toColumn(session.createdAt), toColumn(session.lastSeenAt),
                     toColumn(session.expiresAt), session.generation, toColumn(session.generationSeen)});
}

void touch(Transaction &transaction, const SessionRow &session)
{
    transaction.run("UPDATE identity_sessions SET last_seen_at = ?, generation = ?, generation_seen = ? WHERE id = ?",
                    {toColumn(session.lastSeenAt), session.generation, toColumn(session.generationSeen), session.id});
}

void markSeen(Transaction &transaction, std::string_view id, std::int64_t generation, Instant now)
{
    transaction.run("UPDATE identity_sessions SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?",
                    {toColumn(now), std::string(id), toColumn(now)});
    transaction.run("UPDATE identity_sessions SET generation_seen = 1 WHERE id = ? AND generation = ?",
                    {std::string(id), generation});
}

bool end(Transaction &transaction, std::string_view id, Instant now, std::string_view reason)
{
    transaction.run("DELETE FROM identity_access_tokens WHERE session_id = ?", {std::string(id)});
    return transaction.run(
               "UPDATE identity_sessions SET ended_at = ?, end_reason = ? WHERE id = ? AND ended_at IS NULL",
               {toColumn(now), std::string(reason), std::string(id)}) == 1;
}

void endAllOf(Transaction &transaction, std::string_view userId, Instant now, std::string_view reason)
{
    for (const SessionRow &session : ofUser(transaction, userId))
        end(transaction, session.id, now, reason);
}

void addTokens(Transaction &transaction, const SessionRow &session, std::string_view refreshHash,
               std::string_view accessHash, Instant now, Instant accessEnd)
{
    transaction.run("INSERT INTO identity_refresh_tokens (token_hash, session_id, generation, superseded, issued_at) "
                    "VALUES (?, ?, ?, 0, ?)",
                    {toBlob(refreshHash), session.id, session.generation, toColumn(now)});
    transaction.run("INSERT INTO identity_access_tokens (token_hash, session_id, generation, expires_at) "
                    "VALUES (?, ?, ?, ?)",
                    {toBlob(accessHash), session.id, session.generation, toColumn(accessEnd)});
}

std::optional<AccessRow> findAccess(Connection &connection, std::string_view hash)
{
    const auto row = connection.row("SELECT session_id, generation, expires_at FROM identity_access_tokens "
                                    "WHERE token_hash = ?",
                                    {toBlob(hash)});
    if (!row)
        return std::nullopt;
    return AccessRow{row->text(0), row->integer(1), toInstant(row->integer(2))};
}

std::optional<RefreshRow> findRefresh(Connection &connection, std::string_view hash)
{
    const auto row = connection.row("SELECT session_id, generation, used_at, superseded FROM identity_refresh_tokens "
                                    "WHERE token_hash = ?",
                                    {toBlob(hash)});
    if (!row)
        return std::nullopt;
    RefreshRow token{row->text(0), row->integer(1), std::nullopt, row->integer(3) != 0};
    if (const auto usedAt = row->maybeInteger(2))
        token.usedAt = toInstant(*usedAt);
    return token;
}

void markRefreshUsed(Transaction &transaction, std::string_view hash, Instant now)
{
    transaction.run("UPDATE identity_refresh_tokens SET used_at = ? WHERE token_hash = ?",
                    {toColumn(now), toBlob(hash)});
}

bool generationUsed(Connection &connection, std::string_view sessionId, std::int64_t generation)
{
    return connection
        .row("SELECT 1 FROM identity_refresh_tokens WHERE session_id = ? AND generation = ? AND used_at IS NOT NULL "
             "LIMIT 1",
             {std::string(sessionId), generation})
        .has_value();
}

std::int64_t exchangedSince(Connection &connection, std::string_view sessionId, Instant since)
{
    return connection
        .row("SELECT count(*) FROM identity_refresh_tokens WHERE session_id = ? AND generation > 0 AND issued_at > ?",
             {std::string(sessionId), toColumn(since)})
        ->integer(0);
}

void supersede(Transaction &transaction, std::string_view sessionId, std::int64_t generation)
{
    transaction.run("UPDATE identity_refresh_tokens SET superseded = 1 WHERE session_id = ? AND generation = ?",
                    {std::string(sessionId), generation});
    transaction.run("DELETE FROM identity_access_tokens WHERE session_id = ? AND generation = ?",
                    {std::string(sessionId), generation});
}

void addStepUp(Transaction &transaction, std::string_view hash, std::string_view sessionId, std::string_view action,
               std::string_view digest, Instant expiresAt)
{
    transaction.run(
        "INSERT INTO identity_step_ups (token_hash, session_id, action, digest, expires_at) "
        "VALUES (?, ?, ?, ?, ?)",
        {toBlob(hash), std::string(sessionId), std::string(action), std::string(digest), toColumn(expiresAt)});
}

bool spendStepUp(Transaction &transaction, std::string_view hash, std::string_view sessionId, std::string_view action,
                 std::string_view digest, Instant now)
{
    return transaction.run("UPDATE identity_step_ups SET used_at = ? WHERE token_hash = ? AND session_id = ? "
                           "AND action = ? AND digest = ? AND used_at IS NULL AND expires_at > ?",
                           {toColumn(now), toBlob(hash), std::string(sessionId), std::string(action),
                            std::string(digest), toColumn(now)}) == 1;
}

void forgetExpired(Transaction &transaction, Instant now)
{
    const auto before = [now](std::chrono::hours hours) {
        return toColumn(now - hours);
    };
    // A client that comes back within the longest idle life hears "expired" and renews; "unknown" would sign it out.
    transaction.run("DELETE FROM identity_access_tokens WHERE expires_at < ?", {before(std::chrono::hours{24})});
    transaction.run("DELETE FROM identity_sign_ins WHERE expires_at < ?", {before(std::chrono::hours{1})});
    transaction.run("DELETE FROM identity_enrollments WHERE expires_at < ?", {before(std::chrono::hours{1})});
    transaction.run("DELETE FROM identity_login_failures WHERE last_at < ?", {before(std::chrono::hours{24})});
    const std::int64_t ended = before(std::chrono::hours{24 * 7});
    for (const char *table : {"identity_access_tokens", "identity_refresh_tokens", "identity_step_ups"})
        transaction.run(std::string("DELETE FROM ") + table +
                            " WHERE session_id IN (SELECT id FROM identity_sessions WHERE expires_at < ?)",
                        {ended});
    transaction.run("DELETE FROM identity_sessions WHERE expires_at < ?", {ended});
}

} // namespace atalaya::platform::sessions
