// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenantviews.h"

#include "statement.h"

#include <sqlite3.h>

#include <algorithm>

namespace atalaya::platform {

namespace {

struct Column
{
    std::string name;
    bool generated = false;
    bool key = false;
    std::optional<std::string> fallback;
};

std::vector<Row> query(sqlite3 *handle, const std::string &sql, std::initializer_list<Value> values)
{
    std::vector<Row> rows;
    Statement(handle, sql).run(values, [&rows](const Row &row) {
        rows.push_back(row);
        return true;
    });
    return rows;
}

void run(sqlite3 *handle, const std::string &sql)
{
    Statement(handle, sql).run({}, [](const Row &) { return true; });
}

std::string quoted(const std::string &name)
{
    return '"' + name + '"';
}

void needTenantFirst(const std::string &table, const std::string &what, const std::string &firstColumn)
{
    if (firstColumn != "tenant_id")
        throw StoreError(StoreError::Kind::Refused, what + " of " + table + " does not begin with tenant_id");
}

void checkKeys(sqlite3 *handle, const std::string &table)
{
    const auto key = query(handle, "SELECT name FROM pragma_table_info(?) WHERE pk = 1", {table});
    needTenantFirst(table, "the primary key", key.empty() ? std::string() : key.front().text(0));
    // The directory of tenants is the one place where a name (the slug) must be unique across all of them.
    if (table == "base_tenants")
        return;
    for (const Row &index : query(handle, "SELECT name FROM pragma_index_list(?) WHERE \"unique\" = 1", {table})) {
        const auto first = query(handle, "SELECT name FROM pragma_index_info(?) WHERE seqno = 0", {index.text(0)});
        needTenantFirst(table, "the unique key " + index.text(0), first.empty() ? std::string() : first[0].text(0));
    }
    for (const Row &foreign : query(handle, "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE seq = 0", {table}))
        needTenantFirst(table, "a foreign key", foreign.text(0));
}

std::vector<Column> columnsOf(sqlite3 *handle, const std::string &table)
{
    std::vector<Column> columns;
    const auto rows = query(handle, "SELECT name, hidden, pk, dflt_value FROM pragma_table_xinfo(?)", {table});
    for (const Row &row : rows)
        columns.push_back({row.text(0), row.integer(1) != 0, row.integer(2) != 0, row.maybeText(3)});
    return columns;
}

template<class F>
std::string join(const std::vector<Column> &columns, std::string_view separator, F part)
{
    std::string text;
    for (const Column &column : columns) {
        const std::string piece = part(column);
        if (!piece.empty())
            text += (text.empty() ? std::string() : std::string(separator)) + piece;
    }
    return text;
}

/// The value that an INSERT through the view gives the table: views know no column defaults.
std::string inserted(const Column &column)
{
    if (column.generated)
        return {};
    if (column.name == "tenant_id")
        return "current_tenant()";
    return column.fallback ? "coalesce(NEW." + quoted(column.name) + ", " + *column.fallback + ")"
                           : "NEW." + quoted(column.name);
}

void createView(sqlite3 *handle, const std::string &name)
{
    const std::string base = "base_" + name;
    checkKeys(handle, base);
    const auto columns = columnsOf(handle, base);
    const auto all = join(columns, ", ", [](const Column &c) { return quoted(c.name); });
    const auto writable = join(columns, ", ", [](const Column &c) { return c.generated ? "" : quoted(c.name); });
    const auto values = join(columns, ", ", inserted);
    const auto changes = join(columns, ", ", [](const Column &c) {
        return c.generated || c.name == "tenant_id" ? "" : quoted(c.name) + " = NEW." + quoted(c.name);
    });
    const auto same = join(columns, " AND ", [](const Column &c) {
        return c.key && c.name != "tenant_id" ? quoted(c.name) + " IS OLD." + quoted(c.name) : "";
    });
    const std::string mine = "tenant_id = current_tenant()" + (same.empty() ? "" : " AND " + same);
    const auto trigger = [&](const std::string &verb, const std::string &body) {
        run(handle, "CREATE TRIGGER " + quoted("wall_" + verb + "_" + name) + " INSTEAD OF " + verb + " ON " +
                        quoted(name) + " BEGIN " + body + "; END");
    };

    run(handle, "CREATE VIEW " + quoted(name) + " AS SELECT " + all + " FROM " + quoted(base) +
                    " WHERE tenant_id = current_tenant()");
    const std::string refused = "SELECT RAISE(ABORT, 'another tenant') WHERE current_tenant() IS NULL OR ";
    trigger("insert", refused + "(NEW.tenant_id IS NOT NULL AND NEW.tenant_id <> current_tenant()); INSERT INTO " +
                          quoted(base) + " (" + writable + ") VALUES (" + values + ")");
    if (!changes.empty()) {
        trigger("update", refused + "NEW.tenant_id IS NOT current_tenant(); UPDATE " + quoted(base) + " SET " +
                              changes + " WHERE " + mine);
    }
    trigger("delete", "DELETE FROM " + quoted(base) + " WHERE " + mine);
}

} // namespace

TenantTables tenantTables(sqlite3 *handle)
{
    TenantTables names;
    const std::string sql = R"(SELECT substr(name, 6) FROM sqlite_schema WHERE type = 'table' AND name GLOB 'base_*')";
    for (const Row &row : query(handle, sql, {}))
        names.insert(row.text(0));
    return names;
}

void dropTenantViews(sqlite3 *handle)
{
    // A view takes its triggers with it.
    const std::string sql = "SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'wall_*'";
    for (const Row &row : query(handle, sql, {}))
        run(handle, "DROP VIEW " + quoted(row.text(0)));
}

void createTenantViews(sqlite3 *handle)
{
    for (const std::string &name : tenantTables(handle))
        createView(handle, name);
}

} // namespace atalaya::platform
