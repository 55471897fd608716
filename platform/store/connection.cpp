// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

#include <utility>

namespace atalaya::platform {

namespace {

template<class T>
const T &get(const std::vector<Value> &values, std::size_t column)
{
    if (column < values.size()) {
        if (const T *value = std::get_if<T>(&values[column]))
            return *value;
    }
    throw StoreError(StoreError::Kind::Failed, "column " + std::to_string(column) + " has another type");
}

} // namespace

std::int64_t Row::integer(std::size_t column) const
{
    return get<std::int64_t>(m_values, column);
}

double Row::real(std::size_t column) const
{
    // SQLite hands out whole results of sum() and the like as integers.
    if (column < m_values.size()) {
        if (const auto *whole = std::get_if<std::int64_t>(&m_values[column]))
            return static_cast<double>(*whole);
    }
    return get<double>(m_values, column);
}

const std::string &Row::text(std::size_t column) const
{
    return get<std::string>(m_values, column);
}

const std::string &Row::blob(std::size_t column) const
{
    return get<Blob>(m_values, column).bytes;
}

bool Row::isNull(std::size_t column) const
{
    return column < m_values.size() && std::holds_alternative<std::nullptr_t>(m_values[column]);
}

std::optional<std::int64_t> Row::maybeInteger(std::size_t column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Row::maybeReal(std::size_t column) const
{
    return isNull(column) ? std::nullopt : std::optional(real(column));
}

std::optional<std::string> Row::maybeText(std::size_t column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

} // namespace atalaya::platform
