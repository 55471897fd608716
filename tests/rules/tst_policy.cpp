// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policy.h"

#include <QTest>

using namespace atalaya::rules;
using atalaya::contract::DecisionState;

namespace {

PolicyRule rule(std::vector<PolicyCondition> conditions, DecisionState outcome, std::string reason = "r")
{
    PolicyRule made;
    made.conditions = std::move(conditions);
    made.outcome = outcome;
    made.reason = std::move(reason);
    return made;
}

Policy policy(std::string id, std::vector<PolicyRule> rules)
{
    return {std::move(id), "P", 1, std::move(rules)};
}

PolicyFacts facts(std::optional<double> confidence, std::optional<std::int64_t> risk)
{
    return {"agent", "entity", "Aprobar operación", confidence, risk, false};
}

} // namespace

class TestPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *text, const char *pattern, bool fits) {
            QTest::addRow("%s ~ %s", text, pattern) << text << pattern << fits;
        };
        row("Aprobar operación", "Aprobar operación", true);
        row("Aprobar operación", "aprobar operacion", true);
        row("Aprobar operación", "aprobar", false);
        row("Aprobar operación", "aprobar*", true);
        row("Aprobar operación", "*operación", true);
        row("Aprobar operación", "*op*ci*", true);
        row("Aprobar operación", "*", true);
        row("Aprobar operación", "**", true);
        row("Aprobar operación", "", false);
        row("", "*", true);
        row("", "", true);
        row("aab", "*ab", true);
        row("abab", "a*b", true);
        row("abac", "a*b", false);
        row("a", "*a*a*", false);
    }
    void patterns()
    {
        QFETCH(QString, text);
        QFETCH(QString, pattern);
        QFETCH(bool, fits);
        QCOMPARE(fitsPattern(text.toStdString(), pattern.toStdString()), fits);
    }

    void comparisons_data()
    {
        QTest::addColumn<int>("comparison");
        QTest::addColumn<double>("confidence");
        QTest::addColumn<bool>("holds");
        const auto row = [](Comparison comparison, double confidence, bool holds) {
            QTest::addRow("%d %g", static_cast<int>(comparison), confidence)
                << static_cast<int>(comparison) << confidence << holds;
        };
        row(Comparison::Below, 0.79, true);
        row(Comparison::Below, 0.8, false);
        row(Comparison::AtMost, 0.8, true);
        row(Comparison::AtMost, 0.81, false);
        row(Comparison::Above, 0.8, false);
        row(Comparison::Above, 0.81, true);
        row(Comparison::AtLeast, 0.8, true);
        row(Comparison::AtLeast, 0.79, false);
        row(Comparison::Missing, 0.8, false);
    }
    void comparisons()
    {
        QFETCH(int, comparison);
        QFETCH(double, confidence);
        QFETCH(bool, holds);
        const PolicyRule tried =
            rule({{PolicyNumber::Confidence, static_cast<Comparison>(comparison), 0.8}}, DecisionState::Blocked);
        QCOMPARE(fits(tried, facts(confidence, 50)), holds);
        // What was not given fits no comparison but its absence.
        QCOMPARE(fits(tried, facts(std::nullopt, 50)), static_cast<Comparison>(comparison) == Comparison::Missing);
    }

    void theFirstRuleThatFitsSpeaks()
    {
        const Policy tried =
            policy("p", {rule({{PolicyNumber::Risk, Comparison::AtLeast, 90}}, DecisionState::Blocked, "high"),
                         rule({{PolicyNumber::Risk, Comparison::AtLeast, 50}}, DecisionState::Review, "middle"),
                         rule({}, DecisionState::Executed, "rest")});
        QCOMPARE(rulingOf(tried, facts(1, 95))->reason, std::string("high"));
        QCOMPARE(rulingOf(tried, facts(1, 90))->reason, std::string("high"));
        QCOMPARE(rulingOf(tried, facts(1, 89))->reason, std::string("middle"));
        QCOMPARE(rulingOf(tried, facts(1, 10))->reason, std::string("rest"));
        QCOMPARE(rulingOf(tried, facts(1, std::nullopt))->reason, std::string("rest"));
    }

    void theStrictestPolicyWins()
    {
        const std::vector<Policy> policies{
            policy("a", {rule({}, DecisionState::Executed)}), policy("b", {rule({}, DecisionState::Review)}),
            policy("c", {rule({}, DecisionState::Blocked)}), policy("d", {rule({}, DecisionState::Blocked)})};
        const Verdict all = judge(policies, facts(1, 1));
        QVERIFY(all.outcome == DecisionState::Blocked);
        QCOMPARE(all.policy->id, std::string("c"));
        const Verdict two = judge(std::span(policies).first(2), facts(1, 1));
        QVERIFY(two.outcome == DecisionState::Review);
        QCOMPARE(two.policy->id, std::string("b"));
        QVERIFY(judge(std::span(policies).first(1), facts(1, 1)).outcome == DecisionState::Executed);
    }

    void whenNobodySpeaksAPersonDoes()
    {
        const std::vector<Policy> policies{
            policy("a", {rule({{PolicyNumber::Risk, Comparison::AtLeast, 0}}, DecisionState::Executed)})};
        for (const auto &verdict : {judge(policies, facts(1, std::nullopt)), judge({}, facts(1, 1))}) {
            QVERIFY(verdict.outcome == DecisionState::Review);
            QVERIFY(verdict.policy == nullptr && verdict.rule == nullptr);
        }
    }

    void everyPartOfARuleHasToFit()
    {
        PolicyRule tried = rule({{PolicyNumber::Risk, Comparison::AtLeast, 10}}, DecisionState::Blocked);
        tried.actions = {"aprobar*", "denegar*"};
        tried.entities = {"ent*"};
        tried.agents = {"AGENT"};
        tried.containsPii = false;
        QVERIFY(fits(tried, facts(1, 10)));
        PolicyFacts other = facts(1, 10);
        other.action = "Cerrar";
        QVERIFY(!fits(tried, other));
        other = facts(1, 10);
        other.entity = "x";
        QVERIFY(!fits(tried, other));
        other = facts(1, 10);
        other.agent = "x";
        QVERIFY(!fits(tried, other));
        other = facts(1, 10);
        other.containsPii = true;
        QVERIFY(!fits(tried, other));
        QVERIFY(!fits(tried, facts(1, 9)));
    }
};

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
