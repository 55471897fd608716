// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::contract {

/// Orders that the platform keeps ready. Decisions without confidence come last in both of its directions; of equal
/// confidence the newest is first.
enum class AuditSort
{
    NewestFirst,
    OldestFirst,
    HighestConfidenceFirst,
    LowestConfidenceFirst
};

/// -time, time, -confidence or confidence.
[[nodiscard]] std::string_view nameOf(AuditSort sort);
[[nodiscard]] std::optional<AuditSort> auditSortOf(std::string_view name);

/// `POST /api/admin/audit/queries`.
struct AuditQueryRequest
{
    /// As it is typed; the grammar is in api/rules/query.h.
    std::string q;
    AuditSort sort = AuditSort::NewestFirst;
    /// What the result is for. A newer query of the same session for the same purpose stops an older one, which then
    /// answers 409 `superseded`. Letters and digits; may be empty.
    std::string purpose;

    bool operator==(const AuditQueryRequest &) const = default;
};

/// A snapshot: the decisions that fit, of the first `headSize` leaves, in an order that never changes.
struct AuditQuery
{
    /// The same for the same question about the same leaves.
    std::string queryId;
    /// Decisions that fit.
    std::int64_t total = 0;
    /// All decisions of the tenant then.
    std::int64_t decisions = 0;
    std::int64_t headSize = 0;
    /// The canonical text, with absolute times: asked again it means the same on any day.
    std::string q;
    AuditSort sort = AuditSort::NewestFirst;
    /// The period that the query names, [from, to).
    std::optional<Instant> from;
    std::optional<Instant> to;
    /// When it was asked.
    Instant at{};

    bool operator==(const AuditQuery &) const = default;
};

[[nodiscard]] nlohmann::json encode(const AuditQueryRequest &request);
[[nodiscard]] nlohmann::json encode(const AuditQuery &query);
[[nodiscard]] Decoded<AuditQueryRequest> decodeAuditQueryRequest(const nlohmann::json &value);
[[nodiscard]] Decoded<AuditQuery> decodeAuditQuery(const nlohmann::json &value);

} // namespace atalaya::contract
