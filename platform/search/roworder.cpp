// SPDX-License-Identifier: GPL-3.0-or-later
#include "roworder.h"

#include "api/rules/queryterm.h"

#include <algorithm>

namespace atalaya::platform {

using contract::AuditSort;

RowOrder::RowOrder(AuditSort sort, const SearchScope &scope, RowRange range, const Bitmap *kept)
    : m_sort(sort)
    , m_range(range)
    , m_listed(kept || !byTime())
{
    if (!m_listed)
        return;
    m_rows.reserve(kept ? kept->count() : range.size());
    const auto add = [this](std::size_t row) {
        m_rows.push_back(static_cast<std::uint32_t>(row));
    };
    if (kept) {
        kept->each(range.from, range.to, add);
    } else {
        for (std::size_t row = range.from; row < range.to; ++row)
            add(row);
    }
    if (!byTime())
        sortByConfidence(scope);
}

bool RowOrder::byTime() const
{
    return m_sort == AuditSort::NewestFirst || m_sort == AuditSort::OldestFirst;
}

/// By counting: there are few different values.
void RowOrder::sortByConfidence(const SearchScope &scope)
{
    constexpr std::size_t keys = static_cast<std::size_t>(rules::confidenceUnits) + 3;
    const auto keyOf = [&](std::uint32_t row) -> std::size_t {
        const IndexChunk &chunk = *scope.view.chunks()[row / IndexChunk::rows];
        const std::uint64_t value = chunk.confidence[row % IndexChunk::rows];
        if (value == IndexChunk::noConfidence)
            return keys - 1;
        return m_sort == AuditSort::LowestConfidenceFirst ? value : keys - 2 - value;
    };
    std::vector<std::size_t> places(keys + 1);
    for (const std::uint32_t row : m_rows)
        ++places[keyOf(row) + 1];
    for (std::size_t key = 1; key < places.size(); ++key)
        places[key] += places[key - 1];
    scope.interrupt.check();
    std::vector<std::uint32_t> sorted(m_rows.size());
    // The newest of equal ones first.
    for (auto row = m_rows.rbegin(); row != m_rows.rend(); ++row)
        sorted[places[keyOf(*row)]++] = *row;
    m_rows = std::move(sorted);
}

std::size_t RowOrder::rowAt(std::size_t place) const
{
    const std::size_t forward = m_sort == AuditSort::NewestFirst ? size() - 1 - place : place;
    return m_listed ? m_rows[forward] : m_range.from + forward;
}

std::optional<std::size_t> RowOrder::placeOf(std::size_t row) const
{
    std::size_t forward = 0;
    if (!m_listed) {
        if (row < m_range.from || row >= m_range.to)
            return std::nullopt;
        forward = row - m_range.from;
    } else {
        const auto wanted = static_cast<std::uint32_t>(row);
        const auto found = byTime() ? std::ranges::lower_bound(m_rows, wanted) : std::ranges::find(m_rows, wanted);
        if (found == m_rows.end() || *found != wanted)
            return std::nullopt;
        forward = static_cast<std::size_t>(found - m_rows.begin());
    }
    return m_sort == AuditSort::NewestFirst ? size() - 1 - forward : forward;
}

} // namespace atalaya::platform
