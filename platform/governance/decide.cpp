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

/// The inputs, with the agent's own reason among them: the reason of a decision is the policy's. Amount and role are
/// there as well, so that a decision can be judged again from what is stored.
std::string maskedInputs(const contract::DecideRequest &request, PiiKinds kinds, PiiKinds &found)
{
    nlohmann::json inputs = contract::parseJson(request.inputs).value_or(nlohmann::json::object());
    found.add(rules::maskPii(inputs, kinds));
    if (!request.reason.empty())
        inputs["reason"] = masked(request.reason, kinds, found);
    if (request.amount)
        inputs["amount"] = *request.amount;
    if (!request.role.empty())
        inputs["role"] = masked(request.role, kinds, found);
    return contract::dumpJson(inputs);
}

/// Decision::policyDetail.
std::string detailOf(const rules::PolicySet &set, const std::string &hash,
                     const std::vector<rules::PolicyVoice> &matched)
{
    nlohmann::json others = nlohmann::json::array();
    for (const rules::PolicyVoice &voice : matched) {
        const rules::PolicyInForce &policy = set.policies[voice.policy];
        others.push_back({policy.policy.id, policy.version, rules::nameOf(voice.mode)});
    }
    return contract::dumpJson({{"hash", hash}, {"matched", std::move(others)}});
}

void apply(const rules::PolicyEngine &policies, const rules::PolicyVerdict &verdict, Decision &decision)
{
    decision.state = rules::stateOf(verdict.mode);
    if (!verdict.speaker) {
        decision.policyId = noPolicy().id;
        decision.policyName = noPolicy().name;
        decision.policyVersion = 1;
        decision.reason = rules::textIn(noPolicy().reason, "es");
        return;
    }
    const rules::PolicyInForce &speaker = policies.set().policies[verdict.speaker->policy];
    decision.policyId = speaker.policy.id;
    decision.policyName = speaker.policy.name;
    decision.policyVersion = speaker.version;
    decision.reason = rules::textIn(policies.reasonOf(*verdict.speaker), "es");
    decision.policyDetail = detailOf(policies.set(), speaker.hash, verdict.matched);
}

} // namespace

Decision decide(const contract::DecideRequest &request, const DecideContext &context)
{
    const PiiKinds kinds = context.masked;
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
    rules::PolicyFacts facts;
    facts.agent = decision.agent;
    facts.entity = decision.entity;
    facts.action = decision.action;
    facts.tier = context.tier;
    if (!request.role.empty())
        facts.role = rules::maskPii(request.role, kinds).text;
    facts.amount = request.amount;
    if (decision.confidence)
        facts.confidence = rules::confidenceOf(*decision.confidence);
    facts.risk = decision.risk;
    facts.containsPii = decision.containsPii;
    facts.at = context.at;
    facts.minuteOfWeek = context.minuteOfWeek;
    apply(context.policies, context.policies.evaluate(facts), decision);
    return decision;
}

} // namespace atalaya::platform
