// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policymap.h"

#include <algorithm>
#include <set>
#include <utility>

namespace atalaya::models {

namespace {

using rules::Policy;
using rules::PolicyConditions;
using rules::PolicyMode;
using rules::PolicyNumber;
using rules::PolicyRule;

constexpr int confidenceEnd = static_cast<int>(rules::confidenceSteps) + 1;
constexpr int riskEnd = 101;
/// More cuts than these tell nobody anything.
constexpr std::size_t mostCuts = 24;

enum class Fit
{
    No,
    /// As other things are.
    Maybe,
    Yes
};

bool holds(const std::optional<PolicyNumber> &number, int value)
{
    if (!number)
        return true;
    if (number->missing)
        return false;
    const auto &from = number->from;
    const auto &to = number->to;
    return (!from || value > from->value || (from->inclusive && value == from->value)) &&
           (!to || value < to->value || (to->inclusive && value == to->value));
}

Fit fitOf(const PolicyConditions &when, int confidence, int risk)
{
    if (!holds(when.confidence, confidence) || !holds(when.risk, risk))
        return Fit::No;
    const bool asksMore = !when.agents.empty() || !when.entities.empty() || !when.actions.empty() ||
                          !when.roles.empty() || !when.tiers.empty() || when.containsPii || when.amount ||
                          !when.windows.empty();
    return asksMore ? Fit::Maybe : Fit::Yes;
}

Fit fitOf(const PolicyRule &rule, int confidence, int risk)
{
    Fit any = rule.any.empty() ? Fit::Yes : Fit::No;
    for (const PolicyConditions &group : rule.any)
        any = std::max(any, fitOf(group, confidence, risk));
    return std::min(any, fitOf(rule.when, confidence, risk));
}

struct Voice
{
    std::optional<PolicyMode> mode;
    bool depends = false;
};

/// What is said for sure within the scope.
Voice voiceOf(const Policy &policy, int confidence, int risk)
{
    Voice voice;
    if (!policy.enabled)
        return voice;
    std::vector<PolicyMode> perhaps;
    const auto settle = [&](PolicyMode mode) {
        voice.mode = mode;
    };
    for (const PolicyRule &rule : policy.rules) {
        const Fit fit = fitOf(rule, confidence, risk);
        if (fit == Fit::Maybe)
            perhaps.push_back(rule.then.mode);
        if (fit != Fit::Yes)
            continue;
        settle(rule.then.mode);
        break;
    }
    if (!voice.mode && policy.otherwise)
        settle(policy.otherwise->mode);
    voice.depends = std::any_of(perhaps.begin(), perhaps.end(), [&](PolicyMode mode) { return mode != voice.mode; });
    return voice;
}

/// Ends of the stretches in which no condition on the number changes its mind.
class Cuts
{
public:
    explicit Cuts(int end)
        : m_end(end)
        , m_cuts{0, end}
    {}
    void add(const Policy &policy, std::optional<PolicyNumber> PolicyConditions::*number)
    {
        for (const PolicyRule &rule : policy.rules) {
            add(rule.when.*number);
            for (const PolicyConditions &group : rule.any)
                add(group.*number);
        }
    }
    [[nodiscard]] std::vector<int> list() const { return {m_cuts.begin(), m_cuts.end()}; }

private:
    void add(const std::optional<PolicyNumber> &number)
    {
        if (!number)
            return;
        if (number->from)
            add(number->from->value + (number->from->inclusive ? 0 : 1));
        if (number->to)
            add(number->to->value + (number->to->inclusive ? 1 : 0));
    }
    void add(std::int64_t at)
    {
        if (at > 0 && at < m_end && m_cuts.size() < mostCuts)
            m_cuts.insert(static_cast<int>(at));
    }

    int m_end;
    std::set<int> m_cuts;
};

bool speaksAboutAll(const Policy &policy)
{
    return policy.enabled && policy.entities.empty() && policy.actions.empty() && !policy.validFrom && !policy.validTo;
}

PolicyZone zoneAt(const Policy &draft, const rules::PolicySet &set, int confidence, int risk)
{
    using Oddity = PolicyZone::Oddity;
    PolicyZone zone;
    const Voice mine = voiceOf(draft, confidence, risk);
    zone.mine = mine.mode;
    zone.depends = mine.depends;
    zone.mode = mine.mode.value_or(set.byDefault);
    zone.isMine = mine.mode.has_value();
    bool isSpoken = zone.isMine;
    if (zone.isMine)
        zone.decider = QString::fromStdString(draft.name);
    for (const rules::PolicyInForce &other : set.policies) {
        if (other.policy.id == draft.id || !speaksAboutAll(other.policy))
            continue;
        const Voice voice = voiceOf(other.policy, confidence, risk);
        if (!voice.mode || (isSpoken && *voice.mode <= zone.mode))
            continue;
        zone.mode = *voice.mode;
        zone.decider = QString::fromStdString(other.policy.name);
        zone.isMine = false;
        isSpoken = true;
    }
    if (!isSpoken)
        zone.oddity = mine.depends ? Oddity::None : Oddity::Gap;
    else if (mine.mode && !zone.isMine)
        zone.oddity =
            mine.mode == PolicyMode::Auto && zone.mode == PolicyMode::Blocked ? Oddity::Contradicted : Oddity::Shadowed;
    return zone;
}

bool areAlike(PolicyZone a, const PolicyZone &b)
{
    a.confidenceFrom = b.confidenceFrom;
    a.confidenceTo = b.confidenceTo;
    a.riskFrom = b.riskFrom;
    a.riskTo = b.riskTo;
    return a == b;
}

/// Grows a zone that ends where `zone` begins; false: there is none that is like it.
bool grow(QList<PolicyZone> &zones, const PolicyZone &zone)
{
    for (PolicyZone &known : zones)
        if (known.riskTo == zone.riskFrom && known.confidenceFrom == zone.confidenceFrom &&
            known.confidenceTo == zone.confidenceTo && areAlike(known, zone)) {
            known.riskTo = zone.riskTo;
            return true;
        }
    return false;
}

QPointF pointOf(int confidence, int risk)
{
    return {std::min(1.0, confidence / static_cast<double>(rules::confidenceSteps)), std::min(100.0, risk * 1.0)};
}

QList<QLineF> limitsOf(const Policy &policy, const std::vector<int> &xs, const std::vector<int> &ys)
{
    QList<QLineF> lines;
    const auto modeAt = [&](std::size_t x, std::size_t y) {
        return voiceOf(policy, xs[x], ys[y]).mode;
    };
    for (std::size_t x = 0; x + 1 < xs.size(); ++x)
        for (std::size_t y = 0; y + 1 < ys.size(); ++y) {
            if (x > 0 && modeAt(x, y) != modeAt(x - 1, y))
                lines.append({pointOf(xs[x], ys[y]), pointOf(xs[x], ys[y + 1])});
            if (y > 0 && modeAt(x, y) != modeAt(x, y - 1))
                lines.append({pointOf(xs[x], ys[y]), pointOf(xs[x + 1], ys[y])});
        }
    return lines;
}

} // namespace

PolicyMap policyMapOf(const Policy &draft, const std::optional<Policy> &published, const rules::PolicySet &set)
{
    Cuts across(confidenceEnd);
    Cuts up(riskEnd);
    const auto cut = [&](const Policy &policy) {
        across.add(policy, &PolicyConditions::confidence);
        up.add(policy, &PolicyConditions::risk);
    };
    cut(draft);
    if (published)
        cut(*published);
    for (const rules::PolicyInForce &other : set.policies)
        if (other.policy.id != draft.id && speaksAboutAll(other.policy))
            cut(other.policy);
    const std::vector<int> xs = across.list();
    const std::vector<int> ys = up.list();
    PolicyMap map;
    for (std::size_t y = 0; y + 1 < ys.size(); ++y) {
        QList<PolicyZone> row;
        for (std::size_t x = 0; x + 1 < xs.size(); ++x) {
            PolicyZone zone = zoneAt(draft, set, xs[x], ys[y]);
            zone.confidenceFrom = xs[x];
            zone.confidenceTo = xs[x + 1];
            zone.riskFrom = ys[y];
            zone.riskTo = ys[y + 1];
            if (!row.isEmpty() && areAlike(row.last(), zone))
                row.last().confidenceTo = zone.confidenceTo;
            else
                row.append(zone);
        }
        for (const PolicyZone &zone : std::as_const(row))
            if (!grow(map.zones, zone))
                map.zones.append(zone);
    }
    map.limits = limitsOf(draft, xs, ys);
    if (published)
        map.former = limitsOf(*published, xs, ys);
    return map;
}

} // namespace atalaya::models
