// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

struct sqlite3;

namespace atalaya::platform {

/// One numbered step of the schema, from `platform/ROOM/migrations/NNNN_name.sql`.
struct Migration
{
    int number = 0;
    std::string_view name;
    std::string_view sql;
};

/// Every room's migrations in ascending order; generated at build time.
[[nodiscard]] std::span<const Migration> allMigrations();

/// Applies what is missing, each in a transaction of its own together with the tenant views that follow from it, and
/// records number and digest. Throws StoreError when an applied one has changed since, or when the file knows one that
/// this program does not.
void migrate(sqlite3 *handle, std::span<const Migration> migrations);
/// Throws StoreError where `migrate` would change the file, and changes nothing.
void requireMigrated(sqlite3 *handle, std::span<const Migration> migrations);

} // namespace atalaya::platform
