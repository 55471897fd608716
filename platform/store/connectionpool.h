// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sqliteconnection.h"

#include <mutex>

namespace atalaya::platform {

/// Open connections that nobody uses at the moment. As many exist as threads ever used the store at once.
class ConnectionPool
{
public:
    ConnectionPool(std::string path, SqliteConnection::Scope scope, const TenantTables &tables)
        : m_path(std::move(path))
        , m_scope(scope)
        , m_tables(tables)
    {}

    class Lease
    {
    public:
        Lease(ConnectionPool &pool, std::unique_ptr<SqliteConnection> connection)
            : m_pool(pool)
            , m_connection(std::move(connection))
        {}
        ~Lease() { m_pool.giveBack(std::move(m_connection)); }
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        SqliteConnection *operator->() const { return m_connection.get(); }
        SqliteConnection &operator*() const { return *m_connection; }

    private:
        ConnectionPool &m_pool;
        std::unique_ptr<SqliteConnection> m_connection;
    };
    [[nodiscard]] Lease take();

private:
    void giveBack(std::unique_ptr<SqliteConnection> connection);

    std::string m_path;
    SqliteConnection::Scope m_scope;
    const TenantTables &m_tables;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<SqliteConnection>> m_idle;
};

} // namespace atalaya::platform
