// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditsums.h"

#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t mostFacets = 50;
constexpr std::size_t mostValues = 200;
constexpr std::size_t mostBuckets = 1'100;

AuditFacet readFacet(Reader &in)
{
    AuditFacet facet;
    facet.field = in.string("field", 40);
    facet.values = in.list(
        "values",
        [](Reader &item) {
            AuditFacet::Value value;
            value.value = item.string("value");
            value.label = item.maybeString("label");
            value.count = item.integer("count", 0);
            return value;
        },
        mostValues);
    facet.more = in.integer("more", 0);
    return facet;
}

} // namespace

json encode(const AuditFacets &facets)
{
    json list = json::array();
    for (const AuditFacet &facet : facets.facets) {
        json values = json::array();
        for (const auto &[value, label, count] : facet.values)
            values.push_back({{"value", value}, {"label", label ? json(*label) : json(nullptr)}, {"count", count}});
        list.push_back({{"field", facet.field}, {"values", std::move(values)}, {"more", facet.more}});
    }
    return {{"queryId", facets.queryId}, {"facets", std::move(list)}};
}

Decoded<AuditFacets> decodeAuditFacets(const json &value)
{
    Reader in(value);
    AuditFacets facets;
    facets.queryId = in.string("queryId", 100);
    facets.facets = in.list("facets", readFacet, mostFacets);
    return in.finish(std::move(facets));
}

json encode(const AuditHistogram &histogram)
{
    json buckets = json::array();
    for (const auto &[from, executed, review, blocked] : histogram.buckets) {
        buckets.push_back(
            {{"from", formatInstant(from)}, {"executed", executed}, {"review", review}, {"blocked", blocked}});
    }
    return {{"queryId", histogram.queryId},
            {"from", formatInstant(histogram.from)},
            {"to", formatInstant(histogram.to)},
            {"bucketMs", histogram.bucketMs},
            {"buckets", std::move(buckets)}};
}

Decoded<AuditHistogram> decodeAuditHistogram(const json &value)
{
    Reader in(value);
    AuditHistogram histogram;
    histogram.queryId = in.string("queryId", 100);
    histogram.from = in.instant("from");
    histogram.to = in.instant("to");
    histogram.bucketMs = in.integer("bucketMs", 1);
    histogram.buckets = in.list(
        "buckets",
        [](Reader &item) {
            return AuditHistogram::Bucket{item.instant("from"), item.integer("executed", 0), item.integer("review", 0),
                                          item.integer("blocked", 0)};
        },
        mostBuckets);
    return in.finish(std::move(histogram));
}

} // namespace atalaya::contract
