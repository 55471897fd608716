// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionpool.h"

namespace atalaya::platform {

ConnectionPool::Lease ConnectionPool::take()
{
    std::unique_ptr<SqliteConnection> connection;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            // The one that was used last has its pages and statements warm.
            connection = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!connection)
        connection = std::make_unique<SqliteConnection>(m_path, m_scope, m_tables);
    return {*this, std::move(connection)};
}

void ConnectionPool::giveBack(std::unique_ptr<SqliteConnection> connection)
{
    connection->setTenant({});
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(connection));
}

} // namespace atalaya::platform
