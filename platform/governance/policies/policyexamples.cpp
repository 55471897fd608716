// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/policyexamples.h"

#include "api/rules/policyengine.h"
#include "api/rules/policyjson.h"
#include "platform/tenancy/tenants.h"

#include <algorithm>

namespace atalaya::platform::policies {

namespace {

/// A moment at which it is valid: now, or the nearest one.
Instant validAt(const rules::Policy &policy, Instant now)
{
    const Instant at = policy.validFrom ? std::max(now, *policy.validFrom) : now;
    return policy.validTo ? std::min(at, *policy.validTo - std::chrono::milliseconds{1}) : at;
}

rules::PolicyFacts factsOf(const contract::PolicyExample &example, Instant at, const std::string &zone)
{
    rules::PolicyFacts facts;
    facts.agent = example.agent;
    facts.entity = example.entity;
    facts.action = example.action;
    facts.role = example.role;
    facts.tier = example.tier;
    if (example.confidence)
        facts.confidence = rules::confidenceOf(*example.confidence);
    facts.risk = example.risk;
    facts.amount = example.amount;
    facts.containsPii = example.containsPii;
    facts.at = at;
    facts.minuteOfWeek = rules::minuteOfWeek(tenants::localTime(zone, at));
    return facts;
}

} // namespace

std::vector<contract::PolicyExampleOutcome> runExamples(Connection &connection, const rules::Policy &policy,
                                                        const std::vector<contract::PolicyExample> &examples,
                                                        Instant now)
{
    std::vector<contract::PolicyExampleOutcome> outcomes;
    if (examples.empty())
        return outcomes;
    const std::string zone = tenants::current(connection).timeZone;
    rules::Policy awake = policy;
    awake.enabled = true;
    rules::PolicySet alone;
    alone.policies.push_back(rules::inForce(std::move(awake), 1, now));
    const auto engine = rules::PolicyEngine::compile(std::move(alone));
    for (const contract::PolicyExample &example : examples) {
        std::string actual = "silent";
        if (engine) {
            const auto facts = factsOf(example, example.at.value_or(validAt(policy, now)), zone);
            if (const auto speaker = engine->evaluate(facts).speaker)
                actual = rules::nameOf(speaker->mode);
        }
        const bool holds = engine && actual == example.expected;
        outcomes.push_back({std::move(actual), holds});
    }
    return outcomes;
}

} // namespace atalaya::platform::policies
