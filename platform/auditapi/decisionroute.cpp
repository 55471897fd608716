// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditapi/decisionroute.h"

#include "api/contract/auditdecision.h"
#include "platform/auditapi/storedleaf.h"
#include "platform/governance/decisionrow.h"
#include "platform/http/reply.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

/// The inputs within the body's bytes. What can't be read is none: the console judges the bytes themselves.
std::optional<std::string> inputsOf(const std::optional<contract::OpenedPayload> &body)
{
    if (!body)
        return std::nullopt;
    const auto document = contract::parseJson(body->bytes);
    if (!document || !document->is_object() || !document->contains("inputs"))
        return "{}";
    return contract::dumpJson(document->at("inputs"));
}

/// The first leaf that covers it: one that was erased is not erased again.
std::optional<contract::AuditDecision::Erased> erasedBy(Connection &connection, std::int64_t seq)
{
    const auto run = connection.row("SELECT seq, at FROM retention_run WHERE from_seq <= ? AND to_seq > ?"
                                    " ORDER BY seq LIMIT 1",
                                    {seq, seq});
    if (!run)
        return std::nullopt;
    return contract::AuditDecision::Erased{run->integer(0), Instant{std::chrono::milliseconds{run->integer(1)}}};
}

} // namespace

Route decisionRoute(Database &database, PolicyAsItWas asItWas)
{
    Route route;
    route.method = "GET";
    route.pattern = "/api/admin/audit/decisions/{id}";
    route.permission = "audit:view";
    route.handler = [&database, asItWas = std::move(asItWas)](const RequestContext &request) {
        const std::string &id = request.pathParameters.at("id");
        contract::AuditDecision decision;
        database.read(*request.scope, [&](Connection &connection) {
            auto row = findDecision(connection, id);
            if (!row)
                throw Absent{"decision", id};
            decision.row = *std::move(row);
            decision.policy = {decision.row.policyId, decision.row.policyName, decision.row.policyVersion, {}, {}};
            if (auto version = asItWas(connection, decision.row.policyId, decision.row.policyVersion)) {
                decision.policy.hash = std::move(version->hash);
                decision.policy.document = std::move(version->document);
            }
            LeafBytes leaf = storedLeaf(connection, decision.row.seq);
            decision.proof = {std::move(leaf.leaf), std::move(leaf.meta), std::move(leaf.body)};
            if (!decision.proof.meta || !decision.proof.body)
                decision.erased = erasedBy(connection, decision.row.seq);
        });
        decision.inputs = inputsOf(decision.proof.body);
        return reply(request, encode(decision));
    };
    return route;
}

} // namespace atalaya::platform
