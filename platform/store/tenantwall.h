// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;

namespace atalaya::platform {

/// Names of the tables of tenant data, without `base_`.
using TenantTables = std::set<std::string, std::less<>>;

/// The second wall between tenants, on one connection: what SQL itself may name while it serves a tenant.
class TenantWall
{
public:
    /// `tables` must outlive the connection.
    explicit TenantWall(const TenantTables &tables)
        : m_tables(tables)
    {}
    TenantWall(const TenantWall &) = delete;
    TenantWall &operator=(const TenantWall &) = delete;

    /// Registers current_tenant(), which answers `*tenant`, or NULL while that is empty.
    static void addFunction(sqlite3 *handle, const std::string *tenant);
    /// From now on `handle` reads and writes through the views only.
    /// `*tenant`: whose table for free text may be named; outlives the connection.
    void guard(sqlite3 *handle, const std::string *tenant);
    /// BEGIN, COMMIT and ROLLBACK are the connection's own business; it opens the door for them alone.
    void setTransactionsAllowed(bool allowed) { m_transactions = allowed; }
    /// Whether something was refused since the last call; SQLite often reports it as a plain error.
    [[nodiscard]] bool takeRefused() { return std::exchange(m_refused, false); }
    /// Whether the text is free of what the authorizer can't tell apart (see the source).
    [[nodiscard]] static bool mayPrepare(std::string_view sql);

private:
    static int decide(void *self, int action, const char *first, const char *second, const char *schema,
                      const char *context);
    [[nodiscard]] bool allows(int action, std::string_view first, std::string_view second,
                              std::string_view context) const;
    [[nodiscard]] bool allowsRead(std::string_view table, std::string_view context) const;
    [[nodiscard]] bool allowsWrite(std::string_view table, std::string_view context) const;
    /// The tenant's own table for free text, or one that SQLite keeps behind it.
    [[nodiscard]] bool isOwnTextTable(std::string_view table) const;

    const TenantTables &m_tables;
    const std::string *m_tenant = nullptr;
    bool m_transactions = false;
    bool m_refused = false;
};

} // namespace atalaya::platform
