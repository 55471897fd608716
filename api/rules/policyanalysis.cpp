// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyanalysis.h"

#include "policyfinders.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

std::vector<PolicyVoice> voicesOf(const PolicySpace &space, const std::vector<std::size_t> &entries)
{
    std::vector<PolicyVoice> voices;
    for (const std::size_t entry : entries)
        voices.push_back(space.entries()[entry].voice);
    std::ranges::sort(voices, [](const PolicyVoice &a, const PolicyVoice &b) {
        return a.policy != b.policy ? a.policy < b.policy : a.rule < b.rule;
    });
    voices.erase(std::unique(voices.begin(), voices.end()), voices.end());
    return voices;
}

PolicyFinding finding(PolicyFindingKind kind, const PolicyVoice &about, std::vector<PolicyVoice> others = {})
{
    PolicyFinding made;
    made.kind = kind;
    made.about = about;
    made.others = std::move(others);
    return made;
}

/// What is found about one rule, whose entries are [first, last).
struct RuleAnswer
{
    bool isImpossible = true;
    bool isUndecided = false;
    /// By nobody: it speaks somewhere.
    bool isHidden = true;
    std::vector<std::size_t> hiding;
};

RuleAnswer lookAtRule(const PolicySpace &space, ShadowFinder &finder, std::size_t first, std::size_t last)
{
    RuleAnswer answer;
    for (std::size_t i = first; i < last && answer.isHidden; ++i) {
        if (space.entries()[i].box.isEmpty())
            continue;
        answer.isImpossible = false;
        const ShadowFinder::Answer found = finder.look(i);
        answer.isUndecided = answer.isUndecided || found == ShadowFinder::Answer::Undecided;
        answer.isHidden = found == ShadowFinder::Answer::Hidden;
        answer.hiding.insert(answer.hiding.end(), finder.hiding().begin(), finder.hiding().end());
    }
    return answer;
}

void findShadows(const PolicySpace &space, const PolicyAnalysisLimits &limits, PolicyAnalysis &analysis)
{
    ShadowFinder finder(space, limits);
    const auto &entries = space.entries();
    for (std::size_t first = 0; first < entries.size();) {
        std::size_t next = first;
        bool isSilent = true;
        std::vector<std::size_t> others;
        while (next < entries.size() && entries[next].rank == entries[first].rank) {
            const std::size_t begin = next;
            const PolicyVoice voice = entries[begin].voice;
            while (next < entries.size() && entries[next].rank == entries[first].rank &&
                   entries[next].voice.rule == voice.rule)
                ++next;
            const RuleAnswer answer = lookAtRule(space, finder, begin, next);
            if (answer.isUndecided)
                analysis.undecided.push_back(voice);
            isSilent = isSilent && answer.isHidden;
            if (!answer.isHidden)
                continue;
            analysis.findings.push_back(
                answer.isImpossible ? finding(PolicyFindingKind::Impossible, voice)
                                    : finding(PolicyFindingKind::ShadowedRule, voice, voicesOf(space, answer.hiding)));
            std::ranges::copy_if(answer.hiding, std::back_inserter(others),
                                 [&](std::size_t other) { return entries[other].rank != entries[first].rank; });
        }
        if (isSilent && !others.empty()) {
            PolicyVoice whole = entries[first].voice;
            whole.rule = 0;
            analysis.findings.push_back(finding(PolicyFindingKind::ShadowedPolicy, whole, voicesOf(space, others)));
        }
        first = next;
    }
}

/// Where two rules of different policies both speak, each for its own policy.
std::optional<PolicyBox> bothSpeak(const PolicySpace &space, BoxSearch &search, std::size_t a, std::size_t b)
{
    PolicyBox region = space.entries()[a].box;
    region.keep(space.shape(), space.entries()[b].box);
    BoxList earlier;
    for (const std::size_t entry : {a, b}) {
        for (std::size_t i = firstOfPolicy(space, entry); i < entry; ++i) {
            if (space.entries()[i].voice.rule != space.entries()[entry].voice.rule &&
                region.meets(space.shape(), space.entries()[i].box))
                earlier.push_back(&space.entries()[i].box);
        }
    }
    return search.uncovered(region, earlier);
}

void findContradictions(const PolicyEngine &engine, const PolicyAnalysisLimits &limits, PolicyAnalysis &analysis)
{
    const PolicySpace &space = engine.space();
    const auto &entries = space.entries();
    const auto &policies = engine.set().policies;
    std::vector<std::size_t> mild;
    std::vector<std::size_t> strict;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].voice.mode == PolicyMode::Auto)
            mild.push_back(i);
        if (entries[i].voice.mode == PolicyMode::Blocked)
            strict.push_back(i);
    }
    BoxSearch search(space.shape(), limits.steps);
    std::size_t count = 0;
    for (std::size_t m = 0; m < mild.size(); ++m) {
        const PolicySpace::Entry &a = entries[mild[m]];
        std::size_t found = policies.size();
        for (const std::size_t other : strict) {
            const PolicySpace::Entry &b = entries[other];
            // One of each pair of rules' policies is enough.
            if (a.rank == b.rank || b.voice.policy == found || !a.box.meets(space.shape(), b.box) ||
                policies[a.voice.policy].policy.priority < policies[b.voice.policy].policy.priority)
                continue;
            const auto region = bothSpeak(space, search, mild[m], other);
            if (!region)
                continue;
            if (count++ >= limits.contradictions) {
                analysis.more = true;
                return;
            }
            found = b.voice.policy;
            PolicyFinding made = finding(PolicyFindingKind::Contradiction, a.voice, {b.voice});
            made.region = space.regionOf(*region);
            made.example = space.exampleIn(*region);
            analysis.findings.push_back(std::move(made));
        }
    }
}

void findGaps(const PolicySpace &space, const PolicyAnalysisLimits &limits, PolicyAnalysis &analysis)
{
    GapFinder finder(space, limits);
    analysis.more = !finder.run() || analysis.more;
    for (const PolicyBox &gap : finder.gaps()) {
        PolicyFinding made;
        made.kind = PolicyFindingKind::Gap;
        made.region = space.regionOf(gap);
        made.example = space.exampleIn(gap);
        analysis.findings.push_back(std::move(made));
    }
}

} // namespace

PolicyAnalysis analyse(const PolicyEngine &engine, const PolicyAnalysisLimits &limits)
{
    PolicyAnalysis analysis;
    findShadows(engine.space(), limits, analysis);
    findContradictions(engine, limits, analysis);
    findGaps(engine.space(), limits, analysis);
    std::ranges::stable_sort(analysis.findings, [](const PolicyFinding &a, const PolicyFinding &b) {
        if (a.kind != b.kind || !a.about || !b.about)
            return a.kind < b.kind;
        return a.about->policy != b.about->policy ? a.about->policy < b.about->policy : a.about->rule < b.about->rule;
    });
    return analysis;
}

} // namespace atalaya::rules
