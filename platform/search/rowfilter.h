// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/query.h"
#include "platform/search/bitmap.h"
#include "platform/search/interrupt.h"
#include "platform/search/tenantindex.h"

#include <cstddef>
#include <string>
#include <vector>

namespace atalaya::platform {

/// What a search reads.
struct SearchScope
{
    const TenantIndex &index;
    const IndexView &view;
    /// Behind the wall of `tenantId`.
    Connection &connection;
    const std::string &tenantId;
    const Interrupt &interrupt;
};

/// Rows in time order: [from, to).
struct RowRange
{
    std::size_t from = 0;
    std::size_t to = 0;

    [[nodiscard]] std::size_t size() const { return to - from; }
};

/// The rows of a query's period.
[[nodiscard]] RowRange periodOf(const rules::Query &query, const IndexView &view);

/// The rows of `range` for which a term holds; of others nothing is said. Means what rules::matches means. Throws
/// Interrupted.
[[nodiscard]] Bitmap rowsOf(const rules::QueryTerm &term, const SearchScope &scope, RowRange range);

/// Whether finding the rows of a term takes the store, not only columns: worth keeping.
[[nodiscard]] bool isCostly(const rules::QueryTerm &term);

} // namespace atalaya::platform
