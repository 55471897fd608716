// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "platform/search/rowfilter.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace atalaya::platform {

/// The rows of a result in its order. All rows of a period in the order of time take no memory, others 4 bytes each.
class RowOrder
{
public:
    /// `kept`: which rows of `range`; null for all. Throws Interrupted.
    RowOrder(contract::AuditSort sort, const SearchScope &scope, RowRange range, const Bitmap *kept);

    [[nodiscard]] std::size_t size() const { return m_listed ? m_rows.size() : m_range.size(); }
    /// `place` < size().
    [[nodiscard]] std::size_t rowAt(std::size_t place) const;
    [[nodiscard]] std::optional<std::size_t> placeOf(std::size_t row) const;
    [[nodiscard]] std::size_t bytes() const { return m_rows.capacity() * sizeof(m_rows[0]); }

private:
    [[nodiscard]] bool byTime() const;
    void sortByConfidence(const SearchScope &scope);

    contract::AuditSort m_sort;
    RowRange m_range;
    bool m_listed = false;
    /// In ascending time, or by confidence.
    std::vector<std::uint32_t> m_rows;
};

} // namespace atalaya::platform
