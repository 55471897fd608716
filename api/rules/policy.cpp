// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policy.h"

#include "api/rules/words.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

std::optional<double> numberOf(const PolicyFacts &facts, PolicyNumber number)
{
    if (number == PolicyNumber::Confidence)
        return facts.confidence;
    return facts.risk ? std::optional(static_cast<double>(*facts.risk)) : std::nullopt;
}

bool holds(const PolicyCondition &condition, const PolicyFacts &facts)
{
    const std::optional<double> number = numberOf(facts, condition.number);
    if (!number)
        return condition.comparison == Comparison::Missing;
    switch (condition.comparison) {
    case Comparison::Below:
        return *number < condition.value;
    case Comparison::AtMost:
        return *number <= condition.value;
    case Comparison::Above:
        return *number > condition.value;
    case Comparison::AtLeast:
        return *number >= condition.value;
    case Comparison::Missing:
        break;
    }
    return false;
}

bool fitsOne(std::string_view text, const std::vector<std::string> &patterns)
{
    return patterns.empty() ||
           std::ranges::any_of(patterns, [text](const std::string &pattern) { return fitsPattern(text, pattern); });
}

} // namespace

bool fitsPattern(std::string_view text, std::string_view pattern)
{
    if (text == pattern || pattern == "*")
        return true;
    const std::string plain = fold(text);
    const std::string wanted = fold(pattern);
    // Greedy with one way back: the last star takes one character more.
    constexpr std::size_t none = std::string::npos;
    std::size_t at = 0;
    std::size_t place = 0;
    std::size_t star = none;
    std::size_t behindStar = 0;
    while (at < plain.size()) {
        if (place < wanted.size() && wanted[place] == '*') {
            star = place++;
            behindStar = at;
        } else if (place < wanted.size() && wanted[place] == plain[at]) {
            ++place;
            ++at;
        } else if (star != none) {
            place = star + 1;
            at = ++behindStar;
        } else {
            return false;
        }
    }
    return wanted.find_first_not_of('*', place) == none;
}

bool fits(const PolicyRule &rule, const PolicyFacts &facts)
{
    return (!rule.containsPii || *rule.containsPii == facts.containsPii) &&
           std::ranges::all_of(rule.conditions, [&facts](const auto &condition) { return holds(condition, facts); }) &&
           fitsOne(facts.action, rule.actions) && fitsOne(facts.entity, rule.entities) &&
           fitsOne(facts.agent, rule.agents);
}

const PolicyRule *rulingOf(const Policy &policy, const PolicyFacts &facts)
{
    const auto found = std::ranges::find_if(policy.rules, [&facts](const auto &rule) { return fits(rule, facts); });
    return found == policy.rules.end() ? nullptr : &*found;
}

Verdict judge(std::span<const Policy> policies, const PolicyFacts &facts)
{
    Verdict verdict;
    for (const Policy &policy : policies) {
        const PolicyRule *const rule = rulingOf(policy, facts);
        // The states are declared from the mildest to the strictest.
        if (rule != nullptr && (verdict.policy == nullptr || rule->outcome > verdict.outcome))
            verdict = {rule->outcome, &policy, rule};
    }
    return verdict;
}

} // namespace atalaya::rules
