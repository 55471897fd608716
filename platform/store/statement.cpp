// SPDX-License-Identifier: GPL-3.0-or-later
#include "statement.h"

#include <sqlite3.h>

#include <memory>

namespace atalaya::platform {

namespace {

StoreError::Kind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return StoreError::Kind::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreError::Kind::Damaged;
    case SQLITE_AUTH:
    case SQLITE_PERM:
        return StoreError::Kind::Refused;
    case SQLITE_CONSTRAINT:
        return StoreError::Kind::Constraint;
    default:
        return StoreError::Kind::Failed;
    }
}

int bindOne(sqlite3_stmt *statement, int index, const Value &value)
{
    struct Binder
    {
        sqlite3_stmt *statement;
        int index;
        int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
        int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
        int operator()(double number) const { return sqlite3_bind_double(statement, index, number); }
        // The caller's values outlive the run, so nothing needs to be copied.
        int operator()(const std::string &text) const
        {
            return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        int operator()(const Blob &blob) const
        {
            // A null pointer would bind NULL instead of no bytes.
            const char *bytes = blob.bytes.empty() ? "" : blob.bytes.data();
            return sqlite3_bind_blob64(statement, index, bytes, blob.bytes.size(), SQLITE_STATIC);
        }
    };
    return std::visit(Binder{statement, index}, value);
}

} // namespace

void throwStoreError(sqlite3 *handle, int code, std::string_view doing)
{
    const int extended = handle ? sqlite3_extended_errcode(handle) : code;
    const char *words = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    throw StoreError(kindOf(code), std::string(doing) + ": " + words + " (" + std::to_string(extended) + ")");
}

Statement::Statement(sqlite3 *handle, std::string_view sql)
    : m_handle(handle)
{
    const char *tail = nullptr;
    const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &m_statement, &tail);
    if (code != SQLITE_OK)
        throwStoreError(handle, code, "preparing " + std::string(sql));
    const std::string_view rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
    if (!m_statement || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
        sqlite3_finalize(m_statement);
        throw StoreError(StoreError::Kind::Refused, "not exactly one statement: " + std::string(sql));
    }
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::run(std::initializer_list<Value> values, const std::function<bool(const Row &)> &visit)
{
    step(values, [&] { return visit(currentRow()); });
}

void Statement::runIntegers(std::initializer_list<Value> values, const std::function<bool(std::int64_t)> &visit)
{
    step(values, [&] {
        if (sqlite3_column_type(m_statement, 0) != SQLITE_INTEGER)
            throw StoreError(StoreError::Kind::Failed, "column 0 has another type");
        return visit(sqlite3_column_int64(m_statement, 0));
    });
}

void Statement::step(std::initializer_list<Value> values, const std::function<bool()> &visit)
{
    m_busy = true;
    const auto reset = [this](sqlite3_stmt *statement) {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        m_busy = false;
    };
    const std::unique_ptr<sqlite3_stmt, decltype(reset)> guard(m_statement, reset);
    bind(values);
    for (;;) {
        const int code = sqlite3_step(m_statement);
        if (code == SQLITE_DONE)
            return;
        if (code != SQLITE_ROW)
            throwStoreError(m_handle, code, sqlite3_sql(m_statement));
        if (!visit())
            return;
    }
}

bool Statement::isReadOnly() const
{
    return sqlite3_stmt_readonly(m_statement) != 0;
}

void Statement::bind(std::initializer_list<Value> values)
{
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(m_statement)) != values.size())
        throw StoreError(StoreError::Kind::Failed, std::string("wrong number of values: ") + sqlite3_sql(m_statement));
    int index = 0;
    for (const Value &value : values) {
        if (const int code = bindOne(m_statement, ++index, value); code != SQLITE_OK)
            throwStoreError(m_handle, code, sqlite3_sql(m_statement));
    }
}

Row Statement::currentRow() const
{
    const int count = sqlite3_column_count(m_statement);
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(count));
    for (int column = 0; column < count; ++column) {
        const auto bytes = [&](const void *data) {
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
            return data ? std::string(static_cast<const char *>(data), size) : std::string();
        };
        switch (sqlite3_column_type(m_statement, column)) {
        case SQLITE_INTEGER:
            values.emplace_back(std::int64_t{sqlite3_column_int64(m_statement, column)});
            break;
        case SQLITE_FLOAT:
            values.emplace_back(sqlite3_column_double(m_statement, column));
            break;
        case SQLITE_TEXT:
            values.emplace_back(bytes(sqlite3_column_text(m_statement, column)));
            break;
        case SQLITE_BLOB:
            values.emplace_back(Blob{bytes(sqlite3_column_blob(m_statement, column))});
            break;
        default:
            values.emplace_back(nullptr);
        }
    }
    return Row(std::move(values));
}

} // namespace atalaya::platform
