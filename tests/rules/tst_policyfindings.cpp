// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyanalysis.h"
#include "tests/rules/naivepolicies.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace atalaya::rules;
using namespace atalaya::tests;
using Kind = PolicyFindingKind;

namespace {

std::vector<PolicyFinding> ofKind(const PolicyAnalysis &analysis, Kind kind)
{
    std::vector<PolicyFinding> found;
    std::ranges::copy_if(analysis.findings, std::back_inserter(found),
                         [kind](const PolicyFinding &finding) { return finding.kind == kind; });
    return found;
}

/// Facts that meet everything in which simple sets of RandomPolicies can differ.
std::vector<PolicyFacts> allSimpleFacts()
{
    std::vector<PolicyFacts> all;
    for (const std::string &action : RandomPolicies::texts()) {
        for (int confidence = -1; confidence <= 20; ++confidence) {
            for (int risk = -1; risk <= 20; ++risk) {
                for (const bool pii : {false, true}) {
                    PolicyFacts facts;
                    facts.agent = "agent";
                    facts.entity = "entity";
                    facts.action = action;
                    // On the lines that policies draw, and between them.
                    if (confidence >= 0)
                        facts.confidence = confidence * 500;
                    if (risk >= 0)
                        facts.risk = risk * 5;
                    facts.containsPii = pii;
                    all.push_back(std::move(facts));
                }
            }
        }
    }
    return all;
}

} // namespace

/// Findings about random policies, held against an evaluator that knows nothing of regions.
class TestPolicyFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactlyWhatIsTrueOnEveryGridPoint();
    void findingsHoldWhereverTheyAreTried();
};

void TestPolicyFindings::exactlyWhatIsTrueOnEveryGridPoint()
{
    const std::vector<PolicyFacts> all = allSimpleFacts();
    RandomPolicies random(7);
    std::map<Kind, int> counts;
    for (int round = 0; round < 60; ++round) {
        const PolicySet set = random.set(1 + random.below(5), true);
        const PolicyEngine tried = PolicyEngine::compile(set).value();
        const PolicyAnalysis analysis = analyse(tried, {1000, 1000, 1'000'000});
        QVERIFY(!analysis.more && analysis.undecided.empty());
        std::set<std::pair<std::size_t, std::size_t>> speakers;
        std::set<std::pair<std::size_t, std::size_t>> silent;
        std::set<std::pair<std::size_t, std::size_t>> opposed;
        std::set<std::pair<std::size_t, std::size_t>> toldOpposed;
        for (const PolicyFinding &finding : analysis.findings) {
            ++counts[finding.kind];
            if (finding.kind == Kind::ShadowedRule || finding.kind == Kind::Impossible)
                silent.emplace(finding.about->policy, finding.about->rule);
            if (finding.kind == Kind::Contradiction)
                toldOpposed.emplace(finding.about->policy, finding.others.front().policy);
        }
        const auto gapsFound = ofKind(analysis, Kind::Gap);
        for (const PolicyFacts &facts : all) {
            const PolicyVerdict verdict = naiveVerdict(set, facts);
            const bool isGap = std::ranges::any_of(
                gapsFound, [&](const PolicyFinding &gap) { return isIn(gap.region, tried, facts); });
            QCOMPARE(isGap, !verdict.speaker);
            if (!verdict.speaker)
                continue;
            speakers.emplace(verdict.speaker->policy, verdict.speaker->rule);
            std::vector<PolicyVoice> voices = verdict.matched;
            voices.push_back(*verdict.speaker);
            for (const PolicyVoice &mild : voices) {
                for (const PolicyVoice &strict : voices) {
                    if (mild.mode == PolicyMode::Auto && strict.mode == PolicyMode::Blocked &&
                        set.policies[mild.policy].policy.priority >= set.policies[strict.policy].policy.priority)
                        opposed.emplace(mild.policy, strict.policy);
                }
            }
        }
        for (std::size_t i = 0; i < set.policies.size(); ++i) {
            const Policy &policy = set.policies[i].policy;
            const std::size_t rules = policy.rules.size() + (policy.otherwise ? 1 : 0);
            for (std::size_t k = 0; policy.enabled && k < rules; ++k)
                QVERIFY2(speakers.contains({i, k}) != silent.contains({i, k}),
                         qPrintable(QStringLiteral("round %1, policy %2, rule %3").arg(round).arg(i).arg(k)));
        }
        QVERIFY(opposed == toldOpposed);
    }
    for (const Kind kind : {Kind::Impossible, Kind::ShadowedRule, Kind::ShadowedPolicy, Kind::Contradiction, Kind::Gap})
        QVERIFY(counts[kind] > 0);
    qInfo(
        "%zu points in each of 60 sets; %d impossible, %d hidden rules, %d hidden policies, %d contradictions, %d gaps",
        all.size(), counts[Kind::Impossible], counts[Kind::ShadowedRule], counts[Kind::ShadowedPolicy],
        counts[Kind::Contradiction], counts[Kind::Gap]);
}

void TestPolicyFindings::findingsHoldWhereverTheyAreTried()
{
    RandomPolicies random(11);
    long inShadow = 0;
    long inGap = 0;
    long examples = 0;
    for (int round = 0; round < 120; ++round) {
        const PolicySet set = random.set(2 + random.below(8));
        const PolicyEngine tried = PolicyEngine::compile(set).value();
        const PolicyAnalysis analysis = analyse(tried);
        std::vector<PolicyFacts> samples;
        for (int i = 0; i < 4'000; ++i)
            samples.push_back(random.facts());
        for (const PolicyFinding &finding : analysis.findings) {
            if (finding.example) {
                const PolicyVerdict verdict = naiveVerdict(set, *finding.example);
                QVERIFY(isIn(finding.region, tried, *finding.example));
                ++examples;
                if (finding.kind == Kind::Gap) {
                    QVERIFY(!verdict.speaker);
                } else {
                    std::vector<PolicyVoice> voices = verdict.matched;
                    voices.push_back(*verdict.speaker);
                    QVERIFY(std::ranges::find(voices, *finding.about) != voices.end());
                    QVERIFY(std::ranges::find(voices, finding.others.front()) != voices.end());
                }
            }
            for (const PolicyFacts &facts : samples) {
                if (finding.kind == Kind::Gap && isIn(finding.region, tried, facts)) {
                    ++inGap;
                    QVERIFY(!naiveVerdict(set, facts).speaker);
                }
                const bool isRule = finding.kind == Kind::ShadowedRule || finding.kind == Kind::Impossible;
                if (!isRule || finding.about->rule >= set.policies[finding.about->policy].policy.rules.size() ||
                    !naiveFits(set.policies[finding.about->policy].policy.rules[finding.about->rule], facts))
                    continue;
                ++inShadow;
                const PolicyVerdict verdict = naiveVerdict(set, facts);
                QVERIFY(!verdict.speaker || verdict.speaker->policy != finding.about->policy ||
                        verdict.speaker->rule != finding.about->rule);
            }
        }
    }
    QVERIFY2(inShadow >= 10'000 && inGap >= 10'000, "too few samples");
    qInfo("%ld samples where a hidden rule would fit, %ld in gaps, %ld examples", inShadow, inGap, examples);
}

QTEST_GUILESS_MAIN(TestPolicyFindings)
#include "tst_policyfindings.moc"
