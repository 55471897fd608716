// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/store/connection.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

class TenantScope;

/// SQLite in WAL mode with synchronous=FULL; a connection serves one thread at a time, and there is one writer at a
/// time (a fair lock, so that a burst of writers queues instead of failing busy). Throws StoreError when the disk or
/// the file is at fault. A read is one snapshot; a read inside a write sees what was committed before it.
///
/// Tenant data: a table `base_NAME` whose keys begin with `tenant_id` gets a view `NAME` of the current tenant's rows,
/// writable through triggers that fill in `tenant_id` and column defaults. UPSERT clauses do not work on views; INSERT
/// OR IGNORE and OR REPLACE do.
class Database
{
public:
    enum class Schema
    {
        /// Opens or creates the file (0600) and applies the migrations that are missing.
        Current,
        /// For who only looks: a file that is missing or of another version is refused, and nothing is changed.
        AsIs
    };
    explicit Database(const std::string &path, Schema schema = Schema::Current);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// System scope: identity, tenants, the gate, migrations. Sees base tables.
    void read(const std::function<void(Connection &)> &work);
    /// BEGIN IMMEDIATE … COMMIT; rolled back when `work` throws. `afterCommit` hooks run once it is durable.
    /// A write inside a write is a programming error; inside an afterCommit hook it is allowed.
    void write(const std::function<void(Transaction &)> &work);

    /// Tenant scope: behind the second wall. Only the views of this tenant's rows can be named.
    void read(const TenantScope &scope, const std::function<void(Connection &)> &work);
    void write(const TenantScope &scope, const std::function<void(Transaction &)> &work);

    /// Consistent copy while running (`backup`).
    void copyTo(const std::string &path);

    /// What SQLite's own integrity and foreign-key checks find; empty when all is well.
    [[nodiscard]] std::vector<std::string> problems();
    /// Whether `base_NAME` is a table of tenant data.
    [[nodiscard]] bool hasTenantTable(std::string_view name) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::platform
