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

/// Kinds of what stands before (tiers) or behind (roles) the NUL of each standing.
std::vector<std::uint32_t> halvesOf(const PolicyEngine &engine, PolicyEngine::Field field, const Dictionary &standings)
{
    std::vector<std::uint32_t> kinds(standings.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const std::string both = standings.text(static_cast<std::uint32_t>(i));
        const std::size_t end = std::min(both.find('\0'), both.size());
        const std::string half =
            field == PolicyEngine::Field::Tier ? both.substr(0, end) : both.substr(std::min(end + 1, both.size()));
        kinds[i] = engine.kindOf(field, half.empty() ? std::nullopt : std::optional<std::string_view>(half));
    }
    return kinds;
}

/// Takes out what older decisions do not keep; answers whether there was any of it.
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
    , m_roles(halvesOf(*m_engine, PolicyEngine::Field::Role, index.dictionary(TextColumn::Standing)))
    , m_tiers(halvesOf(*m_engine, PolicyEngine::Field::Tier, index.dictionary(TextColumn::Standing)))
{}

std::optional<rules::PolicyVoice> Judge::speaker(const StoredFacts &facts) const
{
    PolicyEngine::Point point;
    point.agent = m_agents[facts.agent];
    point.entity = m_entities[facts.entity];
    point.action = m_actions[facts.action];
    point.role = m_roles[facts.standing];
    point.tier = m_tiers[facts.standing];
    point.amount = facts.amount;
    point.confidence = facts.confidence;
    point.risk = facts.risk;
    point.containsPii = facts.containsPii;
    point.at = facts.at;
    point.minuteOfWeek = facts.minuteOfWeek;
    return m_engine->speakerAt(point);
}

MissingFacts::MissingFacts(const PolicyEngine &engine, const TenantIndex &index)
    : m_unknown(index.dictionary(TextColumn::Standing).table([](std::string_view text) { return text.empty(); }))
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
    return m_unknown[facts.standing] != 0 && std::ranges::any_of(m_blind, [&facts](const Blind &blind) {
               const auto speaker = blind.judge.speaker(facts);
               return speaker && speaker->rule < blind.rules.size() && blind.rules[speaker->rule];
           });
}

} // namespace atalaya::platform
