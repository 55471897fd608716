// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"

#include "connectionpool.h"
#include "fairlock.h"
#include "migrations.h"
#include "tenantviews.h"

#include "platform/tenancy/tenantscope.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>

namespace atalaya::platform {

namespace {

struct Closer
{
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Closer>;

/// SQLite gives its journal the mode of the main file, so that one must be right from the first byte.
void createPrivately(const std::string &path, int extraFlags)
{
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | extraFlags, 0600);
    if (file < 0)
        throw StoreError(errno == ENOSPC ? StoreError::Kind::DiskFull : StoreError::Kind::Failed,
                         path + ": " + std::strerror(errno));
    close(file);
}

TenantTables prepare(const std::string &path, Database::Schema schema)
{
    const bool asIs = schema == Database::Schema::AsIs;
    if (asIs && access(path.c_str(), R_OK) != 0)
        throw StoreError(StoreError::Kind::Refused, path + ": " + std::strerror(errno));
    if (!asIs)
        createPrivately(path, 0);
    const Handle handle(openSqlite(path));
    const std::string nobody;
    TenantWall::addFunction(handle.get(), &nobody);
    asIs ? requireMigrated(handle.get(), allMigrations()) : migrate(handle.get(), allMigrations());
    return tenantTables(handle.get());
}

} // namespace

struct Database::Private
{
    Private(const std::string &file, Schema schema)
        : path(file)
        , tables(prepare(file, schema))
        , system(file, SqliteConnection::Scope::System, tables)
        , tenant(file, SqliteConnection::Scope::Tenant, tables)
    {}

    void read(ConnectionPool &pool, std::string_view tenantId, const std::function<void(Connection &)> &work)
    {
        const auto connection = pool.take();
        connection->setTenant(tenantId);
        connection->beginRead();
        try {
            work(*connection);
        } catch (...) {
            connection->rollback();
            throw;
        }
        connection->rollback();
    }

    void write(ConnectionPool &pool, std::string_view tenantId, const std::function<void(Transaction &)> &work)
    {
        if (writer.isMine()) {
            if (!inHooks)
                throw std::logic_error("a write inside a write");
            transact(pool, tenantId, work);
            return;
        }
        const std::lock_guard lock(writer);
        transact(pool, tenantId, work);
    }

    void transact(ConnectionPool &pool, std::string_view tenantId, const std::function<void(Transaction &)> &work)
    {
        const auto connection = pool.take();
        connection->setTenant(tenantId);
        connection->beginWrite();
        const bool outerHooks = std::exchange(inHooks, false);
        try {
            work(*connection);
            connection->commit();
        } catch (...) {
            inHooks = outerHooks;
            connection->rollback();
            throw;
        }
        // Still the only writer: hooks of consecutive commits run in the order of the commits.
        inHooks = true;
        connection->runHooks();
        inHooks = outerHooks;
    }

    std::string path;
    TenantTables tables;
    ConnectionPool system;
    ConnectionPool tenant;
    FairLock writer;
    /// Guarded by `writer`.
    bool inHooks = false;
};

Database::Database(const std::string &path, Schema schema)
    : d(std::make_unique<Private>(path, schema))
{}

Database::~Database() = default;

void Database::read(const std::function<void(Connection &)> &work)
{
    d->read(d->system, {}, work);
}

void Database::write(const std::function<void(Transaction &)> &work)
{
    d->write(d->system, {}, work);
}

void Database::read(const TenantScope &scope, const std::function<void(Connection &)> &work)
{
    d->read(d->tenant, scope.tenantId(), work);
}

void Database::write(const TenantScope &scope, const std::function<void(Transaction &)> &work)
{
    d->write(d->tenant, scope.tenantId(), work);
}

void Database::copyTo(const std::string &path)
{
    createPrivately(path, O_EXCL);
    const Handle source(openSqlite(d->path));
    const Handle copy(openSqlite(path));
    sqlite3_backup *backup = sqlite3_backup_init(copy.get(), "main", source.get(), "main");
    if (!backup)
        throwStoreError(copy.get(), SQLITE_ERROR, "starting the copy");
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE)
        throwStoreError(nullptr, code, "copying the database");
}

std::vector<std::string> Database::problems()
{
    std::vector<std::string> found;
    read([&found](Connection &connection) {
        for (const Row &row : connection.rows("SELECT integrity_check FROM pragma_integrity_check")) {
            if (row.text(0) != "ok")
                found.push_back(row.text(0));
        }
        for (const Row &row : connection.rows("SELECT \"table\", parent FROM pragma_foreign_key_check"))
            found.push_back("a row of " + row.text(0) + " points to nothing in " + row.text(1));
    });
    return found;
}

bool Database::hasTenantTable(std::string_view name) const
{
    return d->tables.contains(name);
}

} // namespace atalaya::platform
