// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbercells.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

constexpr std::int64_t longestTable = 20'000;

} // namespace

void NumberCells::cut(std::int64_t from, std::int64_t to)
{
    if (from > m_first && from <= m_last)
        m_starts.push_back(from);
    if (to >= m_first && to < m_last)
        m_starts.push_back(to + 1);
}

void NumberCells::build()
{
    m_starts.push_back(m_first);
    std::ranges::sort(m_starts);
    m_starts.erase(std::unique(m_starts.begin(), m_starts.end()), m_starts.end());
    if (m_first != 0 || m_last >= longestTable)
        return;
    m_table.resize(static_cast<std::size_t>(m_last) + 1);
    for (std::size_t cell = 0; cell < m_starts.size(); ++cell) {
        const auto [from, to] = rangeOf(cell);
        std::fill(m_table.begin() + from, m_table.begin() + to + 1, static_cast<std::uint16_t>(cell));
    }
}

std::size_t NumberCells::cellOf(std::int64_t number) const
{
    number = std::clamp(number, m_first, m_last);
    if (!m_table.empty())
        return m_table[static_cast<std::size_t>(number)];
    return static_cast<std::size_t>(std::ranges::upper_bound(m_starts, number) - m_starts.begin()) - 1;
}

std::pair<std::int64_t, std::int64_t> NumberCells::rangeOf(std::size_t cell) const
{
    return {m_starts[cell], cell + 1 < m_starts.size() ? m_starts[cell + 1] - 1 : m_last};
}

} // namespace atalaya::rules
