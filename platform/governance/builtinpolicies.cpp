// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/builtinpolicies.h"

#include "api/rules/policyjson.h"
#include "platform/governance/vertical.h"
#include "platform/tenancy/tenants.h"

#include <array>
#include <cmath>

namespace atalaya::platform {

namespace {

using rules::Policy;
using rules::PolicyBound;
using rules::PolicyConditions;
using rules::PolicyMode;
using rules::PolicyNumber;
using rules::PolicyTexts;

/// The version that is in force since February 2026, and since when there have been these policies.
constexpr std::int64_t currentVersion = 7;
constexpr Instant madeAt{std::chrono::sys_days{std::chrono::year{2025} / 9 / 1}};
/// Whoever protects people is heard first.
constexpr std::int64_t personalPriority = 10;

/// 0,66 and 0.66
std::string decimals(double share, char point)
{
    const long hundredths = std::lround(share * 100);
    return std::to_string(hundredths / 100) + point + (hundredths % 100 < 10 ? "0" : "") +
           std::to_string(hundredths % 100);
}

PolicyNumber from(std::int64_t value)
{
    return {PolicyBound{value, true}, std::nullopt, false};
}

PolicyNumber below(std::int64_t value)
{
    return {std::nullopt, PolicyBound{value, false}, false};
}

/// The same lines for whatever `scope` says that they are about.
void addRules(Policy &policy, const SamplePolicy &limits, const PolicyConditions &scope)
{
    const auto add = [&](std::optional<PolicyNumber> risk, std::optional<PolicyNumber> confidence, PolicyMode mode,
                         std::string es, std::string en) {
        PolicyConditions when = scope;
        when.risk = std::move(risk);
        when.confidence = std::move(confidence);
        policy.rules.push_back({std::move(when), {mode, PolicyTexts{{"en", std::move(en)}, {"es", std::move(es)}}}});
    };
    const std::int64_t sure = rules::confidenceOf(limits.minConfidence);
    const std::string block = std::to_string(limits.blockFrom);
    const std::string review = std::to_string(limits.reviewFrom);
    add(from(limits.blockFrom), {}, PolicyMode::Blocked,
        "el riesgo es de " + block + " o más, y eso la IA no lo hace por su cuenta",
        "the risk is " + block + " or more, and AI does not do that by itself");
    add(from(limits.reviewFrom), {}, PolicyMode::Review, "el riesgo es de " + review + " o más",
        "the risk is " + review + " or more");
    add({}, below(sure), PolicyMode::Review, "la confianza está por debajo de " + decimals(limits.minConfidence, ','),
        "the confidence is below " + decimals(limits.minConfidence, '.'));
    add(below(limits.reviewFrom), from(sure), PolicyMode::Auto, "el riesgo y la confianza están dentro de los límites",
        "risk and confidence are within the limits");
}

Policy named(const SamplePolicy &sample)
{
    Policy policy;
    policy.id = sample.id;
    policy.name = sample.name;
    return policy;
}

std::vector<Policy> policiesOf(const Vertical &vertical)
{
    Policy personal = named(vertical.personal);
    personal.priority = personalPriority;
    PolicyConditions withPersonalData;
    withPersonalData.containsPii = true;
    addRules(personal, vertical.personal, withPersonalData);
    PolicyConditions aboutPeople;
    for (const SampleAction &action : vertical.actions) {
        if (action.personalData)
            aboutPeople.actions.emplace_back(action.action);
    }
    addRules(personal, vertical.personal, aboutPeople);
    Policy usual = named(vertical.usual);
    addRules(usual, vertical.usual, {});
    return {std::move(personal), std::move(usual)};
}

/// Once they gave their reasons in Spanish only.
Policy former(Policy policy)
{
    for (rules::PolicyRule &rule : policy.rules)
        rule.then.reason.erase("en");
    return policy;
}

} // namespace

std::vector<rules::PolicyInForce> builtInPolicies(std::string_view industry)
{
    std::vector<rules::PolicyInForce> versions;
    for (const Policy &policy : policiesOf(verticalOf(industry))) {
        versions.push_back(rules::inForce(former(policy), currentVersion - 1, madeAt));
        versions.push_back(rules::inForce(policy, currentVersion, madeAt));
    }
    return versions;
}

const rules::PolicyEngine &builtInEngine(std::string_view industry)
{
    const auto engineOf = [](std::string_view line) {
        rules::PolicySet set;
        for (rules::PolicyInForce &policy : builtInPolicies(line)) {
            if (policy.version == currentVersion)
                set.policies.push_back(std::move(policy));
        }
        return rules::PolicyEngine::compile(std::move(set)).value();
    };
    static const rules::PolicyEngine elevators = engineOf("ELEVATORS");
    static const rules::PolicyEngine legal = engineOf("LEGAL");
    static const rules::PolicyEngine banking = engineOf("BANKING");
    return industry == "LEGAL" ? legal : industry == "BANKING" ? banking : elevators;
}

PoliciesInForce builtInForce()
{
    return [](Transaction &, const contract::Tenant &tenant) {
        // It outlives everybody who asks.
        return std::shared_ptr<const rules::PolicyEngine>(std::shared_ptr<void>(), &builtInEngine(tenant.industry));
    };
}

PolicyAsItWas builtInAsItWas()
{
    return [](Connection &connection, const std::string &id, std::int64_t version) -> std::optional<PolicyVersion> {
        for (const rules::PolicyInForce &policy : builtInPolicies(tenants::current(connection).industry)) {
            if (policy.policy.id == id && policy.version == version)
                return PolicyVersion{policy.hash, rules::canonicalPolicy(policy.policy)};
        }
        return std::nullopt;
    };
}

const NoPolicy &noPolicy()
{
    static const NoPolicy none{"pol-ninguna",
                               "Sin política aplicable",
                               {{"en", "no policy speaks about this action, and a person decides"},
                                {"es", "ninguna política se pronuncia sobre esta acción y decide una persona"}}};
    return none;
}

} // namespace atalaya::platform
