// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/governanceroutes.h"

#include "platform/governance/decide.h"
#include "platform/governance/decisionwriter.h"
#include "platform/governance/inputlimits.h"
#include "platform/http/reply.h"
#include "platform/tenancy/tenants.h"

#include <nlohmann/json.hpp>

#include <set>

namespace atalaya::platform {

namespace {

contract::DecideRequest readRequest(const RequestContext &request)
{
    contract::DecideRequest wanted = valueOrThrow(contract::decodeDecideRequest(bodyOf(request)));
    // They are kept among the inputs, so they can't be there twice.
    const nlohmann::json inputs = bodyOf(request).value("inputs", nlohmann::json::object());
    for (const auto &[name, isGiven] :
         {std::pair("reason", !wanted.reason.empty()), std::pair("amount", wanted.amount.has_value()),
          std::pair("role", !wanted.role.empty()), std::pair("sources", !wanted.sources.empty())}) {
        if (isGiven && inputs.contains(name))
            throw fieldError(std::string("inputs.") + name, "given_twice", "It is given beside the inputs already.");
    }
    return wanted;
}

/// What the template wants filled in has to be there, so that the words to the model can be made again from the log.
void requireFilledIn(const contract::DecideRequest &wanted, const ApprovedPrompt &prompt)
{
    const nlohmann::json inputs = contract::parseJson(wanted.inputs).value_or(nlohmann::json::object());
    const std::set<std::string> beside{wanted.reason.empty() ? "" : "reason", wanted.amount ? "amount" : "",
                                       wanted.role.empty() ? "" : "role", wanted.sources.empty() ? "" : "sources"};
    for (const std::string &name : prompt.placeholders) {
        if (!inputs.contains(name) && !beside.contains(name))
            throw fieldError("inputs." + name, "missing", "The prompt template has a place for it.");
    }
}

contract::DecideReply replyOf(const DecisionKey &key, const Decision &decision)
{
    return {key.id,
            key.seq,
            decision.state,
            {decision.policyId, decision.policyName, decision.policyVersion},
            decision.reason};
}

struct Deciding
{
    Database &database;
    SignedLog &log;
    const Clock &clock;
    PoliciesInForce policiesOf;
    DecisionLift *lift;
    SafeUseInForce safeUseOf;
    ApprovedPrompts promptOf;

    [[nodiscard]] contract::DecideReply decide(const RequestContext &request,
                                               const contract::DecideRequest &wanted) const
    {
        contract::DecideReply answer;
        database.write(*request.scope, [&](Transaction &transaction) {
            const contract::Tenant tenant = tenants::current(transaction);
            const Instant now = clock.now();
            contract::SafeUse safeUse = safeUseOf(transaction);
            requireWithinLimits(wanted, safeUse.rules.limits);
            const ApprovedPrompt prompt = wanted.prompt ? promptOf(transaction, *wanted.prompt) : ApprovedPrompt{};
            requireFilledIn(wanted, prompt);
            const auto policies = policiesOf(transaction, tenant);
            const int minute = rules::minuteOfWeek(tenants::localTime(tenant.timeZone, now));
            Decision decision =
                platform::decide(wanted, {*policies, tenant.tier, now, minute, std::move(safeUse), prompt.hash});
            decision.correlationId = request.correlationId;
            const DecisionLift::Scene scene{transaction, request, wanted, now};
            const bool lifted = lift != nullptr && !wanted.overrideId.empty() && lift->lift(scene, decision);
            const DecisionKey key = recordDecision(transaction, log, request.scope->tenantId(), now, decision);
            if (lift != nullptr)
                lift->recorded(scene, decision, key, lifted);
            answer = replyOf(key, decision);
            if (lifted)
                answer.overrideId = wanted.overrideId;
        });
        return answer;
    }

    [[nodiscard]] Response operator()(const RequestContext &request) const
    {
        const contract::DecideRequest wanted = readRequest(request);
        if (!wanted.overrideId.empty() && lift == nullptr)
            throw notFound();
        try {
            return reply(request, contract::encode(decide(request, wanted)), 201);
        } catch (const HttpError &error) {
            if (!wanted.overrideId.empty())
                lift->refused(request, wanted.overrideId, error.body.code);
            throw;
        }
    }
};

} // namespace

std::vector<Route> governanceRoutes(Database &database, SignedLog &log, const Clock &clock, PoliciesInForce policiesOf,
                                    DecisionLift *lift, SafeUseInForce safeUseOf, ApprovedPrompts promptOf)
{
    Route decideRoute;
    decideRoute.method = "POST";
    decideRoute.pattern = "/api/governance/decide";
    decideRoute.access = Route::Access::ApiKey;
    decideRoute.permission = "decide";
    decideRoute.feature = "decisions";
    decideRoute.bodyLimit = 64U * 1024U;
    decideRoute.handler =
        Deciding{database, log, clock, std::move(policiesOf), lift, std::move(safeUseOf), std::move(promptOf)};
    return {std::move(decideRoute)};
}

} // namespace atalaya::platform
