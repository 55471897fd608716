// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyjson.h"
#include "models/policyimpact.h"
#include "models/policymap.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using contract::SimulationResult;
using rules::PolicyMode;
using Oddity = PolicyZone::Oddity;

namespace {

SimulationResult result()
{
    SimulationResult result;
    result.flows = {{{{9412, 458, 0}}, {{0, 1790, 115}}, {{0, 0, 705}}}};
    result.byPolicy = {{"p-1", "Riesgo alto", {{100, 20, 3}}, {{90, 25, 8}}}, {"", "", {{0, 5, 0}}, {{0, 5, 0}}}};
    result.byAgent = {{"planificador", {{7, 0, 0}}, {{6, 1, 0}}, 1}};
    SimulationResult::Change change;
    change.id = "d-1";
    change.confidence = 0.78;
    change.before = "auto";
    change.after = "review";
    result.changes = {change};
    return result;
}

rules::Policy policy(const char *id, std::int64_t blockedFrom, std::int64_t sureFrom)
{
    rules::Policy policy;
    policy.id = id;
    policy.name = std::string("Política ") + id;
    rules::PolicyRule blocked;
    blocked.when.risk = rules::PolicyNumber{rules::PolicyBound{blockedFrom, true}, std::nullopt, false};
    blocked.then = {PolicyMode::Blocked, {{"es", "el riesgo es alto"}}};
    rules::PolicyRule automatic;
    automatic.when.confidence = rules::PolicyNumber{rules::PolicyBound{sureFrom, true}, std::nullopt, false};
    automatic.then = {PolicyMode::Auto, {{"es", "está claro"}}};
    policy.rules = {blocked, automatic};
    return policy;
}

/// The zone in which the point lies.
PolicyZone at(const PolicyMap &map, int confidence, int risk)
{
    QList<PolicyZone> found;
    for (const PolicyZone &zone : map.zones)
        if (zone.confidenceFrom <= confidence && confidence < zone.confidenceTo && zone.riskFrom <= risk &&
            risk < zone.riskTo)
            found.append(zone);
    return found.size() == 1 ? found.first() : PolicyZone{-1};
}

} // namespace

/// What a simulation found, as rows; and the plane of confidence and risk.
class TestPolicyImpact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flowsHaveTheirSums()
    {
        PolicyFlows flows;
        const QAbstractItemModelTester tester(&flows, QAbstractItemModelTester::FailureReportingMode::Fatal);
        flows.setResult(result());
        QCOMPARE(flows.rowCount(), 4);
        const auto cell = [&](int row, int column) {
            return flows.index(row, column).data().toLongLong();
        };
        QCOMPARE(cell(0, PolicyFlows::Review), 458);
        QCOMPARE(cell(0, PolicyFlows::Total), 9870);
        QCOMPARE(cell(1, PolicyFlows::Blocked), 115);
        QCOMPARE(cell(3, PolicyFlows::Automatic), 9412);
        QCOMPARE(cell(3, PolicyFlows::Review), 2248);
        QCOMPARE(cell(3, PolicyFlows::Total), 12480);
        flows.setResult(std::nullopt);
        QCOMPARE(flows.rowCount(), 0);
    }

    void whoMeetsWhat()
    {
        PolicyImpact impact;
        const QAbstractItemModelTester tester(&impact, QAbstractItemModelTester::FailureReportingMode::Fatal);
        impact.setResult(result(), PolicyImpact::By::Policy);
        QCOMPARE(impact.rowCount(), 2);
        const QModelIndex review = impact.index(0, PolicyImpact::Review);
        QCOMPARE(review.data().toLongLong(), 25);
        QCOMPARE(review.data(PolicyImpact::BeforeRole).toList(), (QVariantList{100LL, 20LL, 3LL}));
        QVERIFY(impact.index(1, PolicyImpact::Name).data().toString().isEmpty());
        impact.setResult(result(), PolicyImpact::By::Agent);
        QCOMPARE(impact.index(0, PolicyImpact::Name).data().toString(), u"planificador"_s);
        impact.setResult(result(), PolicyImpact::By::Entity);
        QCOMPARE(impact.rowCount(), 0);
    }

    void whatIsMissingInADecisionIsNoZero()
    {
        PolicyChanges changes;
        const QAbstractItemModelTester tester(&changes, QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes.setResult(result());
        const QModelIndex one = changes.index(0, 0);
        QCOMPARE(one.data().toString(), u"d-1"_s);
        QCOMPARE(one.data(PolicyChanges::ConfidenceRole).toDouble(), 0.78);
        QVERIFY(!one.data(PolicyChanges::RiskRole).isValid());
        QCOMPARE(one.data(PolicyChanges::AfterRole).toString(), u"review"_s);
    }

    void theMapCoversThePlaneOnce()
    {
        const PolicyMap map = policyMapOf(policy("a", 90, 8000), policy("a", 92, 7500), {});
        std::int64_t area = 0;
        for (const PolicyZone &zone : map.zones)
            area += std::int64_t(zone.confidenceTo - zone.confidenceFrom) * (zone.riskTo - zone.riskFrom);
        QCOMPARE(area, std::int64_t(10'001) * 101);
        QCOMPARE(at(map, 9000, 95).mode, PolicyMode::Blocked);
        QCOMPARE(at(map, 8000, 89).mode, PolicyMode::Auto);
        QVERIFY(at(map, 8000, 89).isMine);
        QCOMPARE(at(map, 7999, 89).oddity, Oddity::Gap);
        QVERIFY(map.limits.contains(QLineF(0.8, 0, 0.8, 90)));
        QVERIFY(map.former.contains(QLineF(0.75, 0, 0.75, 90)));
        QVERIFY(map.limits != map.former);
    }

    void othersThatAreStricterHideIt()
    {
        rules::PolicySet set;
        set.policies = {rules::inForce(policy("b", 60, 5000), 1, {})};
        const PolicyMap map = policyMapOf(policy("a", 90, 8000), std::nullopt, set);
        QCOMPARE(at(map, 9000, 70).oddity, Oddity::Contradicted);
        QCOMPARE(at(map, 9000, 70).decider, u"Política b"_s);
        QCOMPARE(at(map, 9000, 70).mine, std::optional(PolicyMode::Auto));
        QVERIFY(at(map, 9000, 95).isMine);
        QCOMPARE(at(map, 6000, 30).decider, u"Política b"_s);
        QCOMPARE(at(map, 6000, 30).oddity, Oddity::None);
        QCOMPARE(at(map, 4000, 30).oddity, Oddity::Gap);
        QVERIFY(at(map, 4000, 30).decider.isEmpty());
    }

    void othersThatSpeakOfSomethingElseDoNot()
    {
        rules::PolicySet set;
        rules::Policy other = policy("b", 60, 5000);
        other.actions = {"Aprobar"};
        set.policies = {rules::inForce(other, 1, {})};
        QVERIFY(at(policyMapOf(policy("a", 90, 8000), std::nullopt, set), 9000, 70).isMine);
    }

    void whatDependsOnMoreSaysSo()
    {
        rules::Policy draft = policy("a", 90, 8000);
        draft.rules[0].when.containsPii = true;
        const PolicyMap map = policyMapOf(draft, std::nullopt, {});
        QVERIFY(at(map, 9000, 95).depends);
        QCOMPARE(at(map, 9000, 95).mine, std::optional(PolicyMode::Auto));
        QVERIFY(!at(map, 9000, 20).depends);
        QCOMPARE(at(map, 100, 95).oddity, Oddity::None);
    }

    void whatIsSwitchedOffSaysNothing()
    {
        rules::Policy draft = policy("a", 90, 8000);
        draft.enabled = false;
        for (const PolicyZone &zone : policyMapOf(draft, std::nullopt, {}).zones)
            QVERIFY(!zone.mine);
    }
};

QTEST_GUILESS_MAIN(TestPolicyImpact)
#include "tst_policyimpact.moc"
