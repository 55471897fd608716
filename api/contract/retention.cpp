// SPDX-License-Identifier: GPL-3.0-or-later
#include "retention.h"

#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestReason = 500;

json orNull(const std::optional<Instant> &instant)
{
    return instant ? json(formatInstant(*instant)) : json(nullptr);
}

json encode(const Retention::Wish &wish)
{
    return {{"id", wish.id},
            {"days", wish.days},
            {"requestedAt", formatInstant(wish.requestedAt)},
            {"requestedBy", wish.requestedBy},
            {"reason", wish.reason},
            {"confirmedAt", orNull(wish.confirmedAt)},
            {"confirmedBy", wish.confirmedBy ? json(*wish.confirmedBy) : json(nullptr)},
            {"effectiveAt", orNull(wish.effectiveAt)}};
}

Retention::Wish readWish(Reader in)
{
    Retention::Wish wish;
    wish.id = in.integer("id", 0);
    wish.days = in.integer("days", 1);
    wish.requestedAt = in.instant("requestedAt");
    wish.requestedBy = in.string("requestedBy", 200);
    wish.reason = in.string("reason");
    wish.confirmedAt = in.maybeInstant("confirmedAt");
    wish.confirmedBy = in.maybeString("confirmedBy", 200);
    wish.effectiveAt = in.maybeInstant("effectiveAt");
    return wish;
}

Retention::Run readRun(Reader &in)
{
    Retention::Run run;
    run.seq = in.integer("seq", 0);
    run.at = in.instant("at");
    run.days = in.integer("days", 1);
    run.before = in.instant("before");
    run.from = in.integer("from", 0);
    run.to = in.integer("to", run.from);
    return run;
}

} // namespace

json encode(const Retention &retention)
{
    json runs = json::array();
    for (const Retention::Run &run : retention.runs) {
        runs.push_back({{"seq", run.seq},
                        {"at", formatInstant(run.at)},
                        {"days", run.days},
                        {"before", formatInstant(run.before)},
                        {"from", run.from},
                        {"to", run.to}});
    }
    return {{"days", retention.days},
            {"choices", retention.choices},
            {"pending", retention.pending ? encode(*retention.pending) : json(nullptr)},
            {"runs", std::move(runs)},
            {"changes", retention.changes}};
}

Decoded<Retention> decodeRetention(const json &value)
{
    Reader in(value);
    Retention retention;
    retention.days = in.integer("days", 1);
    retention.choices = in.integers("choices", 20);
    if (const auto wish = in.maybeObject("pending"))
        retention.pending = readWish(*wish);
    retention.runs = in.list("runs", readRun);
    retention.changes = in.integers("changes");
    return in.finish(std::move(retention));
}

json encode(const RetentionRequest &request)
{
    return {{"days", request.days}, {"reason", request.reason}};
}

Decoded<RetentionRequest> decodeRetentionRequest(const json &value)
{
    Reader in(value);
    RetentionRequest request;
    request.days = in.integer("days", 1, 36'500);
    request.reason = in.string("reason", longestReason);
    if (in.ok() && request.reason.empty())
        in.fail("reason", "must not be empty");
    in.refuseUnknown();
    return in.finish(std::move(request));
}

} // namespace atalaya::contract
