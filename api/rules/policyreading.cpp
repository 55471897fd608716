// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyreading.h"

namespace atalaya::rules {

namespace {

PolicyClause clause(PolicyPhrase phrase)
{
    PolicyClause made;
    made.phrase = phrase;
    return made;
}

void addNames(std::vector<PolicyClause> &clauses, PolicyPhrase phrase, const std::vector<std::string> &names)
{
    if (names.empty())
        return;
    clauses.push_back(clause(phrase));
    clauses.back().names = names;
}

void addNumber(std::vector<PolicyClause> &clauses, PolicyPhrase phrase, PolicyPhrase whenMissing,
               const std::optional<PolicyNumber> &number)
{
    if (!number)
        return;
    clauses.push_back(clause(number->missing ? whenMissing : phrase));
    clauses.back().number = *number;
}

std::vector<PolicyClause> clausesOf(const PolicyConditions &when)
{
    std::vector<PolicyClause> clauses;
    addNames(clauses, PolicyPhrase::Actions, when.actions);
    addNames(clauses, PolicyPhrase::Entities, when.entities);
    addNames(clauses, PolicyPhrase::Agents, when.agents);
    addNames(clauses, PolicyPhrase::Roles, when.roles);
    addNames(clauses, PolicyPhrase::Tiers, when.tiers);
    if (when.containsPii)
        clauses.push_back(clause(*when.containsPii ? PolicyPhrase::PiiYes : PolicyPhrase::PiiNo));
    addNumber(clauses, PolicyPhrase::Confidence, PolicyPhrase::ConfidenceMissing, when.confidence);
    addNumber(clauses, PolicyPhrase::Risk, PolicyPhrase::RiskMissing, when.risk);
    addNumber(clauses, PolicyPhrase::Amount, PolicyPhrase::AmountMissing, when.amount);
    if (!when.windows.empty()) {
        clauses.push_back(clause(PolicyPhrase::Windows));
        clauses.back().windows = when.windows;
    }
    if (clauses.empty())
        clauses.push_back(clause(PolicyPhrase::AnyDecision));
    return clauses;
}

} // namespace

PolicyReading readingOf(const Policy &policy)
{
    PolicyReading reading;
    if (policy.actions.empty())
        reading.scope.push_back(clause(PolicyPhrase::EveryAction));
    addNames(reading.scope, PolicyPhrase::Actions, policy.actions);
    if (policy.entities.empty())
        reading.scope.push_back(clause(PolicyPhrase::EveryEntity));
    addNames(reading.scope, PolicyPhrase::Entities, policy.entities);
    for (const PolicyRule &rule : policy.rules) {
        PolicySentence sentence{clausesOf(rule.when), {}, rule.then, false};
        for (const PolicyConditions &group : rule.any)
            sentence.any.push_back(clausesOf(group));
        // The groups say it all.
        if (rule.when == PolicyConditions() && !rule.any.empty())
            sentence.when.clear();
        reading.sentences.push_back(std::move(sentence));
    }
    if (policy.otherwise)
        reading.sentences.push_back({{}, {}, *policy.otherwise, true});
    else
        reading.notes.push_back(clause(PolicyPhrase::SilentElsewhere));
    const auto addInstant = [&reading](PolicyPhrase phrase, const std::optional<contract::Instant> &instant) {
        if (!instant)
            return;
        reading.notes.push_back(clause(phrase));
        reading.notes.back().instant = instant;
    };
    addInstant(PolicyPhrase::ValidFrom, policy.validFrom);
    addInstant(PolicyPhrase::ValidUntil, policy.validTo);
    if (!policy.enabled)
        reading.notes.push_back(clause(PolicyPhrase::SwitchedOff));
    return reading;
}

} // namespace atalaya::rules
