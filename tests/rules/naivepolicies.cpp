// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rules/naivepolicies.h"

#include "api/rules/policyjson.h"
#include "api/rules/textkinds.h"
#include "api/rules/words.h"

#include <algorithm>
#include <tuple>

namespace atalaya::tests {

using namespace rules;

namespace {

using contract::Instant;

const std::vector<std::string> patternTexts{
    "aba*", "*aba", "ab*ba", "ABÁ", "abba", "a*", "*", "Aprobar*", "*crédito", "aprobar operacion", "b*a", "*b", "ab*"};

bool fitsPattern(const std::string &text, const std::string &pattern)
{
    const std::string plain = fold(text);
    const std::string wanted = fold(pattern);
    const auto star = wanted.find('*');
    if (star == std::string::npos)
        return plain == wanted;
    const std::string end = wanted.substr(star + 1);
    return plain.size() + 1 >= wanted.size() && plain.compare(0, star, wanted, 0, star) == 0 &&
           plain.compare(plain.size() - end.size(), end.size(), end) == 0;
}

bool fitsOne(const std::string &text, const std::vector<std::string> &patterns)
{
    return patterns.empty() || std::ranges::any_of(patterns, [&](const auto &one) { return fitsPattern(text, one); });
}

bool isOne(const std::optional<std::string> &text, const std::vector<std::string> &names)
{
    return names.empty() || (text && std::ranges::find(names, *text) != names.end());
}

bool holds(const std::optional<PolicyNumber> &wanted, const std::optional<std::int64_t> &number)
{
    if (!wanted)
        return true;
    if (wanted->missing || !number)
        return wanted->missing && !number;
    if (wanted->from && (wanted->from->inclusive ? *number < wanted->from->value : *number <= wanted->from->value))
        return false;
    return !wanted->to || (wanted->to->inclusive ? *number <= wanted->to->value : *number < wanted->to->value);
}

bool within(const PolicyWindow &window, int minuteOfWeek)
{
    const int day = minuteOfWeek / minutesPerDay;
    const int minute = minuteOfWeek % minutesPerDay;
    const auto has = [&window](int which) {
        return (window.days >> ((which + 7) % 7) & 1) != 0;
    };
    if (window.from < window.to)
        return has(day) && minute >= window.from && minute < window.to;
    return (has(day) && minute >= window.from) || (has(day - 1) && minute < window.to);
}

} // namespace

bool naiveFits(const PolicyConditions &when, const PolicyFacts &facts)
{
    return fitsOne(facts.agent, when.agents) && fitsOne(facts.entity, when.entities) &&
           fitsOne(facts.action, when.actions) && isOne(facts.role, when.roles) && isOne(facts.tier, when.tiers) &&
           (!when.containsPii || *when.containsPii == facts.containsPii) && holds(when.confidence, facts.confidence) &&
           holds(when.risk, facts.risk) && holds(when.amount, facts.amount) &&
           (when.windows.empty() || std::ranges::any_of(when.windows, [&facts](const PolicyWindow &window) {
                return within(window, facts.minuteOfWeek);
            }));
}

bool naiveFits(const PolicyRule &rule, const PolicyFacts &facts)
{
    return naiveFits(rule.when, facts) &&
           (rule.any.empty() ||
            std::ranges::any_of(rule.any, [&facts](const PolicyConditions &group) { return naiveFits(group, facts); }));
}

PolicyVerdict naiveVerdict(const PolicySet &set, const PolicyFacts &facts)
{
    PolicyVerdict verdict;
    std::vector<PolicyVoice> voices;
    for (std::size_t i = 0; i < set.policies.size(); ++i) {
        const Policy &policy = set.policies[i].policy;
        if (!policy.enabled || (policy.validFrom && facts.at < *policy.validFrom) ||
            (policy.validTo && facts.at >= *policy.validTo) || !fitsOne(facts.entity, policy.entities) ||
            !fitsOne(facts.action, policy.actions))
            continue;
        std::size_t rule = 0;
        while (rule < policy.rules.size() && !naiveFits(policy.rules[rule], facts))
            ++rule;
        if (rule < policy.rules.size())
            voices.push_back({i, rule, policy.rules[rule].then.mode});
        else if (policy.otherwise)
            voices.push_back({i, rule, policy.otherwise->mode});
    }
    verdict.mode = set.byDefault;
    if (voices.empty())
        return verdict;
    const auto place = [&set](const PolicyVoice &voice) {
        const PolicyInForce &policy = set.policies[voice.policy];
        return std::tuple(-static_cast<int>(voice.mode), -policy.policy.priority, policy.since, policy.policy.id);
    };
    const auto speaker = std::ranges::min_element(voices, {}, place);
    verdict.speaker = *speaker;
    verdict.mode = speaker->mode;
    voices.erase(speaker);
    verdict.matched = voices;
    return verdict;
}

const std::vector<std::string> &RandomPolicies::texts()
{
    static const auto all = [] {
        std::vector<std::string> made{"aba",
                                      "Aba",
                                      "abba",
                                      "ababa",
                                      "ab",
                                      "ba",
                                      "b",
                                      "bb",
                                      "abxba",
                                      "abab",
                                      "baba",
                                      "Aprobar operación",
                                      "Aprobar crédito",
                                      "APROBAR",
                                      "crédito",
                                      "otra cosa"};
        // One of every kind that the patterns can tell apart.
        TextKinds kinds;
        for (const std::string &pattern : patternTexts)
            (void)kinds.add(pattern);
        if (kinds.build()) {
            for (std::size_t kind = 0; kind < kinds.count(); ++kind)
                made.push_back(kinds.sample(kind));
        }
        return made;
    }();
    return all;
}

PolicyFacts RandomPolicies::facts()
{
    const auto text = [this] {
        return texts()[below(texts().size())];
    };
    PolicyFacts facts;
    facts.agent = text();
    facts.entity = text();
    facts.action = text();
    if (chance(0.8))
        facts.role = std::string(1, static_cast<char>('A' + below(4)));
    if (chance(0.8))
        facts.tier = std::string(1, static_cast<char>('a' + below(3)));
    if (chance(0.85))
        facts.confidence = static_cast<std::int64_t>(below(11)) * 1000 - (below(3) == 0 ? 1 : 0);
    if (facts.confidence && *facts.confidence < 0)
        facts.confidence = 0;
    if (chance(0.85))
        facts.risk = static_cast<std::int64_t>(below(101));
    if (chance(0.7))
        facts.amount = static_cast<std::int64_t>(below(11)) * 1000 + static_cast<std::int64_t>(below(3));
    facts.containsPii = chance(0.5);
    facts.at = Instant{std::chrono::days{20'000 + below(12)}} + std::chrono::milliseconds{below(3)};
    facts.minuteOfWeek = static_cast<int>(below(7 * minutesPerDay));
    return facts;
}

std::vector<std::string> RandomPolicies::patterns()
{
    std::vector<std::string> some;
    for (std::size_t i = 1 + below(2); i > 0; --i) {
        const std::string &one = patternTexts[below(patternTexts.size())];
        if (std::ranges::find(some, one) == some.end())
            some.push_back(one);
    }
    return some;
}

PolicyNumber RandomPolicies::number(std::int64_t step, std::int64_t highest)
{
    PolicyNumber number;
    if (chance(0.12)) {
        number.missing = true;
        return number;
    }
    const std::int64_t from = static_cast<std::int64_t>(below(static_cast<std::size_t>(highest / step))) * step;
    const std::int64_t to = from + static_cast<std::int64_t>(1 + below(4)) * step;
    const auto shape = below(3);
    if (shape != 0)
        number.from = PolicyBound{from, chance(0.5)};
    if (shape != 1)
        number.to = PolicyBound{std::min(std::max(to, step), highest), chance(0.5)};
    return number;
}

PolicyOutcome RandomPolicies::outcome()
{
    return {static_cast<PolicyMode>(below(3)), {{"en", "because"}, {"es", "porque sí"}}};
}

PolicyConditions RandomPolicies::conditions(bool simple)
{
    PolicyConditions when;
    if (chance(0.3))
        when.actions = patterns();
    if (chance(0.4))
        when.confidence = number(1000, confidenceSteps);
    if (chance(0.4))
        when.risk = number(10, 100);
    if (chance(0.25))
        when.containsPii = chance(0.5);
    if (simple)
        return when;
    if (chance(0.2))
        when.agents = patterns();
    if (chance(0.2))
        when.entities = patterns();
    if (chance(0.2))
        when.roles = {"A", "B"};
    if (chance(0.2))
        when.tiers = {"a"};
    if (chance(0.2))
        when.amount = number(1000, 10'000);
    if (chance(0.2)) {
        PolicyWindow window;
        window.days = static_cast<std::uint8_t>(1 + below(127));
        window.from = static_cast<int>(below(20)) * 60;
        window.to = static_cast<int>(1 + below(24)) * 60;
        if (window.from == window.to)
            window.to += 30;
        when.windows.push_back(window);
    }
    return when;
}

Policy RandomPolicies::policy(std::size_t number, bool simple)
{
    Policy policy;
    policy.id = "p" + std::to_string(number);
    policy.name = "Policy " + policy.id;
    if (chance(0.4))
        policy.actions = patterns();
    if (!simple && chance(0.3))
        policy.entities = patterns();
    for (std::size_t i = 1 + below(4); i > 0; --i) {
        policy.rules.push_back({conditions(simple), outcome()});
        if (!chance(0.25))
            continue;
        for (std::size_t groups = 1 + below(3); groups > 0; --groups) {
            PolicyConditions group = conditions(simple);
            if (!(group == PolicyConditions()))
                policy.rules.back().any.push_back(std::move(group));
        }
    }
    if (chance(0.3))
        policy.otherwise = outcome();
    policy.priority = static_cast<std::int64_t>(below(3));
    policy.enabled = chance(0.95);
    if (!simple && chance(0.2))
        policy.validFrom = Instant{std::chrono::days{20'000 + below(6)}};
    if (!simple && chance(0.2))
        policy.validTo = Instant{std::chrono::days{20'006 + below(6)}};
    return policy;
}

PolicySet RandomPolicies::set(std::size_t policies, bool simple)
{
    PolicySet made;
    for (std::size_t i = 0; i < policies; ++i)
        made.policies.push_back(inForce(policy(i, simple), 1, Instant{std::chrono::days{19'000 + below(3)}}));
    return made;
}

} // namespace atalaya::tests
