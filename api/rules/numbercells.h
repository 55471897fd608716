// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace atalaya::rules {

/// A range of whole numbers cut where policies draw a line: numbers of one cell are the same to all of them.
class NumberCells
{
public:
    /// From `first` to `last`, both inclusive.
    NumberCells(std::int64_t first, std::int64_t last)
        : m_first(first)
        , m_last(last)
    {}
    /// [from, to], clipped to the range, is told apart from the rest.
    void cut(std::int64_t from, std::int64_t to);
    void build();

    [[nodiscard]] std::int64_t first() const { return m_first; }
    [[nodiscard]] std::int64_t last() const { return m_last; }
    [[nodiscard]] std::size_t count() const { return m_starts.size(); }
    /// Numbers beyond the range are taken for its end.
    [[nodiscard]] std::size_t cellOf(std::int64_t number) const;
    /// Both ends inclusive.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> rangeOf(std::size_t cell) const;

private:
    std::int64_t m_first;
    std::int64_t m_last;
    std::vector<std::int64_t> m_starts;
    /// For short ranges: the cell of each number.
    std::vector<std::uint16_t> m_table;
};

} // namespace atalaya::rules
