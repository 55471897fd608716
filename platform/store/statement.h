// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection.h"

struct sqlite3;
struct sqlite3_stmt;

namespace atalaya::platform {

/// Throws the StoreError that SQLite's result code means; `doing` is put before SQLite's own words.
[[noreturn]] void throwStoreError(sqlite3 *handle, int code, std::string_view doing);

/// A prepared statement that can be run again and again.
class Statement
{
public:
    /// Exactly one statement; a second one behind a semicolon is refused.
    Statement(sqlite3 *handle, std::string_view sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// Calls `visit` for every row until it answers false. Ready for the next run afterwards, also after an exception.
    void run(std::initializer_list<Value> values, const std::function<bool(const Row &)> &visit);
    /// The same with the first column of each row, which has to be a whole number.
    void runIntegers(std::initializer_list<Value> values, const std::function<bool(std::int64_t)> &visit);
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }

private:
    /// Binds, steps, calls `visit` at every row until it answers false, resets.
    void step(std::initializer_list<Value> values, const std::function<bool()> &visit);
    void bind(std::initializer_list<Value> values);
    [[nodiscard]] Row currentRow() const;

    sqlite3 *m_handle;
    sqlite3_stmt *m_statement = nullptr;
    bool m_busy = false;
};

} // namespace atalaya::platform
