// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/governanceroutes.h"

#include "platform/governance/decide.h"
#include "platform/governance/decisionwriter.h"
#include "platform/http/reply.h"
#include "platform/tenancy/tenants.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

contract::DecideRequest readRequest(const RequestContext &request)
{
    contract::DecideRequest wanted = valueOrThrow(contract::decodeDecideRequest(bodyOf(request)));
    // The agent's reason is kept among the inputs, so it can't be there twice.
    if (!wanted.reason.empty() && bodyOf(request).value("inputs", nlohmann::json::object()).contains("reason"))
        throw fieldError("inputs.reason", "given_twice", "The reason is given beside the inputs already.");
    return wanted;
}

contract::DecideReply replyOf(const DecisionKey &key, const Decision &decision)
{
    return {key.id,
            key.seq,
            decision.state,
            {decision.policyId, decision.policyName, decision.policyVersion},
            decision.reason};
}

} // namespace

std::vector<Route> governanceRoutes(Database &database, SignedLog &log, const Clock &clock)
{
    Route decideRoute;
    decideRoute.method = "POST";
    decideRoute.pattern = "/api/governance/decide";
    decideRoute.access = Route::Access::ApiKey;
    decideRoute.permission = "decide";
    decideRoute.feature = "decisions";
    decideRoute.bodyLimit = 64U * 1024U;
    decideRoute.handler = [&](const RequestContext &request) {
        const contract::DecideRequest wanted = readRequest(request);
        contract::DecideReply answer;
        database.write(*request.scope, [&](Transaction &transaction) {
            Decision decision = decide(wanted, tenants::current(transaction).industry);
            decision.correlationId = request.correlationId;
            const DecisionKey key = recordDecision(transaction, log, request.scope->tenantId(), clock.now(), decision);
            answer = replyOf(key, decision);
        });
        return reply(request, contract::encode(answer), 201);
    };
    return {std::move(decideRoute)};
}

} // namespace atalaya::platform
