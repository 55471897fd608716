// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditrows.h"

#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

constexpr std::size_t mostRows = 500;

template<class T>
json orNull(const std::optional<T> &value)
{
    return value ? json(*value) : json(nullptr);
}

AuditRow readRow(Reader &in)
{
    AuditRow row;
    row.seq = in.integer("seq", 0);
    row.id = in.string("id", 100);
    row.at = in.instant("at");
    row.agent = in.string("agent");
    row.entity = in.string("entity");
    row.action = in.string("action");
    const auto state = decisionStateOf(in.string("state", 40));
    if (!state)
        in.fail("state", "expected executed, review or blocked");
    row.state = state.value_or(DecisionState::Executed);
    row.policyId = in.string("policyId");
    row.policyName = in.string("policyName");
    row.policyVersion = in.integer("policyVersion");
    row.confidence = in.maybeNumber("confidence");
    row.risk = in.maybeInteger("risk");
    row.containsPii = in.boolean("containsPii");
    row.user = in.maybeString("user");
    row.reason = in.maybeString("reason");
    row.correlationId = in.maybeString("correlationId");
    return row;
}

} // namespace

json encode(const AuditRow &row)
{
    return {{"seq", row.seq},
            {"id", row.id},
            {"at", formatInstant(row.at)},
            {"agent", row.agent},
            {"entity", row.entity},
            {"action", row.action},
            {"state", nameOf(row.state)},
            {"policyId", row.policyId},
            {"policyName", row.policyName},
            {"policyVersion", row.policyVersion},
            {"confidence", orNull(row.confidence)},
            {"risk", orNull(row.risk)},
            {"containsPii", row.containsPii},
            {"user", orNull(row.user)},
            {"reason", orNull(row.reason)},
            {"correlationId", orNull(row.correlationId)}};
}

Decoded<AuditRow> decodeAuditRow(const json &value)
{
    Reader in(value);
    AuditRow row = readRow(in);
    return in.finish(std::move(row));
}

json encode(const AuditRows &page)
{
    json rows = json::array();
    for (const AuditRow &row : page.rows)
        rows.push_back(encode(row));
    return {{"queryId", page.queryId}, {"offset", page.offset}, {"total", page.total}, {"rows", std::move(rows)}};
}

Decoded<AuditRows> decodeAuditRows(const json &value)
{
    Reader in(value);
    AuditRows page;
    page.queryId = in.string("queryId", 100);
    page.offset = in.integer("offset", 0);
    page.total = in.integer("total", 0);
    page.rows = in.list("rows", readRow, mostRows);
    return in.finish(std::move(page));
}

json encode(const AuditPlace &place)
{
    return {{"queryId", place.queryId}, {"seq", place.seq}, {"offset", orNull(place.offset)}};
}

Decoded<AuditPlace> decodeAuditPlace(const json &value)
{
    Reader in(value);
    AuditPlace place;
    place.queryId = in.string("queryId", 100);
    place.seq = in.integer("seq", 0);
    place.offset = in.maybeInteger("offset");
    return in.finish(std::move(place));
}

} // namespace atalaya::contract
