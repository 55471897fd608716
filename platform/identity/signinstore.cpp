// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinstore.h"

#include "columns.h"
#include "userstore.h"

#include "platform/base/digest.h"

namespace atalaya::platform::signins {

namespace {

/// Hashed, because an organisation that is not there may be anything that somebody typed.
std::string targetKey(std::string_view target)
{
    return sha256("sign-in target " + std::string(target));
}

} // namespace

std::optional<SignInRow> find(Connection &connection, std::string_view hash)
{
    const auto row = connection.row("SELECT kind, user_id, authz_epoch, attempts, expires_at, used_at "
                                    "FROM identity_sign_ins WHERE token_hash = ?",
                                    {toBlob(hash)});
    if (!row)
        return std::nullopt;
    SignInRow signIn;
    signIn.kind = row->text(0) == "mfa" ? SignInRow::Kind::Mfa : SignInRow::Kind::Enrollment;
    signIn.userId = row->text(1);
    signIn.authzEpoch = row->integer(2);
    signIn.attempts = row->integer(3);
    signIn.expiresAt = toInstant(row->integer(4));
    signIn.used = !row->isNull(5);
    return signIn;
}

void insert(Transaction &transaction, std::string_view hash, const SignInRow &signIn)
{
    const std::string kind = signIn.kind == SignInRow::Kind::Mfa ? "mfa" : "enrollment";
    transaction.run(
        "INSERT INTO identity_sign_ins (token_hash, kind, user_id, authz_epoch, attempts, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        {toBlob(hash), kind, signIn.userId, signIn.authzEpoch, signIn.attempts, toColumn(signIn.expiresAt)});
}

void setAttempts(Transaction &transaction, std::string_view hash, std::int64_t attempts)
{
    transaction.run("UPDATE identity_sign_ins SET attempts = ? WHERE token_hash = ?", {attempts, toBlob(hash)});
}

void markUsed(Transaction &transaction, std::string_view hash, Instant now)
{
    transaction.run("UPDATE identity_sign_ins SET used_at = ? WHERE token_hash = ?", {toColumn(now), toBlob(hash)});
}

std::string failureKey(std::string_view email)
{
    return sha256("sign-in " + emailKey(email));
}

std::string targetOf(std::string_view tenantId)
{
    return "tenant " + std::string(tenantId);
}

LoginFailures failures(Connection &connection, std::string_view emailHash)
{
    const auto row = connection.row("SELECT coalesce(sum(failures), 0), coalesce(max(next_try_at), 0), "
                                    "coalesce(max(lock_noted), 0) FROM identity_login_failures WHERE email_hash = ?",
                                    {toBlob(emailHash)});
    return {row->integer(0), toInstant(row->integer(1)), row->integer(2) != 0};
}

void addFailure(Transaction &transaction, std::string_view emailHash, std::string_view target, Instant nextTryAt,
                Instant now)
{
    const Blob aimedAt = toBlob(targetKey(target));
    transaction.run("UPDATE identity_login_failures SET lock_noted = 0 WHERE email_hash = ?", {toBlob(emailHash)});
    transaction.run("INSERT INTO identity_login_failures (email_hash, target_hash, failures, next_try_at, lock_noted, "
                    "last_at) VALUES (?, ?, 1, ?, 0, ?) ON CONFLICT (email_hash, target_hash) DO UPDATE SET "
                    "failures = failures + 1, next_try_at = excluded.next_try_at, last_at = excluded.last_at",
                    {toBlob(emailHash), aimedAt, toColumn(nextTryAt), toColumn(now)});
}

void noteLock(Transaction &transaction, std::string_view emailHash)
{
    transaction.run("UPDATE identity_login_failures SET lock_noted = 1 WHERE email_hash = ?", {toBlob(emailHash)});
}

void clearFailures(Transaction &transaction, std::string_view emailHash, std::string_view target)
{
    transaction.run("DELETE FROM identity_login_failures WHERE email_hash = ? AND target_hash = ?",
                    {toBlob(emailHash), toBlob(targetKey(target))});
}

} // namespace atalaya::platform::signins
