// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/simulation/judge.h"

#include "platform/store/connection.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

using rules::PolicyEngine;

std::vector<std::uint32_t> kindsOf(const PolicyEngine &engine, PolicyEngine::Field field, const Dictionary &texts)
{
    std::vector<std::uint32_t> kinds(texts.size());
    for (std::size_t i = 0; i < kinds.size(); ++i)
        kinds[i] = engine.kindOf(field, texts.text(static_cast<std::uint32_t>(i)));
    return kinds;
}

/// Takes out what the log does not keep; answers whether there was any of it.
bool forgetMissing(rules::PolicyConditions &when)
{
    const bool any = !when.roles.empty() || !when.tiers.empty() || when.amount.has_value();
    when.roles.clear();
    when.tiers.clear();
    when.amount.reset();
    return any;
}

} // namespace

Judge::Judge(std::shared_ptr<const PolicyEngine> engine, const TenantIndex &index)
    : m_engine(std::move(engine))
    , m_agents(kindsOf(*m_engine, PolicyEngine::Field::Agent, index.dictionary(TextColumn::Agent)))
    , m_entities(kindsOf(*m_engine, PolicyEngine::Field::Entity, index.dictionary(TextColumn::Entity)))
    , m_actions(kindsOf(*m_engine, PolicyEngine::Field::Action, index.dictionary(TextColumn::Action)))
    , m_noRole(m_engine->kindOf(PolicyEngine::Field::Role, std::nullopt))
    , m_noTier(m_engine->kindOf(PolicyEngine::Field::Tier, std::nullopt))
{}

std::optional<rules::PolicyVoice> Judge::speaker(const StoredFacts &facts) const
{
    PolicyEngine::Point point;
    point.agent = m_agents[facts.agent];
    point.entity = m_entities[facts.entity];
    point.action = m_actions[facts.action];
    point.role = m_noRole;
    point.tier = m_noTier;
    point.confidence = facts.confidence;
    point.risk = facts.risk;
    point.containsPii = facts.containsPii;
    point.at = facts.at;
    point.minuteOfWeek = facts.minuteOfWeek;
    return m_engine->speakerAt(point);
}

MissingFacts::MissingFacts(const PolicyEngine &engine, const TenantIndex &index)
{
    for (const rules::PolicyInForce &one : engine.set().policies) {
        if (!one.policy.enabled)
            continue;
        rules::PolicySet alone;
        alone.policies.push_back(one);
        std::vector<bool> blind;
        for (rules::PolicyRule &rule : alone.policies.front().policy.rules) {
            bool isBlind = forgetMissing(rule.when);
            for (rules::PolicyConditions &group : rule.any)
                isBlind |= forgetMissing(group);
            blind.push_back(isBlind);
        }
        if (std::ranges::find(blind, true) == blind.end())
            continue;
        auto compiled = PolicyEngine::compile(std::move(alone));
        if (!compiled)
            throw StoreError(StoreError::Kind::Failed, "a policy can't be made ready: " + compiled.error());
        m_blind.push_back({Judge(std::make_shared<const PolicyEngine>(*std::move(compiled)), index), std::move(blind)});
    }
}

bool MissingFacts::matterTo(const StoredFacts &facts) const
{
    return std::ranges::any_of(m_blind, [&facts](const Blind &blind) {
        const auto speaker = blind.judge.speaker(facts);
        return speaker && speaker->rule < blind.rules.size() && blind.rules[speaker->rule];
    });
}

} // namespace atalaya::platform
