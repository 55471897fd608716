// SPDX-License-Identifier: GPL-3.0-or-later
#include "signinstore.h"

#include "columns.h"
#include "userstore.h"

#include "platform/base/digest.h"

namespace atalaya::platform::signins {

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

LoginFailures failures(Connection &connection, std::string_view emailHash)
{
    const auto row = connection.row("SELECT failures, next_try_at, lock_noted FROM identity_login_failures "
                                    "WHERE email_hash = ?",
                                    {toBlob(emailHash)});
    if (!row)
        return {};
    return {row->integer(0), toInstant(row->integer(1)), row->integer(2) != 0};
}

void putFailures(Transaction &transaction, std::string_view emailHash, const LoginFailures &failures, Instant now)
{
    clearFailures(transaction, emailHash);
    transaction.run("INSERT INTO identity_login_failures (email_hash, failures, next_try_at, lock_noted, last_at) "
                    "VALUES (?, ?, ?, ?, ?)",
                    {toBlob(emailHash), failures.failures, toColumn(failures.nextTryAt), toColumn(failures.lockNoted),
                     toColumn(now)});
}

void clearFailures(Transaction &transaction, std::string_view emailHash)
{
    transaction.run("DELETE FROM identity_login_failures WHERE email_hash = ?", {toBlob(emailHash)});
}

} // namespace atalaya::platform::signins
