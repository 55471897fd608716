// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditdetail.h"

#include "api/rules/decisionfacts.h"
#include "api/rules/masking.h"
#include "api/rules/policyjson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace atalaya::models {

using contract::AuditDecision;
using contract::AuditRow;
using nlohmann::json;

namespace {

bool isMasked(const std::string &text)
{
    constexpr std::array kinds{rules::PiiKind::Email, rules::PiiKind::Phone, rules::PiiKind::NationalId,
                               rules::PiiKind::Iban, rules::PiiKind::Card};
    return std::ranges::any_of(
        kinds, [&text](rules::PiiKind kind) { return text.find(rules::placeholderOf(kind)) != std::string::npos; });
}

void collect(const json &value, const QString &name, QList<AuditInput> &inputs)
{
    if (value.is_object() && !value.empty()) {
        for (const auto &[key, inner] : value.items()) {
            const QString part = QString::fromStdString(key);
            collect(inner, name.isEmpty() ? part : name + u'.' + part, inputs);
        }
    } else if (value.is_array() && !value.empty()) {
        for (std::size_t at = 0; at < value.size(); ++at)
            collect(value[at], name + u'[' + QString::number(at) + u']', inputs);
    } else {
        const std::string text = value.is_string() ? value.get_ref<const std::string &>() : contract::dumpJson(value);
        inputs.append({name, QString::fromStdString(text), isMasked(text)});
    }
}

bool agrees(const AuditRow &row, const rules::DecisionFacts &facts)
{
    return row.agent == facts.agent && row.entity == facts.entity && row.action == facts.action &&
           row.state == facts.state && row.policyId == facts.policyId && row.policyName == facts.policyName &&
           row.policyVersion == facts.policyVersion && row.confidence == facts.confidence && row.risk == facts.risk &&
           row.containsPii == facts.containsPii;
}

bool agrees(const AuditDecision &decision, const std::string &body)
{
    const auto facts = rules::readDecisionBody(body);
    const auto stored = contract::parseJson(body);
    const auto inputs = contract::parseJson(decision.inputs.value_or("null"));
    if (!facts || !stored || !inputs)
        return false;
    const AuditRow &row = decision.row;
    return row.user == facts->user && row.reason == facts->reason && row.correlationId == facts->correlationId &&
           stored->value("inputs", json()) == *inputs;
}

} // namespace

bool isErased(const AuditRow &row)
{
    return row.agent.empty() && !row.user && !row.reason && !row.correlationId;
}

QList<AuditInput> inputsIn(const std::string &text)
{
    QList<AuditInput> inputs;
    const auto parsed = contract::parseJson(text);
    if (parsed && parsed->is_object() && !parsed->empty())
        collect(*parsed, {}, inputs);
    return inputs;
}

std::optional<AuditDetail> detailOf(const AuditDecision &decision)
{
    const auto &proof = decision.proof;
    const auto meta =
        proof.meta ? rules::readDecisionMeta(proof.meta->bytes) : contract::Decoded<rules::DecisionFacts>{};
    if (proof.meta && (!meta || !agrees(decision.row, *meta)))
        return std::nullopt;
    if (proof.body && !agrees(decision, proof.body->bytes))
        return std::nullopt;
    return AuditDetail{
        decision.row, inputsIn(decision.inputs.value_or("{}")), !proof.body, decision.erased, decision.policy, proof};
}

AuditRow inLanguage(const AuditDetail &detail, std::string_view language)
{
    AuditRow row = detail.row;
    const auto document = contract::parseJson(detail.policy.document.value_or("null"));
    if (!row.reason || !document)
        return row;
    const auto policy = rules::decodePolicy(*document);
    if (!policy)
        return row;
    std::vector<rules::PolicyTexts> reasons;
    for (const rules::PolicyRule &rule : policy->rules)
        reasons.push_back(rule.then.reason);
    if (policy->otherwise)
        reasons.push_back(policy->otherwise->reason);
    const auto same = std::ranges::find_if(reasons, [&row](const rules::PolicyTexts &texts) {
        return std::ranges::any_of(texts, [&row](const auto &text) { return text.second == row.reason; });
    });
    if (same != reasons.end())
        row.reason = rules::textIn(*same, language);
    return row;
}

} // namespace atalaya::models
