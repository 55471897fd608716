// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyanalysis.h"
#include "api/rules/policyjson.h"
#include "tests/rules/naivepolicies.h"

#include <QTest>

#include <algorithm>

using namespace atalaya::rules;
using namespace atalaya::tests;
using atalaya::contract::Instant;
using Kind = PolicyFindingKind;

namespace {

PolicyNumber atLeast(std::int64_t value)
{
    return {PolicyBound{value, true}, std::nullopt, false};
}

PolicyNumber below(std::int64_t value)
{
    return {std::nullopt, PolicyBound{value, false}, false};
}

PolicyRule rule(PolicyConditions when, PolicyMode mode)
{
    return {std::move(when), {mode, {{"en", "r"}}}, {}};
}

PolicyRule risky(std::int64_t from, PolicyMode mode)
{
    PolicyConditions when;
    when.risk = atLeast(from);
    return rule(std::move(when), mode);
}

PolicyInForce policy(std::string id, std::vector<PolicyRule> rules, std::optional<PolicyMode> otherwise = {},
                     std::vector<std::string> actions = {}, std::int64_t priority = 0)
{
    Policy made;
    made.id = std::move(id);
    made.rules = std::move(rules);
    made.actions = std::move(actions);
    made.priority = priority;
    if (otherwise)
        made.otherwise = PolicyOutcome{*otherwise, {{"en", "o"}}};
    return inForce(std::move(made), 1, Instant{});
}

PolicyEngine engine(std::vector<PolicyInForce> policies)
{
    return PolicyEngine::compile({std::move(policies), PolicyMode::Review}).value();
}

std::vector<PolicyFinding> ofKind(const PolicyAnalysis &analysis, Kind kind)
{
    std::vector<PolicyFinding> found;
    std::ranges::copy_if(analysis.findings, std::back_inserter(found),
                         [kind](const PolicyFinding &finding) { return finding.kind == kind; });
    return found;
}

} // namespace

class TestPolicyAnalysis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundSetHasNoFindingsButItsGaps();
    void aRuleBehindAWiderOneIsHidden();
    void severalRulesHideOneTogether();
    void anotherPolicyHidesAPolicy();
    void whatCanNeverBe();
    void contradictions();
    void priorityDecidesWhatIsMeant();
    void gaps();
    void switchedOffPoliciesTakeNoPart();
    void aLimitIsSaid();
};

void TestPolicyAnalysis::aSoundSetHasNoFindingsButItsGaps()
{
    const PolicyAnalysis analysis = analyse(
        engine({policy("a", {risky(90, PolicyMode::Blocked), risky(50, PolicyMode::Review)}, PolicyMode::Auto)}));
    QVERIFY(analysis.findings.empty());
    QVERIFY(!analysis.more && analysis.undecided.empty());
}

void TestPolicyAnalysis::aRuleBehindAWiderOneIsHidden()
{
    const PolicyAnalysis analysis = analyse(
        engine({policy("a", {risky(50, PolicyMode::Review), risky(90, PolicyMode::Blocked)}, PolicyMode::Auto)}));
    QCOMPARE(analysis.findings.size(), std::size_t{1});
    const PolicyFinding &finding = analysis.findings.front();
    QVERIFY(finding.kind == Kind::ShadowedRule);
    QCOMPARE(finding.about->rule, std::size_t{1});
    QCOMPARE(finding.others.size(), std::size_t{1});
    QCOMPARE(finding.others.front().rule, std::size_t{0});
}

void TestPolicyAnalysis::severalRulesHideOneTogether()
{
    PolicyConditions low;
    low.risk = below(60);
    PolicyConditions none;
    none.risk = PolicyNumber{{}, {}, true};
    const PolicyAnalysis analysis = analyse(engine(
        {policy("a", {risky(50, PolicyMode::Review), rule(low, PolicyMode::Auto), rule(none, PolicyMode::Review)},
                PolicyMode::Blocked)}));
    const auto hidden = ofKind(analysis, Kind::ShadowedRule);
    QCOMPARE(hidden.size(), std::size_t{1});
    QCOMPARE(hidden.front().about->rule, std::size_t{3});
    QCOMPARE(hidden.front().others.size(), std::size_t{3});
}

void TestPolicyAnalysis::anotherPolicyHidesAPolicy()
{
    const PolicyAnalysis analysis = analyse(engine({
        policy("mild", {risky(50, PolicyMode::Review)}, PolicyMode::Auto, {"Aprobar crédito"}),
        policy("strict", {}, PolicyMode::Blocked, {"aprobar*"}),
    }));
    const auto hidden = ofKind(analysis, Kind::ShadowedPolicy);
    QCOMPARE(hidden.size(), std::size_t{1});
    QCOMPARE(hidden.front().about->policy, std::size_t{0});
    QCOMPARE(hidden.front().others.size(), std::size_t{1});
    QCOMPARE(hidden.front().others.front().policy, std::size_t{1});
    QCOMPARE(ofKind(analysis, Kind::ShadowedRule).size(), std::size_t{2});
}

void TestPolicyAnalysis::whatCanNeverBe()
{
    PolicyConditions never;
    never.actions = {"Denegar"};
    const PolicyAnalysis analysis =
        analyse(engine({policy("a", {rule(never, PolicyMode::Blocked)}, PolicyMode::Auto, {"Aprobar*"})}));
    const auto impossible = ofKind(analysis, Kind::Impossible);
    QCOMPARE(impossible.size(), std::size_t{1});
    QCOMPARE(impossible.front().about->rule, std::size_t{0});
    QVERIFY(ofKind(analysis, Kind::ShadowedRule).empty());
}

void TestPolicyAnalysis::contradictions()
{
    PolicyConditions sure;
    sure.confidence = atLeast(8'000);
    const PolicyEngine tried = engine({policy("lets", {rule(sure, PolicyMode::Auto)}, {}, {"Aprobar*"}),
                                       policy("blocks", {risky(80, PolicyMode::Blocked)}, {}, {"*crédito"}),
                                       policy("other", {risky(80, PolicyMode::Blocked)}, {}, {"Denegar"})});
    const auto found = ofKind(analyse(tried), Kind::Contradiction);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found.front().about->policy, std::size_t{0});
    QCOMPARE(found.front().others.front().policy, std::size_t{1});
    const PolicyVerdict verdict = naiveVerdict(tried.set(), *found.front().example);
    QVERIFY(verdict.mode == PolicyMode::Blocked);
    QCOMPARE(verdict.matched.size(), std::size_t{1});
    QVERIFY(verdict.matched.front().mode == PolicyMode::Auto);
    QVERIFY(isIn(found.front().region, tried, *found.front().example));
}

void TestPolicyAnalysis::priorityDecidesWhatIsMeant()
{
    const auto count = [](std::int64_t ofMild, std::int64_t ofStrict) {
        return ofKind(analyse(engine({policy("lets", {}, PolicyMode::Auto, {}, ofMild),
                                      policy("blocks", {risky(80, PolicyMode::Blocked)}, {}, {}, ofStrict)})),
                      Kind::Contradiction)
            .size();
    };
    QCOMPARE(count(0, 1), std::size_t{0});
    QCOMPARE(count(0, 0), std::size_t{1});
    QCOMPARE(count(1, 0), std::size_t{1});
}

void TestPolicyAnalysis::gaps()
{
    PolicyConditions sure;
    sure.confidence = atLeast(8'000);
    const PolicyEngine tried =
        engine({policy("a", {risky(50, PolicyMode::Review), rule(sure, PolicyMode::Auto)}, {}, {"Aprobar*"})});
    const PolicyAnalysis analysis = analyse(tried);
    const auto found = ofKind(analysis, Kind::Gap);
    QCOMPARE(analysis.findings.size(), found.size());
    // Other actions; and unsure without much risk, both of which may be missing.
    QCOMPARE(found.size(), std::size_t{2});
    bool others = false;
    bool unsure = false;
    for (const PolicyFinding &finding : found) {
        QVERIFY(!naiveVerdict(tried.set(), *finding.example).speaker);
        others = others || (finding.region.size() == 1 && finding.region.front().field == PolicyField::Action &&
                            finding.region.front().otherTexts && finding.region.front().names.empty());
        if (finding.region.size() != 2)
            continue;
        const PolicyFieldRange confidence = finding.region.front();
        unsure = confidence.field == PolicyField::Confidence && confidence.missing &&
                 confidence.spans == std::vector<PolicyFieldRange::Span>{{0, 7'999}} && finding.region.back().missing &&
                 finding.region.back().spans == std::vector<PolicyFieldRange::Span>{{0, 49}};
    }
    QVERIFY(others && unsure);
}

void TestPolicyAnalysis::switchedOffPoliciesTakeNoPart()
{
    PolicyInForce off = policy("off", {}, PolicyMode::Blocked);
    off.policy.enabled = false;
    const PolicyAnalysis analysis = analyse(engine({policy("a", {}, PolicyMode::Auto), off}));
    QVERIFY(analysis.findings.empty());
    QCOMPARE(ofKind(analyse(engine({off})), Kind::Gap).size(), std::size_t{1});
    QVERIFY(ofKind(analyse(engine({})), Kind::Gap).front().region.empty());
}

void TestPolicyAnalysis::aLimitIsSaid()
{
    std::vector<PolicyInForce> policies;
    for (int i = 0; i < 6; ++i) {
        policies.push_back(policy("lets" + std::to_string(i), {}, PolicyMode::Auto));
        policies.push_back(policy("blocks" + std::to_string(i), {risky(80, PolicyMode::Blocked)}));
    }
    const PolicyAnalysis some = analyse(engine(policies), {10, 10, 100'000});
    QVERIFY(some.more);
    QCOMPARE(ofKind(some, Kind::Contradiction).size(), std::size_t{10});
    QVERIFY(!analyse(engine(policies)).more);
    QCOMPARE(ofKind(analyse(engine(policies)), Kind::Contradiction).size(), std::size_t{36});
}

QTEST_GUILESS_MAIN(TestPolicyAnalysis)
#include "tst_policyanalysis.moc"
