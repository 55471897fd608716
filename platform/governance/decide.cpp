// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/decide.h"

#include "api/rules/safeuse.h"
#include "platform/governance/builtinpolicies.h"
#include "platform/governance/safeuseinforce.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using rules::PiiKinds;

/// Masks what the tenant masks, and notices what it does not.
class Masking
{
public:
    explicit Masking(PiiKinds kinds)
        : m_kinds(kinds)
    {}

    [[nodiscard]] std::string text(const std::string &original)
    {
        rules::MaskedText result = rules::maskPii(original, m_kinds);
        m_found.add(m_kinds == PiiKinds::all() ? result.found : rules::maskPii(original).found);
        return std::move(result.text);
    }
    void document(nlohmann::json &value)
    {
        if (m_kinds != PiiKinds::all()) {
            nlohmann::json copy = value;
            m_found.add(rules::maskPii(copy));
        }
        m_found.add(rules::maskPii(value, m_kinds));
    }
    [[nodiscard]] bool foundAny() const { return !m_found.empty(); }

private:
    PiiKinds m_kinds;
    PiiKinds m_found = PiiKinds::none();
};

/// The inputs, with the agent's own reason among them: the reason of a decision is the policy's. Amount, role and
/// sources are there as well, so that a decision can be judged again from what is stored.
std::string maskedInputs(const contract::DecideRequest &request, Masking &masking)
{
    nlohmann::json inputs = contract::parseJson(request.inputs).value_or(nlohmann::json::object());
    masking.document(inputs);
    if (!request.reason.empty())
        inputs["reason"] = masking.text(request.reason);
    if (request.amount)
        inputs["amount"] = *request.amount;
    if (!request.role.empty())
        inputs["role"] = masking.text(request.role);
    for (const std::string &source : request.sources)
        inputs["sources"].push_back(masking.text(source));
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

/// What rests on nothing does not go further than the tenant wants. A policy that is as strict by itself keeps its say.
void demandSources(const contract::SafeUse &safeUse, const rules::PolicyEngine &policies,
                   const rules::PolicyVerdict &verdict, Decision &decision)
{
    const auto mode = rules::policyModeOf(safeUse.rules.strictRag);
    if (!mode || *mode <= verdict.mode)
        return;
    std::vector<rules::PolicyVoice> others = verdict.matched;
    if (verdict.speaker)
        others.insert(others.begin(), *verdict.speaker);
    decision.state = rules::stateOf(*mode);
    decision.policyId = strictRagId;
    decision.policyName = "RAG estricto";
    decision.policyVersion = safeUse.version;
    decision.reason = "no nombra ninguna fuente en la que se base";
    decision.policyDetail = detailOf(policies.set(), safeUse.hash, others);
}

/// What policies saw beside what a decision shows, masked like it, so that it can be judged again by others.
void keepFacts(const rules::PolicyFacts &facts, Decision &decision)
{
    nlohmann::json kept{{"tier", facts.tier.value_or(std::string())}};
    if (facts.role)
        kept["role"] = *facts.role;
    if (facts.amount)
        kept["amount"] = *facts.amount;
    nlohmann::json detail = contract::parseJson(decision.policyDetail).value_or(nlohmann::json::object());
    detail["facts"] = std::move(kept);
    decision.policyDetail = contract::dumpJson(detail);
}

/// Beside the policy, where agents can't write: it says that this version was approved.
void namePrompt(const contract::DecideRequest::Prompt &prompt, const std::string &hash, Decision &decision)
{
    nlohmann::json detail = contract::parseJson(decision.policyDetail).value_or(nlohmann::json::object());
    detail["prompt"] = {{"id", prompt.id}, {"version", prompt.version}, {"hash", hash}};
    decision.policyDetail = contract::dumpJson(detail);
}

} // namespace

Decision decide(const contract::DecideRequest &request, const DecideContext &context)
{
    Masking masking(rules::kindsOf(context.safeUse.rules.masked));
    Decision decision;
    decision.agent = masking.text(request.agent);
    decision.entity = masking.text(request.entity);
    decision.action = masking.text(request.action);
    decision.user = masking.text(request.user);
    decision.inputs = maskedInputs(request, masking);
    decision.confidence = request.confidence;
    decision.risk = request.risk;
    decision.containsPii = request.containsPii || masking.foundAny();
    rules::PolicyFacts facts;
    facts.agent = decision.agent;
    facts.entity = decision.entity;
    facts.action = decision.action;
    facts.tier = context.tier;
    if (!request.role.empty())
        facts.role = masking.text(request.role);
    facts.amount = request.amount;
    if (decision.confidence)
        facts.confidence = rules::confidenceOf(*decision.confidence);
    facts.risk = decision.risk;
    facts.containsPii = decision.containsPii;
    facts.at = context.at;
    facts.minuteOfWeek = context.minuteOfWeek;
    const rules::PolicyVerdict verdict = context.policies.evaluate(facts);
    apply(context.policies, verdict, decision);
    if (request.sources.empty())
        demandSources(context.safeUse, context.policies, verdict, decision);
    keepFacts(facts, decision);
    if (request.prompt)
        namePrompt(*request.prompt, context.promptHash, decision);
    return decision;
}

} // namespace atalaya::platform
