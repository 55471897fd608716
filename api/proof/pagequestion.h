// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "api/contract/auditrows.h"
#include "api/proof/rowcheck.h"
#include "api/rules/query.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace atalaya::api {

/// Rows of a snapshot as they are shown, and what they were asked for by.
struct PageQuestion
{
    QString queryId;
    std::int64_t offset = 0;
    std::vector<contract::AuditRow> shown;
    /// The user's own, not what the platform made of it.
    rules::Query query;
    contract::AuditSort sort = contract::AuditSort::NewestFirst;
    /// The nearest rows at hand before and behind these.
    std::optional<contract::AuditRow> before;
    std::optional<contract::AuditRow> behind;
};

/// Whether `one` stands before `other` in this order.
[[nodiscard]] bool standsBefore(contract::AuditSort sort, const contract::AuditRow &one,
                                const contract::AuditRow &other);

/// Holds rows that are what the log holds against what was asked: each once, in its order, and meant by the query.
/// Others become Incomplete, with "repeated", "order" or "query". `checks` are those of `question.shown`.
void checkPlaces(const PageQuestion &question, std::vector<RowCheck> &checks);

} // namespace atalaya::api
