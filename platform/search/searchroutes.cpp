// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchroutes.h"

#include "platform/auditapi/logrange.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform {

namespace {

constexpr std::uint64_t farthest = 1'000'000'000;
constexpr std::uint64_t mostRows = 500;
constexpr std::uint64_t usualRows = 100;
constexpr std::uint64_t mostValues = 100;
constexpr std::uint64_t usualValues = 8;
constexpr std::uint64_t mostBuckets = 1'000;
constexpr std::uint64_t usualBuckets = 60;
constexpr std::uint64_t farthestSeq = 1'000'000'000'000'000;

std::uint64_t numberOr(const RequestContext &request, const std::string &name, std::uint64_t least, std::uint64_t most,
                       std::uint64_t usual)
{
    return request.query.contains(name) ? numberIn(request, name, least, most) : usual;
}

HttpError notUnderstood(const std::vector<rules::QueryError> &errors)
{
    HttpError error = httpError(400, "validation_failed", "The query can't be understood.");
    for (const auto &[span, code] : errors) {
        error.body.fields.push_back({"q", code, "Not a term of the query language.",
                                     static_cast<std::int64_t>(span.from), static_cast<std::int64_t>(span.length)});
    }
    return error;
}

/// What a search throws, as the client learns it.
template<class F>
Response answer(const RequestContext &request, F work)
{
    try {
        return work();
    } catch (const AuditSearch::SnapshotGone &gone) {
        const auto answer =
            httpError(404, "snapshot_gone", "The platform does not have this snapshot any more; ask again.");
        const auto id = request.pathParameters.find("id");
        // One's own is gone when payloads were erased.
        const bool isOfAnother = !gone.owner.empty() && gone.owner != request.scope->tenantId();
        if (!isOfAnother || id == request.pathParameters.end())
            throw answer;
        throw Absent{"audit_queries", id->second, {}, gone.owner, answer};
    } catch (const Interrupted &) {
        throw httpError(409, "superseded", "A newer query took the place of this one.");
    }
}

Response ask(AuditSearch &search, RunningSearches &running, const RequestContext &request)
{
    const auto wanted = valueOrThrow(contract::decodeAuditQueryRequest(bodyOf(request)));
    const RunningSearches::Turn turn(running, request.principal.sessionId + ' ' + request.scope->tenantId(),
                                     wanted.purpose);
    return answer(request, [&] {
        const auto asked = search.ask(*request.scope, wanted, {turn.superseded(), request.clientGone});
        if (!asked.query)
            throw notUnderstood(asked.errors);
        Response made = reply(request, encode(*asked.query));
        // Readable offline, dated, like all that hangs on it.
        made.headers["Cache-Control"] = "private, no-cache";
        return made;
    });
}

Route route(std::string method, std::string pattern, Handler handler)
{
    Route made;
    made.method = std::move(method);
    made.pattern = "/api/admin/audit/queries" + std::move(pattern);
    made.permission = "audit:view";
    made.handler = std::move(handler);
    // A question changes nothing.
    made.safe = made.method == "POST";
    return made;
}

/// `work` takes the id and answers what `encode` takes.
template<class F>
Route ofSnapshot(std::string pattern, F work)
{
    return route("GET", "/{id}/" + std::move(pattern), [work](const RequestContext &request) {
        return answer(request, [&] {
            return reply(request, encode(work(request, request.pathParameters.at("id"),
                                              Interrupt(nullptr, request.clientGone))));
        });
    });
}

} // namespace

std::vector<Route> searchRoutes(AuditSearch &search)
{
    const auto running = std::make_shared<RunningSearches>();
    return {
        route("POST", {}, [&search, running](const RequestContext &request) { return ask(search, *running, request); }),
        ofSnapshot("rows",
                   [&search](const RequestContext &request, const std::string &id, const Interrupt &interrupt) {
                       return search.rows(*request.scope, id, numberOr(request, "offset", 0, farthest, 0),
                                          numberOr(request, "limit", 1, mostRows, usualRows), interrupt);
                   }),
        ofSnapshot("facets",
                   [&search](const RequestContext &request, const std::string &id, const Interrupt &interrupt) {
                       return search.facets(*request.scope, id, numberOr(request, "values", 1, mostValues, usualValues),
                                            interrupt);
                   }),
        ofSnapshot("histogram",
                   [&search](const RequestContext &request, const std::string &id, const Interrupt &interrupt) {
                       const auto buckets = numberOr(request, "buckets", 3, mostBuckets, usualBuckets);
                       return search.histogram(*request.scope, id, static_cast<std::int64_t>(buckets), interrupt);
                   }),
        ofSnapshot("find",
                   [&search](const RequestContext &request, const std::string &id, const Interrupt &interrupt) {
                       const auto seq = static_cast<std::int64_t>(numberIn(request, "seq", 0, farthestSeq));
                       return search.find(*request.scope, id, seq, interrupt);
                   }),
    };
}

} // namespace atalaya::platform
