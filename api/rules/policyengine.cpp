// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyengine.h"

#include "policyspace.h"

#include <algorithm>

namespace atalaya::rules {

struct PolicyEngine::Private
{
    explicit Private(PolicySet wanted)
        : set(std::move(wanted))
        , space(set)
    {}
    PolicySet set;
    PolicySpace space;
};

PolicyEngine::PolicyEngine(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{}
PolicyEngine::PolicyEngine(PolicyEngine &&) noexcept = default;
PolicyEngine &PolicyEngine::operator=(PolicyEngine &&) noexcept = default;
PolicyEngine::~PolicyEngine() = default;

tl::expected<PolicyEngine, std::string> PolicyEngine::compile(PolicySet set)
{
    auto made = std::make_unique<Private>(std::move(set));
    if (!made->space.problem().empty())
        return tl::unexpected(made->space.problem());
    return PolicyEngine(std::move(made));
}

const PolicySet &PolicyEngine::set() const
{
    return d->set;
}

const PolicySpace &PolicyEngine::space() const
{
    return d->space;
}

PolicyVerdict PolicyEngine::evaluate(const PolicyFacts &facts) const
{
    PolicyVerdict verdict;
    d->space.eachVoice(d->space.cellsOf(pointOf(facts)), [&verdict](const PolicySpace::Entry &entry) {
        verdict.matched.push_back(entry.voice);
        return true;
    });
    verdict.mode = d->set.byDefault;
    if (verdict.matched.empty())
        return verdict;
    // By rank, so that of equal modes the first one is heard.
    const auto speaker = std::ranges::max_element(verdict.matched, {}, &PolicyVoice::mode);
    verdict.speaker = *speaker;
    verdict.mode = speaker->mode;
    verdict.matched.erase(speaker);
    std::ranges::sort(verdict.matched, {}, &PolicyVoice::policy);
    return verdict;
}

const PolicyTexts &PolicyEngine::reasonOf(const PolicyVoice &voice) const
{
    const Policy &policy = d->set.policies.at(voice.policy).policy;
    return voice.rule < policy.rules.size() ? policy.rules[voice.rule].then.reason : policy.otherwise.value().reason;
}

std::uint32_t PolicyEngine::kindOf(Field field, std::optional<std::string_view> text) const
{
    switch (field) {
    case Field::Agent:
        return d->space.kindOf(PolicyField::Agent, text);
    case Field::Entity:
        return d->space.kindOf(PolicyField::Entity, text);
    case Field::Action:
        return d->space.kindOf(PolicyField::Action, text);
    case Field::Role:
        return d->space.kindOf(PolicyField::Role, text);
    case Field::Tier:
        break;
    }
    return d->space.kindOf(PolicyField::Tier, text);
}

PolicyEngine::Point PolicyEngine::pointOf(const PolicyFacts &facts) const
{
    return {kindOf(Field::Agent, facts.agent),
            kindOf(Field::Entity, facts.entity),
            kindOf(Field::Action, facts.action),
            kindOf(Field::Role, facts.role),
            kindOf(Field::Tier, facts.tier),
            facts.confidence,
            facts.risk,
            facts.amount,
            facts.containsPii,
            facts.at,
            facts.minuteOfWeek};
}

std::optional<PolicyVoice> PolicyEngine::speakerAt(const Point &point) const
{
    std::optional<PolicyVoice> speaker;
    d->space.eachVoice(d->space.cellsOf(point), [&speaker](const PolicySpace::Entry &entry) {
        if (!speaker || entry.voice.mode > speaker->mode)
            speaker = entry.voice;
        return speaker->mode != PolicyMode::Blocked;
    });
    return speaker;
}

PolicyMode PolicyEngine::modeOf(const std::optional<PolicyVoice> &speaker) const
{
    return speaker ? speaker->mode : d->set.byDefault;
}

} // namespace atalaya::rules
