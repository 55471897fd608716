// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/builtinpolicies.h"

#include "platform/governance/vertical.h"

#include <array>
#include <cmath>

namespace atalaya::platform {

namespace {

using rules::Comparison;
using rules::Policy;
using rules::PolicyNumber;
using rules::PolicyRule;

/// The version that is in force since February 2026.
constexpr std::int64_t currentVersion = 7;

/// 0,66
std::string decimals(double share)
{
    const long hundredths = std::lround(share * 100);
    return std::to_string(hundredths / 100) + ',' + (hundredths % 100 < 10 ? "0" : "") +
           std::to_string(hundredths % 100);
}

/// The same lines for whatever `scope` says that they are about.
void addRules(Policy &policy, const SamplePolicy &limits, const PolicyRule &scope)
{
    const auto add = [&](std::vector<rules::PolicyCondition> conditions, DecisionState outcome, std::string reason) {
        PolicyRule rule = scope;
        rule.conditions = std::move(conditions);
        rule.outcome = outcome;
        rule.reason = std::move(reason);
        policy.rules.push_back(std::move(rule));
    };
    const double block = limits.blockFrom;
    const double review = limits.reviewFrom;
    const double sure = limits.minConfidence;
    add({{PolicyNumber::Risk, Comparison::AtLeast, block}}, DecisionState::Blocked,
        "requiere revisión humana, porque el riesgo es de " + std::to_string(limits.blockFrom) + " o más");
    add({{PolicyNumber::Risk, Comparison::AtLeast, review}}, DecisionState::Review,
        "el riesgo es de " + std::to_string(limits.reviewFrom) + " o más");
    add({{PolicyNumber::Confidence, Comparison::Below, sure}}, DecisionState::Review,
        "la confianza está por debajo de " + decimals(sure));
    add({{PolicyNumber::Confidence, Comparison::AtLeast, sure}, {PolicyNumber::Risk, Comparison::Below, review}},
        DecisionState::Executed, "el riesgo y la confianza están dentro de los límites");
}

std::vector<Policy> policiesOf(const Vertical &vertical)
{
    Policy personal{std::string(vertical.personal.id), std::string(vertical.personal.name), currentVersion, {}};
    PolicyRule withPersonalData;
    withPersonalData.containsPii = true;
    addRules(personal, vertical.personal, withPersonalData);
    PolicyRule aboutPeople;
    for (const SampleAction &action : vertical.actions) {
        if (action.personalData)
            aboutPeople.actions.emplace_back(action.action);
    }
    addRules(personal, vertical.personal, aboutPeople);
    Policy usual{std::string(vertical.usual.id), std::string(vertical.usual.name), currentVersion, {}};
    addRules(usual, vertical.usual, {});
    return {std::move(personal), std::move(usual)};
}

} // namespace

const std::vector<Policy> &builtInPolicies(std::string_view industry)
{
    static const auto all = [] {
        std::array<std::vector<Policy>, 3> made;
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = policiesOf(verticalOf(std::array<std::string_view, 3>{"ELEVATORS", "LEGAL", "BANKING"}[i]));
        return made;
    }();
    return industry == "LEGAL" ? all[1] : industry == "BANKING" ? all[2] : all[0];
}

const Policy &noPolicy()
{
    static const Policy none = [] {
        PolicyRule rule;
        rule.reason = "ninguna política se pronuncia sobre esta acción y decide una persona";
        return Policy{"pol-ninguna", "Sin política aplicable", 1, {std::move(rule)}};
    }();
    return none;
}

} // namespace atalaya::platform
