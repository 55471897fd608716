// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection.h"
#include "statement.h"
#include "tenantwall.h"

#include <map>

struct sqlite3;

namespace atalaya::platform {

/// Opens a file with the settings that every connection of the platform has.
[[nodiscard]] sqlite3 *openSqlite(const std::string &path);

/// One open file handle with its prepared statements; serves one thread at a time.
class SqliteConnection final : public Transaction
{
public:
    enum class Scope
    {
        System,
        Tenant
    };
    SqliteConnection(const std::string &path, Scope scope, const TenantTables &tables);
    ~SqliteConnection() override;

    /// Behind the wall: whose rows the next statements see.
    void setTenant(std::string_view tenantId) { m_tenant = tenantId; }

    void beginRead();
    void beginWrite();
    void commit();
    /// Never throws: what is not committed is gone anyway.
    void rollback() noexcept;
    /// Runs the hooks of the transaction that was just committed. A hook that fails is logged: the write stands.
    void runHooks();

    [[nodiscard]] std::vector<Row> rows(std::string_view sql, std::initializer_list<Value> values = {}) override;
    [[nodiscard]] std::optional<Row> row(std::string_view sql, std::initializer_list<Value> values = {}) override;
    void each(std::string_view sql, std::initializer_list<Value> values,
              const std::function<bool(const Row &)> &visit) override;
    void eachInteger(std::string_view sql, std::initializer_list<Value> values,
                     const std::function<bool(std::int64_t)> &visit) override;
    void inTenant(std::string_view tenantId, const std::function<void()> &work) override;
    std::int64_t run(std::string_view sql, std::initializer_list<Value> values = {}) override;
    void afterCommit(std::function<void()> hook) override;

private:
    void control(const char *sql);
    /// `use` runs the prepared statement.
    void step(std::string_view sql, const std::function<void(Statement &)> &use);
    [[nodiscard]] std::shared_ptr<Statement> prepared(std::string_view sql);

    Scope m_scope;
    TenantWall m_wall;
    std::string m_tenant;
    sqlite3 *m_handle = nullptr;
    std::map<std::string, std::shared_ptr<Statement>, std::less<>> m_statements;
    std::vector<std::function<void()>> m_hooks;
    bool m_writing = false;
};

} // namespace atalaya::platform
