// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decide.h"

#include "platform/governance/builtinpolicies.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using rules::PiiKinds;

std::string masked(const std::string &text, PiiKinds kinds, PiiKinds &found)
{
    rules::MaskedText result = rules::maskPii(text, kinds);
    found.add(result.found);
    return std::move(result.text);
}

/// The inputs, with the agent's own reason among them: the reason of a decision is the policy's.
std::string maskedInputs(const contract::DecideRequest &request, PiiKinds kinds, PiiKinds &found)
{
    nlohmann::json inputs = contract::parseJson(request.inputs).value_or(nlohmann::json::object());
    found.add(rules::maskPii(inputs, kinds));
    if (!request.reason.empty())
        inputs["reason"] = masked(request.reason, kinds, found);
    return contract::dumpJson(inputs);
}

void apply(const rules::Verdict &verdict, Decision &decision)
{
    const rules::Policy &policy = verdict.policy != nullptr ? *verdict.policy : noPolicy();
    const rules::PolicyRule &rule = verdict.rule != nullptr ? *verdict.rule : policy.rules.front();
    decision.state = rule.outcome;
    decision.policyId = policy.id;
    decision.policyName = policy.name;
    decision.policyVersion = policy.version;
    decision.reason = rule.reason;
}

} // namespace

Decision decide(const contract::DecideRequest &request, std::string_view industry, PiiKinds kinds)
{
    PiiKinds found = PiiKinds::none();
    Decision decision;
    decision.agent = masked(request.agent, kinds, found);
    decision.entity = masked(request.entity, kinds, found);
    decision.action = masked(request.action, kinds, found);
    decision.user = masked(request.user, kinds, found);
    decision.inputs = maskedInputs(request, kinds, found);
    decision.confidence = request.confidence;
    decision.risk = request.risk;
    decision.containsPii = request.containsPii || !found.empty();
    apply(rules::judge(builtInPolicies(industry), {decision.agent, decision.entity, decision.action,
                                                   decision.confidence, decision.risk, decision.containsPii}),
          decision);
    return decision;
}

} // namespace atalaya::platform
