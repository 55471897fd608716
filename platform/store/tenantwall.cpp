// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenantwall.h"

#include "statement.h"
#include "texttables.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace atalaya::platform {

namespace {

constexpr std::string_view basePrefix = "base_";
constexpr std::string_view triggerPrefix = "wall_";
constexpr std::string_view schemaTable = "sqlite_master";

bool contains(std::string_view text, std::string_view lowerCase)
{
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    };
    return std::search(text.begin(), text.end(), lowerCase.begin(), lowerCase.end(), same) != text.end();
}

} // namespace

void TenantWall::addFunction(sqlite3 *handle, const std::string *tenant)
{
    const auto answer = [](sqlite3_context *context, int, sqlite3_value **) {
        const auto *id = static_cast<const std::string *>(sqlite3_user_data(context));
        if (id->empty())
            sqlite3_result_null(context);
        else
            sqlite3_result_text64(context, id->data(), id->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    };
    // Constant while a statement runs, so DETERMINISTIC is true and lets the planner call it once.
    const int code =
        sqlite3_create_function_v2(handle, "current_tenant", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                   const_cast<std::string *>(tenant), answer, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        throwStoreError(handle, code, "registering current_tenant()");
}

void TenantWall::guard(sqlite3 *handle, const std::string *tenant)
{
    m_tenant = tenant;
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_set_authorizer(handle, &TenantWall::decide, this);
}

bool TenantWall::mayPrepare(std::string_view sql)
{
    // The authorizer learns by name only through which view a base table is read, and that name can be forged: by
    // `WITH risks AS (SELECT * FROM base_risks) …` and by `UPDATE risks … FROM base_risks`. SQL has no other spelling
    // of a name than its letters, so a text without these letters can't name what lies behind the wall.
    return !contains(sql, basePrefix) && !contains(sql, triggerPrefix) && !contains(sql, "sqlite_");
}

int TenantWall::decide(void *self, int action, const char *first, const char *second, const char *schema,
                       const char *context)
{
    const auto text = [](const char *value) {
        return value ? std::string_view(value) : std::string_view();
    };
    const std::string_view database = text(schema);
    auto *wall = static_cast<TenantWall *>(self);
    if ((database.empty() || database == "main") && wall->allows(action, text(first), text(second), text(context)))
        return SQLITE_OK;
    wall->m_refused = true;
    return SQLITE_DENY;
}

bool TenantWall::allows(int action, std::string_view first, std::string_view second, std::string_view context) const
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return true;
    case SQLITE_FUNCTION:
        return second != "load_extension";
    case SQLITE_READ:
        return allowsRead(first, context) || (first == schemaTable && second == "ROWID");
    case SQLITE_INSERT:
    case SQLITE_DELETE:
        return allowsWrite(first, context);
    case SQLITE_UPDATE:
        // Opening a table for free text parses its columns; SQLite then asks, for nothing that ever runs, whether it
        // may enter them into its schema. Who tried in earnest would meet the defensive mode.
        return allowsWrite(first, context) || first == schemaTable;
    case SQLITE_PRAGMA:
        // A table for free text looks with it whether its words have changed.
        return first == "data_version" && second.empty();
    case SQLITE_TRANSACTION:
        return m_transactions;
    default:
        return false;
    }
}

bool TenantWall::allowsRead(std::string_view table, std::string_view context) const
{
    // limits_…: the platform's list of plans, tiers and states, the same for every tenant.
    static constexpr std::array<std::string_view, 2> harmless{"json_each", "json_tree"};
    if (table.starts_with("limits_"))
        return true;
    if (m_tables.contains(table) || std::find(harmless.begin(), harmless.end(), table) != harmless.end())
        return true;
    if (table.starts_with(textTablePrefix))
        return isOwnTextTable(table);
    if (!table.starts_with(basePrefix))
        return false;
    // Our own triggers also look up parent keys in other tables.
    return table.substr(basePrefix.size()) == context || context.starts_with(triggerPrefix);
}

bool TenantWall::allowsWrite(std::string_view table, std::string_view context) const
{
    if (m_tables.contains(table) || isOwnTextTable(table))
        return true;
    if (!table.starts_with(basePrefix) || !context.starts_with(triggerPrefix))
        return false;
    return context.ends_with("_" + std::string(table.substr(basePrefix.size())));
}

bool TenantWall::isOwnTextTable(std::string_view table) const
{
    if (!table.starts_with(textTablePrefix) || !m_tenant || m_tenant->empty())
        return false;
    const std::string own = textTableOf(*m_tenant);
    return table == own || (table.starts_with(own) && table[own.size()] == '_');
}

} // namespace atalaya::platform
