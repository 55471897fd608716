// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// How often a value occurs in the result of the query without its own field's terms.
struct AuditFacet
{
    struct Value
    {
        /// As a term of the query takes it: `termText(field, value, …)` of api/rules/queryfields.h.
        std::string value;
        /// What people call it, where that is something else.
        std::optional<std::string> label;
        std::int64_t count = 0;

        bool operator==(const Value &) const = default;
    };

    /// English name of the field: state, agent, risk, pii, policy, action, entity.
    std::string field;
    /// The most frequent first; those of state, risk (bands such as 0..69, and none) and pii in their own order.
    std::vector<Value> values;
    /// How many further values there are.
    std::int64_t more = 0;

    bool operator==(const AuditFacet &) const = default;
};

/// `GET …/{id}/facets`.
struct AuditFacets
{
    std::string queryId;
    std::vector<AuditFacet> facets;

    bool operator==(const AuditFacets &) const = default;
};

/// `GET …/{id}/histogram?buckets`: the result over time. Buckets follow each other without a gap, `bucketMs` long; the
/// first and the last may reach beyond the period.
struct AuditHistogram
{
    struct Bucket
    {
        Instant from{};
        std::int64_t executed = 0;
        std::int64_t review = 0;
        std::int64_t blocked = 0;

        bool operator==(const Bucket &) const = default;
    };

    std::string queryId;
    /// The period of the query; where that is open, from the first to behind the last decision of the result.
    Instant from{};
    Instant to{};
    std::int64_t bucketMs = 0;
    /// None when nothing fits and the query names no period.
    std::vector<Bucket> buckets;

    bool operator==(const AuditHistogram &) const = default;
};

[[nodiscard]] nlohmann::json encode(const AuditFacets &facets);
[[nodiscard]] nlohmann::json encode(const AuditHistogram &histogram);
[[nodiscard]] Decoded<AuditFacets> decodeAuditFacets(const nlohmann::json &value);
[[nodiscard]] Decoded<AuditHistogram> decodeAuditHistogram(const nlohmann::json &value);

} // namespace atalaya::contract
