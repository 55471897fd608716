// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqliteconnection.h"

#include "texttables.h"

#include "platform/base/log.h"

#include <sqlite3.h>

#include <utility>

namespace atalaya::platform {

namespace {

constexpr std::size_t keptStatements = 256;

// Every write through a view opens a statement journal; on disk that would cost more than the write itself.
const char *const settings = "PRAGMA temp_store = MEMORY;"
                             "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = FULL;"
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA secure_delete = ON;"
                             "PRAGMA trusted_schema = OFF;"
                             "PRAGMA journal_size_limit = 67108864;";

} // namespace

sqlite3 *openSqlite(const std::string &path)
{
    sqlite3 *handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    try {
        if (code != SQLITE_OK)
            throwStoreError(handle, code, "opening the database");
        // Only another process can hold the write lock: our own writers queue before they get here.
        sqlite3_busy_timeout(handle, 10'000);
        code = sqlite3_exec(handle, settings, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK)
            throwStoreError(handle, code, "setting up the database");
    } catch (...) {
        sqlite3_close_v2(handle);
        throw;
    }
    return handle;
}

SqliteConnection::SqliteConnection(const std::string &path, Scope scope, const TenantTables &tables)
    : m_scope(scope)
    , m_wall(tables)
    , m_handle(openSqlite(path))
{
    TenantWall::addFunction(m_handle, &m_tenant);
    if (scope == Scope::Tenant)
        m_wall.guard(m_handle, &m_tenant);
}

SqliteConnection::~SqliteConnection()
{
    m_statements.clear();
    sqlite3_close_v2(m_handle);
}

void SqliteConnection::beginRead()
{
    control("BEGIN");
}

void SqliteConnection::beginWrite()
{
    control("BEGIN IMMEDIATE");
    m_writing = true;
    m_hooks.clear();
}

void SqliteConnection::commit()
{
    control("COMMIT");
    m_writing = false;
}

void SqliteConnection::rollback() noexcept
{
    m_wall.setTransactionsAllowed(true);
    // Fails harmlessly when SQLite has rolled back by itself, as it does on a full disk.
    sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
    m_wall.setTransactionsAllowed(false);
    m_writing = false;
    m_hooks.clear();
}

void SqliteConnection::runHooks()
{
    for (const auto &hook : std::exchange(m_hooks, {})) {
        try {
            hook();
        } catch (const std::exception &error) {
            logError(std::string("after a commit: ") + error.what());
        }
    }
}

std::vector<Row> SqliteConnection::rows(std::string_view sql, std::initializer_list<Value> values)
{
    std::vector<Row> found;
    each(sql, values, [&found](const Row &row) {
        found.push_back(row);
        return true;
    });
    return found;
}

std::optional<Row> SqliteConnection::row(std::string_view sql, std::initializer_list<Value> values)
{
    std::optional<Row> found;
    each(sql, values, [&found](const Row &row) {
        found = row;
        return false;
    });
    return found;
}

void SqliteConnection::each(std::string_view sql, std::initializer_list<Value> values,
                            const std::function<bool(const Row &)> &visit)
{
    step(sql, [&](Statement &statement) { statement.run(values, visit); });
}

void SqliteConnection::eachInteger(std::string_view sql, std::initializer_list<Value> values,
                                   const std::function<bool(std::int64_t)> &visit)
{
    step(sql, [&](Statement &statement) { statement.runIntegers(values, visit); });
}

void SqliteConnection::inTenant(std::string_view tenantId, const std::function<void()> &work)
{
    if (m_scope == Scope::Tenant) {
        if (tenantId != m_tenant)
            throw StoreError(StoreError::Kind::Refused, "the scope is another tenant's");
        work();
        return;
    }
    const std::string before = std::exchange(m_tenant, std::string(tenantId));
    try {
        work();
    } catch (...) {
        m_tenant = before;
        throw;
    }
    m_tenant = before;
}

std::int64_t SqliteConnection::run(std::string_view sql, std::initializer_list<Value> values)
{
    // sqlite3_changes() does not count what triggers on a view did.
    const auto before = sqlite3_total_changes64(m_handle);
    each(sql, values, [](const Row &) { return true; });
    const bool throughView = !m_tenant.empty();
    return throughView ? sqlite3_total_changes64(m_handle) - before : sqlite3_changes64(m_handle);
}

void SqliteConnection::afterCommit(std::function<void()> hook)
{
    m_hooks.push_back(std::move(hook));
}

void SqliteConnection::control(const char *sql)
{
    m_wall.setTransactionsAllowed(true);
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    m_wall.setTransactionsAllowed(false);
    if (code != SQLITE_OK)
        throwStoreError(m_handle, code, sql);
}

void SqliteConnection::step(std::string_view sql, const std::function<void(Statement &)> &use)
{
    try {
        const auto statement = prepared(sql);
        if (!m_writing && !statement->isReadOnly())
            throw StoreError(StoreError::Kind::Refused, "writing in a read: " + std::string(sql));
        use(*statement);
    } catch (const StoreError &error) {
        if (m_wall.takeRefused() && error.kind() != StoreError::Kind::Refused)
            throw StoreError(StoreError::Kind::Refused, error.what());
        throw;
    }
}

std::shared_ptr<Statement> SqliteConnection::prepared(std::string_view sql)
{
    // Also a statement that was prepared for another tenant: its text is all that tells whose table it names.
    if (m_scope == Scope::Tenant && !namesOnlyTextTablesOf(m_tenant, sql))
        throw StoreError(StoreError::Kind::Refused, "another tenant's words: " + std::string(sql));
    const auto found = m_statements.find(sql);
    if (found != m_statements.end() && !found->second->isBusy())
        return found->second;
    if (m_scope == Scope::Tenant && !TenantWall::mayPrepare(sql))
        throw StoreError(StoreError::Kind::Refused, "behind the tenant wall: " + std::string(sql));
    auto statement = std::make_shared<Statement>(m_handle, sql);
    if (found == m_statements.end()) {
        // Statements that carry their values in the text would fill the memory; forgetting all of them is rare.
        if (m_statements.size() >= keptStatements)
            m_statements.clear();
        m_statements.emplace(sql, statement);
    }
    return statement;
}

} // namespace atalaya::platform
