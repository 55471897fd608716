// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/store/connection.h"

#include <functional>
#include <memory>
#include <string>

namespace atalaya::platform {

class TenantScope;

/// SQLite in WAL mode with synchronous=FULL; one connection per thread, one writer at a time (a fair lock, so that a
/// burst of writers queues instead of failing busy). Throws StoreError when the disk or the file is at fault.
class Database
{
public:
    /// Opens or creates the file (0600) and applies the migrations that are missing.
    explicit Database(const std::string &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// System scope: identity, tenants, the gate, migrations. Sees base tables.
    void read(const std::function<void(Connection &)> &work);
    /// BEGIN IMMEDIATE … COMMIT; rolled back when `work` throws. `afterCommit` hooks run once it is durable.
    void write(const std::function<void(Transaction &)> &work);

    /// Tenant scope: behind the second wall. Only the views of this tenant's rows can be named.
    void read(const TenantScope &scope, const std::function<void(Connection &)> &work);
    void write(const TenantScope &scope, const std::function<void(Transaction &)> &work);

    /// Consistent copy while running (`backup`).
    void copyTo(const std::string &path);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::platform
