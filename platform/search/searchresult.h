// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/search/roworder.h"

#include <memory>
#include <vector>

namespace atalaya::platform {

/// What was asked: enough to find the same again.
struct SearchQuestion
{
    rules::Query query;
    contract::AuditSort sort = contract::AuditSort::NewestFirst;
    /// Decisions of the first so many leaves.
    std::int64_t headSize = 0;
};

/// What was found.
class SearchResult
{
public:
    /// Throws Interrupted.
    SearchResult(const SearchQuestion &question, const SearchScope &scope);

    [[nodiscard]] const RowOrder &order() const { return *m_order; }
    [[nodiscard]] RowRange period() const { return m_period; }
    /// Which rows of the period fit all terms, but for those of `without`; those of costly terms are remembered.
    [[nodiscard]] Bitmap rows(const SearchQuestion &question, const SearchScope &scope,
                              std::optional<rules::QueryField> without) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    RowRange m_period;
    /// For each term of the query: its rows when they were costly to find, else empty.
    std::vector<Bitmap> m_costly;
    std::unique_ptr<const RowOrder> m_order;
};

} // namespace atalaya::platform
