// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyjson.h"
#include "models/policysimulation.h"
#include "tests/models/fakesimulationsource.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using State = PolicySimulation::State;

namespace {

rules::Policy risky(std::int64_t from)
{
    rules::Policy policy;
    policy.id = "p-1";
    policy.name = "Riesgo alto";
    rules::PolicyRule rule;
    rule.when.risk = rules::PolicyNumber{rules::PolicyBound{from, true}, std::nullopt, false};
    rule.then = {rules::PolicyMode::Review, {{"es", "el riesgo es alto"}}};
    policy.rules = {rule};
    return policy;
}

contract::Simulation done(std::int64_t decisions)
{
    contract::Simulation simulation{"sim-1", "done", decisions, decisions, contract::SimulationResult{}};
    simulation.result->decisions = decisions;
    simulation.result->flows[0][1] = 3;
    simulation.result->flows[1][1] = 5;
    simulation.result->flows[2][0] = 4;
    return simulation;
}

const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'770'000'000'000, Qt::UTC);

} // namespace

/// What is tried when, and what is given up: the platform answers as the test says.
class TestPolicySimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeSimulationSource>();
        m_simulation = std::make_unique<PolicySimulation>(m_source.get(), [] { return now; });
    }
    void cleanup() { m_simulation.reset(); }

    void onlyTheDraftThatStaysIsTried()
    {
        m_simulation->look(risky(70));
        m_simulation->look(risky(75));
        m_simulation->look(risky(80));
        QTRY_COMPARE(m_source->asked, QStringList{u"sim-1"_s});
        QCOMPARE(m_source->requests.size(), std::size_t(1));
        const contract::SimulationRequest &sent = m_source->requests.front();
        QCOMPARE(sent.policies, std::vector<std::string>{rules::canonicalPolicy(risky(80))});
        QCOMPARE(sent.to.time_since_epoch().count(), now.toMSecsSinceEpoch());
        QCOMPARE(sent.from.time_since_epoch().count(), now.addDays(-30).toMSecsSinceEpoch());
        QCOMPARE(sent.purpose, std::string("editor"));
        QCOMPARE(m_simulation->state(), State::Running);
        m_source->answer(done(8));
        QTRY_COMPARE(m_simulation->state(), State::Ready);
        QCOMPARE(m_simulation->result()->decisions, 8);
        QCOMPARE(changedIn(*m_simulation->result()), 7);
        QVERIFY(m_source->cancelled.isEmpty());
    }

    void progressIsTold()
    {
        m_simulation->look(risky(70));
        QTRY_COMPARE(m_source->asked.size(), 1);
        m_source->answer(contract::Simulation{"sim-1", "running", 40, 100, {}});
        QTRY_COMPARE(m_source->asked.size(), 2);
        QCOMPARE(m_simulation->done(), 40);
        QCOMPARE(m_simulation->total(), 100);
    }

    void anOlderOneIsGivenUp()
    {
        m_simulation->look(risky(70));
        QTRY_COMPARE(m_source->asked.size(), 1);
        m_simulation->look(risky(80));
        QCOMPARE(m_source->cancelled, QStringList{u"sim-1"_s});
        QVERIFY(m_source->isNewestCancelled());
        QTRY_COMPARE(m_source->asked.size(), 2);
        m_source->answer(done(9));
        QTRY_COMPARE(m_simulation->state(), State::Ready);
        QCOMPARE(m_simulation->result()->decisions, 9);
    }

    void whatWasFoundStaysReadableMeanwhile()
    {
        m_source->result = done(8).result;
        m_simulation->look(risky(70));
        QTRY_COMPARE(m_simulation->state(), State::Ready);
        m_simulation->look(std::nullopt);
        QCOMPARE(m_simulation->state(), State::Idle);
        QVERIFY(m_simulation->result());
        m_simulation->look(risky(80));
        QCOMPARE(m_simulation->state(), State::Running);
        QVERIFY(m_simulation->result());
        m_simulation->clear();
        QVERIFY(!m_simulation->result());
    }

    void theSameIsNotAskedTwice()
    {
        m_source->result = done(8).result;
        m_simulation->look(risky(70));
        QTRY_COMPARE(m_simulation->state(), State::Ready);
        m_simulation->look(risky(70));
        m_simulation->setDays(30);
        QCOMPARE(m_simulation->state(), State::Ready);
        m_simulation->setDays(7);
        QCOMPARE(m_simulation->state(), State::Running);
        QTRY_COMPARE(m_source->requests.size(), std::size_t(2));
        QCOMPARE(m_source->requests.back().from.time_since_epoch().count(), now.addDays(-7).toMSecsSinceEpoch());
    }

    void whatFailsSaysSoAndIsTriedAgain()
    {
        m_source->problem = api::ApiError{};
        m_source->problem->code = u"offline"_s;
        m_simulation->look(risky(70));
        QTRY_COMPARE(m_simulation->state(), State::Failed);
        QCOMPARE(m_simulation->problem()->code, u"offline"_s);
        m_source->problem.reset();
        m_source->result = done(8).result;
        m_simulation->again();
        QTRY_COMPARE(m_simulation->state(), State::Ready);
        QVERIFY(!m_simulation->problem());
    }

    void endedElsewhereIsAFailure()
    {
        m_simulation->look(risky(70));
        QTRY_COMPARE(m_source->asked.size(), 1);
        m_source->answer(contract::Simulation{"sim-1", "cancelled", 1, 2, {}});
        QTRY_COMPARE(m_simulation->state(), State::Failed);
        QCOMPARE(m_source->cancelled, QStringList());
    }

    void leavingEndsIt()
    {
        m_simulation->look(risky(70));
        QTRY_COMPARE(m_source->asked.size(), 1);
        m_simulation.reset();
        QCOMPARE(m_source->cancelled, QStringList{u"sim-1"_s});
    }

    void theReceiptIsComplete()
    {
        contract::SimulationResult::Receipt receipt;
        receipt.to = contract::Instant(std::chrono::milliseconds(1'770'000'000'000));
        receipt.headSize = 100'000;
        receipt.root = "cm9vdA==";
        receipt.beforeHash = "b";
        receipt.draftHash = "d";
        receipt.resultHash = "r";
        QCOMPARE(receiptText(receipt), u"from: 1970-01-01T00:00:00.000Z\nto: 2026-02-02T02:40:00.000Z\n"
                                       "headSize: 100000\nroot: cm9vdA==\nengine: 1\nbeforeHash: b\ndraftHash: d\n"
                                       "resultHash: r"_s);
    }

private:
    std::unique_ptr<tests::FakeSimulationSource> m_source;
    std::unique_ptr<PolicySimulation> m_simulation;
};

QTEST_GUILESS_MAIN(TestPolicySimulation)
#include "tst_policysimulation.moc"
