// SPDX-License-Identifier: GPL-3.0-or-later
#include "userstore.h"

#include "columns.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

constexpr std::string_view userColumns =
    "SELECT u.id, u.tenant_id, u.email, u.name, u.role, u.state, u.password_hash, u.authz_epoch, u.created_at, "
    "f.user_id FROM identity_users u LEFT JOIN identity_factors f ON f.user_id = u.id ";

UserRow toUser(const Row &row)
{
    UserRow user;
    user.id = row.text(0);
    user.tenantId = row.text(1);
    user.email = row.text(2);
    user.name = row.text(3);
    user.role = row.text(4);
    user.active = row.text(5) == "active";
    user.passwordHash = row.text(6);
    user.authzEpoch = row.integer(7);
    user.createdAt = toInstant(row.integer(8));
    user.hasFactor = !row.isNull(9);
    return user;
}

std::string stateOf(const UserRow &user)
{
    return user.active ? "active" : "disabled";
}

std::string sql(std::string_view start, std::string_view rest)
{
    return std::string(start).append(rest);
}

} // namespace

std::string emailKey(std::string_view email)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = email.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    std::string key(email.substr(first, email.find_last_not_of(blanks) - first + 1));
    std::ranges::transform(key, key.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return key;
}

contract::User toContract(const UserRow &user)
{
    return {user.id, user.email, user.name, user.role, user.hasFactor};
}

std::string factorOwner(const UserRow &user)
{
    return "totp " + user.id + ' ' + user.tenantId;
}

namespace users {

std::optional<UserRow> find(Connection &connection, std::string_view id)
{
    const auto row = connection.row(sql(userColumns, "WHERE u.id = ?"), {std::string(id)});
    return row ? std::optional(toUser(*row)) : std::nullopt;
}

std::vector<UserRow> findByEmail(Connection &connection, std::string_view email)
{
    std::vector<UserRow> found;
    for (const Row &row :
         connection.rows(sql(userColumns, "WHERE u.email_key = ? ORDER BY u.created_at, u.id"), {emailKey(email)}))
        found.push_back(toUser(row));
    return found;
}

std::optional<UserRow> findInTenant(Connection &connection, std::string_view tenantId, std::string_view email)
{
    const auto row = connection.row(sql(userColumns, "WHERE u.tenant_id = ? AND u.email_key = ?"),
                                    {std::string(tenantId), emailKey(email)});
    return row ? std::optional(toUser(*row)) : std::nullopt;
}

void insert(Transaction &transaction, const UserRow &user)
{
    transaction.run("INSERT INTO identity_users (id, tenant_id, email, email_key, name, role, state, password_hash, "
                    "authz_epoch, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {user.id, user.tenantId, user.email, emailKey(user.email), user.name, user.role, stateOf(user),
                     user.passwordHash, user.authzEpoch, toColumn(user.createdAt)});
}

void update(Transaction &transaction, UserRow &user)
{
    transaction.run("UPDATE identity_users SET role = ?, state = ?, password_hash = ? WHERE id = ?",
                    {user.role, stateOf(user), user.passwordHash, user.id});
    bumpEpoch(transaction, user);
}

void bumpEpoch(Transaction &transaction, UserRow &user)
{
    transaction.run("UPDATE identity_users SET authz_epoch = authz_epoch + 1 WHERE id = ?", {user.id});
    ++user.authzEpoch;
}

} // namespace users

namespace factors {

std::optional<FactorRow> find(Connection &connection, std::string_view userId)
{
    const auto row = connection.row("SELECT secret, last_step, failures, next_try_at, lock_noted "
                                    "FROM identity_factors WHERE user_id = ?",
                                    {std::string(userId)});
    if (!row)
        return std::nullopt;
    return FactorRow{row->blob(0), row->integer(1), row->integer(2), toInstant(row->integer(3)), row->integer(4) != 0};
}

void put(Transaction &transaction, std::string_view userId, std::string_view secret, std::int64_t lastStep, Instant now)
{
    remove(transaction, userId);
    transaction.run("INSERT INTO identity_factors (user_id, secret, last_step, failures, next_try_at, "
                    "lock_noted, enrolled_at) VALUES (?, ?, ?, 0, 0, 0, ?)",
                    {std::string(userId), toBlob(secret), lastStep, toColumn(now)});
}

void remove(Transaction &transaction, std::string_view userId)
{
    transaction.run("DELETE FROM identity_factors WHERE user_id = ?", {std::string(userId)});
    transaction.run("DELETE FROM identity_recovery_codes WHERE user_id = ?", {std::string(userId)});
}

void setCounters(Transaction &transaction, std::string_view userId, const FactorRow &factor)
{
    transaction.run("UPDATE identity_factors SET failures = ?, next_try_at = ?, lock_noted = ? WHERE user_id = ?",
                    {factor.failures, toColumn(factor.nextTryAt), toColumn(factor.lockNoted), std::string(userId)});
}

bool acceptStep(Transaction &transaction, std::string_view userId, std::int64_t step)
{
    return transaction.run("UPDATE identity_factors SET last_step = ?, failures = 0, next_try_at = 0, lock_noted = 0 "
                           "WHERE user_id = ? AND last_step < ?",
                           {step, std::string(userId), step}) == 1;
}

void putRecoveryCodes(Transaction &transaction, std::string_view userId, const std::vector<std::string> &hashes)
{
    transaction.run("DELETE FROM identity_recovery_codes WHERE user_id = ?", {std::string(userId)});
    std::int64_t slot = 0;
    for (const std::string &hash : hashes)
        transaction.run("INSERT INTO identity_recovery_codes (user_id, slot, hash) VALUES (?, ?, ?)",
                        {std::string(userId), slot++, hash});
}

std::optional<std::string> recoveryHash(Connection &connection, std::string_view userId, int slot)
{
    const auto row = connection.row("SELECT hash FROM identity_recovery_codes "
                                    "WHERE user_id = ? AND slot = ? AND used_at IS NULL",
                                    {std::string(userId), std::int64_t{slot}});
    return row ? std::optional(row->text(0)) : std::nullopt;
}

bool spendRecoveryCode(Transaction &transaction, std::string_view userId, int slot, std::string_view hash, Instant now)
{
    if (transaction.run("UPDATE identity_recovery_codes SET used_at = ? "
                        "WHERE user_id = ? AND slot = ? AND hash = ? AND used_at IS NULL",
                        {toColumn(now), std::string(userId), std::int64_t{slot}, std::string(hash)}) != 1)
        return false;
    FactorRow cleared;
    setCounters(transaction, userId, cleared);
    return true;
}

std::optional<Enrollment> enrollment(Connection &connection, std::string_view userId)
{
    const auto row = connection.row("SELECT secret, attempts, expires_at, step_up FROM identity_enrollments "
                                    "WHERE user_id = ?",
                                    {std::string(userId)});
    if (!row)
        return std::nullopt;
    return Enrollment{row->blob(0), row->integer(1), toInstant(row->integer(2)), row->text(3)};
}

void putEnrollment(Transaction &transaction, std::string_view userId, const Enrollment &enrollment)
{
    removeEnrollment(transaction, userId);
    transaction.run("INSERT INTO identity_enrollments (user_id, secret, attempts, expires_at, step_up) "
                    "VALUES (?, ?, ?, ?, ?)",
                    {std::string(userId), Blob{enrollment.secret}, enrollment.attempts, toColumn(enrollment.expiresAt),
                     enrollment.stepUp});
}

void removeEnrollment(Transaction &transaction, std::string_view userId)
{
    transaction.run("DELETE FROM identity_enrollments WHERE user_id = ?", {std::string(userId)});
}

} // namespace factors

} // namespace atalaya::platform
