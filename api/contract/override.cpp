// SPDX-License-Identifier: GPL-3.0-or-later
#include "override.h"

#include "people.h"
#include "policyparts.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t longestReason = 1000;
constexpr std::size_t longestNote = 500;

} // namespace

Override parts::override(Reader &in)
{
    Override one;
    one.id = in.string("id", 100);
    one.decisionId = in.string("decisionId", 100);
    one.agent = in.string("agent", 1000);
    one.entity = in.string("entity", 1000);
    one.action = in.string("action", 1000);
    one.policyId = in.string("policyId", 200);
    one.policyName = in.string("policyName", 1000);
    one.decisionState = parts::oneOf(in, "decisionState", {"review", "blocked"});
    one.scope = parts::oneOf(in, "scope", {"once", "entity"});
    one.hours = in.integer("hours", 0, mostOverrideHours);
    one.reason = in.string("reason", 4 * longestReason);
    one.state = parts::oneOf(in, "state", {"requested", "approved", "rejected", "withdrawn", "used", "expired"});
    one.requestedBy = parts::person(in, "requestedBy");
    one.requestedAt = in.instant("requestedAt");
    one.decidedBy = parts::maybePerson(in, "decidedBy");
    one.decidedAt = in.maybeInstant("decidedAt");
    one.note = in.string("note", 4 * longestNote);
    one.expiresAt = in.instant("expiresAt");
    one.uses = in.integer("uses", 0);
    one.lastUse = in.string("lastUse", 100);
    one.revision = in.integer("revision", 1);
    one.hash = parts::hash(in, "hash");
    return one;
}

json encode(const Override &one)
{
    return {{"id", one.id},
            {"decisionId", one.decisionId},
            {"agent", one.agent},
            {"entity", one.entity},
            {"action", one.action},
            {"policyId", one.policyId},
            {"policyName", one.policyName},
            {"decisionState", one.decisionState},
            {"scope", one.scope},
            {"hours", one.hours},
            {"reason", one.reason},
            {"state", one.state},
            {"requestedBy", encode(one.requestedBy)},
            {"requestedAt", formatInstant(one.requestedAt)},
            {"decidedBy", parts::orNull(one.decidedBy)},
            {"decidedAt", parts::orNull(one.decidedAt)},
            {"note", one.note},
            {"expiresAt", formatInstant(one.expiresAt)},
            {"uses", one.uses},
            {"lastUse", one.lastUse},
            {"revision", one.revision},
            {"hash", one.hash}};
}

Decoded<Override> decodeOverride(const json &value)
{
    Reader in(value);
    Override one = parts::override(in);
    return in.finish(std::move(one));
}

json encode(const OverrideList &list)
{
    json lines = json::array();
    for (const Override &one : list.overrides)
        lines.push_back(encode(one));
    return {{"total", list.total}, {"overrides", std::move(lines)}};
}

Decoded<OverrideList> decodeOverrideList(const json &value)
{
    Reader in(value);
    OverrideList list;
    list.total = in.integer("total", 0);
    list.overrides = in.list("overrides", parts::override, 500);
    return in.finish(std::move(list));
}

json encode(const OverrideRequest &request)
{
    return {{"reason", request.reason}, {"scope", request.scope}, {"hours", request.hours}};
}

Decoded<OverrideRequest> decodeOverrideRequest(const json &value)
{
    Reader in(value);
    OverrideRequest request;
    request.reason = parts::words(in, "reason", longestReason);
    request.scope = parts::oneOf(in, "scope", {"once", "entity"});
    const bool lasts = request.scope == "entity";
    request.hours = in.integer("hours", lasts ? 1 : 0, lasts ? mostOverrideHours : 0);
    in.refuseUnknown();
    return in.finish(std::move(request));
}

json encode(const OverrideVerdict &verdict)
{
    return {{"hash", verdict.hash}, {"note", verdict.note}};
}

Decoded<OverrideVerdict> decodeOverrideVerdict(const json &value)
{
    Reader in(value);
    OverrideVerdict verdict;
    verdict.hash = parts::hash(in, "hash");
    verdict.note = in.string("note", longestNote);
    in.refuseUnknown();
    return in.finish(std::move(verdict));
}

} // namespace atalaya::contract
