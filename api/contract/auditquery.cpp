// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditquery.h"

#include "reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestQuery = 4'000;
/// The canonical text can be longer than what was typed.
constexpr std::size_t longestCanonical = 16'000;

constexpr std::array<std::string_view, 4> sorts{"-time", "time", "-confidence", "confidence"};

AuditSort readSort(Reader &in)
{
    const auto sort = auditSortOf(in.string("sort", 40));
    if (!sort)
        in.fail("sort", "expected -time, time, -confidence or confidence");
    return sort.value_or(AuditSort::NewestFirst);
}

json instantOrNull(const std::optional<Instant> &at)
{
    return at ? json(formatInstant(*at)) : json(nullptr);
}

} // namespace

std::string_view nameOf(AuditSort sort)
{
    return sorts.at(static_cast<std::size_t>(sort));
}

std::optional<AuditSort> auditSortOf(std::string_view name)
{
    const auto *const found = std::ranges::find(sorts, name);
    return found == sorts.end() ? std::nullopt : std::optional(static_cast<AuditSort>(found - sorts.begin()));
}

json encode(const AuditQueryRequest &request)
{
    json document{{"q", request.q}, {"sort", nameOf(request.sort)}};
    if (!request.purpose.empty())
        document["purpose"] = request.purpose;
    return document;
}

Decoded<AuditQueryRequest> decodeAuditQueryRequest(const json &value)
{
    Reader in(value);
    AuditQueryRequest request;
    request.q = in.string("q", longestQuery);
    request.sort = readSort(in);
    request.purpose = in.maybeString("purpose", 40).value_or(std::string());
    in.refuseUnknown();
    return in.finish(std::move(request));
}

json encode(const AuditQuery &query)
{
    return {{"queryId", query.queryId},
            {"total", query.total},
            {"decisions", query.decisions},
            {"headSize", query.headSize},
            {"q", query.q},
            {"sort", nameOf(query.sort)},
            {"from", instantOrNull(query.from)},
            {"to", instantOrNull(query.to)},
            {"at", formatInstant(query.at)}};
}

Decoded<AuditQuery> decodeAuditQuery(const json &value)
{
    Reader in(value);
    AuditQuery query;
    query.queryId = in.string("queryId", 100);
    query.total = in.integer("total", 0);
    query.decisions = in.integer("decisions", 0);
    query.headSize = in.integer("headSize", 0);
    query.q = in.string("q", longestCanonical);
    query.sort = readSort(in);
    query.from = in.maybeInstant("from");
    query.to = in.maybeInstant("to");
    query.at = in.instant("at");
    return in.finish(std::move(query));
}

} // namespace atalaya::contract
