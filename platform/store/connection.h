// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace atalaya::platform {

/// The store could not do what was asked: full disk, damaged file, refused by the tenant wall. `what()` is for the log
/// of the machine only and never reaches a client.
class StoreError : public std::runtime_error
{
public:
    enum class Kind
    {
        Failed,
        DiskFull,
        Damaged,
        Refused,
        /// A log that does not fit its signed head takes nothing more, so neither does what has to be recorded in it.
        LogReadOnly,
        Constraint
    };
    StoreError(Kind kind, const std::string &text)
        : std::runtime_error(text)
        , m_kind(kind)
    {}
    [[nodiscard]] Kind kind() const { return m_kind; }

private:
    Kind m_kind;
};

/// Bytes as SQLite stores them, apart from text.
struct Blob
{
    std::string bytes;
    bool operator==(const Blob &) const = default;
};

using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string, Blob>;

/// A result row; columns by position. A getter of the wrong type throws StoreError.
class Row
{
public:
    explicit Row(std::vector<Value> values)
        : m_values(std::move(values))
    {}
    [[nodiscard]] std::int64_t integer(std::size_t column) const;
    [[nodiscard]] double real(std::size_t column) const;
    [[nodiscard]] const std::string &text(std::size_t column) const;
    [[nodiscard]] const std::string &blob(std::size_t column) const;
    [[nodiscard]] bool isNull(std::size_t column) const;
    [[nodiscard]] std::optional<std::int64_t> maybeInteger(std::size_t column) const;
    [[nodiscard]] std::optional<double> maybeReal(std::size_t column) const;
    [[nodiscard]] std::optional<std::string> maybeText(std::size_t column) const;

private:
    std::vector<Value> m_values;
};

/// One thread's connection. Statements are prepared once and kept.
class Connection
{
public:
    virtual ~Connection() = default;
    [[nodiscard]] virtual std::vector<Row> rows(std::string_view sql, std::initializer_list<Value> values = {}) = 0;
    [[nodiscard]] virtual std::optional<Row> row(std::string_view sql, std::initializer_list<Value> values = {}) = 0;
    /// Streams rows without keeping them; `each` answers false to stop.
    virtual void each(std::string_view sql, std::initializer_list<Value> values,
                      const std::function<bool(const Row &)> &visit) = 0;
    /// The first column of each row, a whole number, without the cost of a Row: for long lists of keys.
    virtual void eachInteger(std::string_view sql, std::initializer_list<Value> values,
                             const std::function<bool(std::int64_t)> &visit) = 0;
    /// Lets `work` use the views of one tenant from system scope. In tenant scope it changes nothing and refuses any
    /// other tenant, so that code which serves both scopes names views only.
    virtual void inTenant(std::string_view tenantId, const std::function<void()> &work) = 0;
};

/// A write in progress.
class Transaction : public Connection
{
public:
    /// Rows changed. Behind the wall, rows changed by foreign-key actions count too.
    virtual std::int64_t run(std::string_view sql, std::initializer_list<Value> values = {}) = 0;
    /// Runs after COMMIT, in order; for what must not be visible before the write is durable (signing a head).
    virtual void afterCommit(std::function<void()> hook) = 0;
};

} // namespace atalaya::platform
