// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policymerge.h"

#include <array>

namespace atalaya::models {

using rules::Policy;

namespace {

constexpr std::array parts{PolicyPart::Name,    PolicyPart::Entities,  PolicyPart::Actions,
                           PolicyPart::Rule,    PolicyPart::Otherwise, PolicyPart::Priority,
                           PolicyPart::Enabled, PolicyPart::Validity,  PolicyPart::Owner};

bool areSame(const Policy &a, const Policy &b, PolicyPart part, std::size_t rule = 0)
{
    switch (part) {
    case PolicyPart::Name:
        return a.name == b.name;
    case PolicyPart::Entities:
        return a.entities == b.entities;
    case PolicyPart::Actions:
        return a.actions == b.actions;
    case PolicyPart::Rule:
        return a.rules[rule] == b.rules[rule];
    case PolicyPart::Rules:
        return a.rules == b.rules;
    case PolicyPart::Otherwise:
        return a.otherwise == b.otherwise;
    case PolicyPart::Priority:
        return a.priority == b.priority;
    case PolicyPart::Enabled:
        return a.enabled == b.enabled;
    case PolicyPart::Validity:
        return a.validFrom == b.validFrom && a.validTo == b.validTo;
    case PolicyPart::Owner:
        return a.owner == b.owner;
    }
    return true;
}

void put(Policy &into, const Policy &from, const PolicyChoice &choice)
{
    const auto rule = static_cast<std::size_t>(std::max(choice.rule, 0));
    switch (choice.part) {
    case PolicyPart::Name:
        into.name = from.name;
        break;
    case PolicyPart::Entities:
        into.entities = from.entities;
        break;
    case PolicyPart::Actions:
        into.actions = from.actions;
        break;
    case PolicyPart::Rule:
        into.rules[rule] = from.rules[rule];
        break;
    case PolicyPart::Rules:
        into.rules = from.rules;
        break;
    case PolicyPart::Otherwise:
        into.otherwise = from.otherwise;
        break;
    case PolicyPart::Priority:
        into.priority = from.priority;
        break;
    case PolicyPart::Enabled:
        into.enabled = from.enabled;
        break;
    case PolicyPart::Validity:
        into.validFrom = from.validFrom;
        into.validTo = from.validTo;
        break;
    case PolicyPart::Owner:
        into.owner = from.owner;
        break;
    }
}

} // namespace

QList<PolicyChoice> choicesBetween(const Policy &base, const Policy &mine, const Policy &theirs)
{
    QList<PolicyChoice> choices;
    const auto look = [&](PolicyPart part, std::size_t rule) {
        if (areSame(mine, theirs, part, rule))
            return;
        const bool isMine = !areSame(base, mine, part, rule);
        const bool isTheirs = !areSame(base, theirs, part, rule);
        choices.append({part, part == PolicyPart::Rule ? static_cast<int>(rule) : -1, isMine && isTheirs, isMine});
    };
    const bool isAligned = base.rules.size() == mine.rules.size() && mine.rules.size() == theirs.rules.size();
    for (const PolicyPart part : parts) {
        if (part != PolicyPart::Rule)
            look(part, 0);
        else if (!isAligned)
            look(PolicyPart::Rules, 0);
        else
            for (std::size_t rule = 0; rule < mine.rules.size(); ++rule)
                look(part, rule);
    }
    return choices;
}

Policy merged(const Policy &mine, const Policy &theirs, const QList<PolicyChoice> &choices)
{
    Policy policy = theirs;
    for (const PolicyChoice &choice : choices)
        if (choice.takesMine)
            put(policy, mine, choice);
    return policy;
}

} // namespace atalaya::models
