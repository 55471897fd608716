// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrations.h"

#include "statement.h"
#include "tenantviews.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>

namespace atalaya::platform {

namespace {

void execute(sqlite3 *handle, const std::string &sql, std::string_view doing)
{
    if (const int code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        throwStoreError(handle, code, doing);
}

std::map<std::int64_t, std::string> appliedDigests(sqlite3 *handle)
{
    std::map<std::int64_t, std::string> digests;
    Statement(handle, "SELECT number, digest FROM migrations").run({}, [&digests](const Row &row) {
        digests.emplace(row.integer(0), row.text(1));
        return true;
    });
    return digests;
}

void apply(sqlite3 *handle, const Migration &migration, const std::string &digest)
{
    const std::string doing = "migration " + std::to_string(migration.number) + ' ' + std::string(migration.name);
    dropTenantViews(handle);
    execute(handle, std::string(migration.sql), doing);
    createTenantViews(handle);
    Statement record(handle, "INSERT INTO migrations (number, name, digest) VALUES (?, ?, ?)");
    record.run({migration.number, std::string(migration.name), digest}, [](const Row &) { return true; });
}

StoreError otherMigration(const Migration &migration)
{
    return {StoreError::Kind::Damaged,
            "migration " + std::to_string(migration.number) + " is not the one that was applied to this file"};
}

/// In a transaction: another process may be migrating the same file.
void applyIfMissing(sqlite3 *handle, const Migration &migration)
{
    const std::string digest = toHex(sha256(migration.sql));
    execute(handle, "BEGIN IMMEDIATE", "migrating");
    try {
        const auto applied = appliedDigests(handle);
        const auto found = applied.find(migration.number);
        if (found == applied.end())
            apply(handle, migration, digest);
        else if (found->second != digest)
            throw otherMigration(migration);
        execute(handle, "COMMIT", "migrating");
    } catch (...) {
        sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
}

void refuseUnknown(const std::map<std::int64_t, std::string> &applied, std::span<const Migration> migrations)
{
    for (const auto &[number, digest] : applied) {
        if (std::none_of(migrations.begin(), migrations.end(), [n = number](const auto &m) { return m.number == n; }))
            throw StoreError(StoreError::Kind::Refused,
                             "the file was written by another version of the program: it has migration " +
                                 std::to_string(number));
    }
}

} // namespace

void migrate(sqlite3 *handle, std::span<const Migration> migrations)
{
    execute(handle,
            "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
            "digest TEXT NOT NULL)",
            "migrating");
    refuseUnknown(appliedDigests(handle), migrations);
    for (const Migration &migration : migrations)
        applyIfMissing(handle, migration);
}

void requireMigrated(sqlite3 *handle, std::span<const Migration> migrations)
{
    const auto applied = appliedDigests(handle);
    refuseUnknown(applied, migrations);
    for (const Migration &migration : migrations) {
        const auto found = applied.find(migration.number);
        if (found == applied.end())
            throw StoreError(StoreError::Kind::Refused,
                             "the file was written by an older version of the program: it has no migration " +
                                 std::to_string(migration.number) + ". Start the server once to bring it up to date");
        if (found->second != toHex(sha256(migration.sql)))
            throw otherMigration(migration);
    }
}

} // namespace atalaya::platform
