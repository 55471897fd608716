// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/json.h"
#include "platform/auditlog/leaf.h"
#include "platform/governance/builtinpolicies.h"
#include "platform/governance/decisioncheck.h"
#include "platform/governance/decisionwriter.h"
#include "platform/governance/seeddecisions.h"
#include "platform/governance/vertical.h"
#include "tests/platform/logfixture.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <map>

using namespace atalaya::platform;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon{1'770'379'200'000ms};

Decision sample()
{
    Decision decision;
    decision.agent = "crédito";
    decision.entity = "Crédito 20-4471";
    decision.action = "Aprobar \"operación\"";
    decision.state = DecisionState::Blocked;
    decision.policyId = "pol-1";
    decision.policyName = "Riesgo alto";
    decision.policyVersion = 7;
    decision.confidence = 0.71;
    decision.risk = 94;
    decision.containsPii = true;
    decision.user = "u1";
    decision.reason = "requiere\nrevisión";
    decision.correlationId = "c-1";
    decision.inputs = R"({"importe":48500})";
    return decision;
}

} // namespace

class TestLogDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_store = std::make_unique<LogFixture>(); }
    void cleanup() { m_store.reset(); }

    void bytesOfMetaAndBodyAreFixed()
    {
        QCOMPARE(metaOf(sample()), std::string("[\"crédito\",\"Crédito 20-4471\",\"Aprobar \\\"operación\\\"\","
                                               "\"blocked\",\"pol-1\",\"Riesgo alto\",7,0.71,94,true]"));
        QCOMPARE(bodyOf(sample()), std::string("{\"correlationId\":\"c-1\",\"inputs\":{\"importe\":48500},"
                                               "\"reason\":\"requiere\\u000arevisión\",\"user\":\"u1\"}"));
        Decision bare = sample();
        bare.confidence.reset();
        bare.risk.reset();
        bare.containsPii = false;
        QVERIFY(metaOf(bare).ends_with("7,null,null,false]"));
    }

    void idsGrowAndNameTheirTenant()
    {
        QVERIFY(decisionId("a", 9) < decisionId("a", 10));
        QVERIFY(decisionId("a", 255) < decisionId("a", 4096));
        QVERIFY(decisionId("a", 1) != decisionId("b", 1));
    }

    void aDecisionIsOneRowAndOneLeaf()
    {
        DecisionKey key;
        m_store->database().write(Operator::enter("a"), [&](Transaction &transaction) {
            key = recordDecision(transaction, m_store->log(), "a", noon, sample());
        });
        m_store->database().read([&](Connection &c) {
            const auto row = c.row("SELECT l.leaf, l.meta, l.body, d.id, d.at, d.state, d.confidence, d.blocked_total"
                                   " FROM base_decision d JOIN base_log_leaf l USING (tenant_id, seq)");
            QVERIFY(row);
            const auto leaf = decodeLeaf(row->blob(0));
            QVERIFY(leaf);
            QCOMPARE(leaf->kind, std::string("decision"));
            QVERIFY(leaf->at == noon && key.at == noon);
            QCOMPARE(row->blob(1), metaOf(sample()));
            QCOMPARE(row->blob(2), bodyOf(sample()));
            QCOMPARE(row->text(3), key.id);
            QCOMPARE(row->text(5), std::string("blocked"));
            QCOMPARE(row->real(6), 0.71);
            QCOMPARE(row->integer(7), std::int64_t{1});
            QVERIFY(checkDecisions(c).empty());
        });
    }

    void aRolledBackDecisionLeavesNothing()
    {
        QVERIFY_EXCEPTION_THROWN(m_store->database().write([&](Transaction &transaction) {
            recordDecision(transaction, m_store->log(), "a", noon, sample());
            throw std::runtime_error("interrupted");
        }),
                                 std::runtime_error);
        m_store->database().read([](Connection &c) {
            QCOMPARE(
                c.row("SELECT (SELECT count(*) FROM base_decision) + (SELECT count(*) FROM base_log_leaf)")->integer(0),
                std::int64_t{0});
        });
    }

    void seedIsDeterministicAndSpreadOverTheDays()
    {
        const auto run = [](LogFixture &store) {
            seedDecisions(store.database(), store.log(), noon, {"a", "BANKING", 3000, 10, 42});
            std::vector<std::string> rows;
            store.database().read([&rows](Connection &c) {
                c.each("SELECT at || agent || entity || action || state || coalesce(confidence, 'x') || risk"
                       " FROM base_decision ORDER BY seq",
                       {}, [&rows](const Row &row) {
                           rows.push_back(row.text(0));
                           return true;
                       });
            });
            return rows;
        };
        LogFixture other;
        const auto first = run(*m_store);
        QCOMPARE(first.size(), std::size_t{3000});
        QVERIFY(first == run(other));
        m_store->database().read([](Connection &c) {
            const auto row = c.row("SELECT min(at), max(at), count(DISTINCT at / 86400000), count(DISTINCT agent),"
                                   " sum(state = 'executed'), sum(state = 'review'), sum(state = 'blocked')"
                                   " FROM base_decision");
            QVERIFY(row->integer(0) >= (noon - std::chrono::days{10}).time_since_epoch().count());
            QVERIFY(row->integer(1) < noon.time_since_epoch().count());
            QVERIFY(row->integer(2) >= 10);
            QCOMPARE(row->integer(3), std::int64_t{5});
            QVERIFY(row->integer(4) > row->integer(5) && row->integer(5) > row->integer(6) && row->integer(6) > 0);
            QVERIFY(checkDecisions(c).empty());
        });
        for (const TreeReport &report : m_store->log().check())
            QVERIFY2(report.problems.empty(), report.problems.empty() ? "" : report.problems.front().c_str());
    }

    void seededDecisionsDiffer_data() { everyVerticalKnowsAllStates_data(); }
    void seededDecisionsDiffer()
    {
        QFETCH(QString, industry);
        seedDecisions(m_store->database(), m_store->log(), noon, {"a", industry.toStdString(), 4000, 20, 3});
        m_store->database().read([](Connection &c) {
            const auto row =
                c.row("SELECT count(DISTINCT entity), count(DISTINCT user), count(DISTINCT correlation_id),"
                      " count(DISTINCT reason), (SELECT count(DISTINCT body) FROM base_log_leaf),"
                      " (SELECT sum(instr(body, '[phone]') > 0) FROM base_log_leaf),"
                      " (SELECT sum(instr(body, '612') > 0 AND instr(body, 'Contacto 6') > 0)"
                      " FROM base_log_leaf) FROM base_decision");
            QVERIFY(row->integer(0) > 500);
            QVERIFY(row->integer(1) > 100);
            QVERIFY(row->integer(2) > 1000 && row->integer(2) < 3000);
            QVERIFY(row->integer(3) >= 4);
            QVERIFY(row->integer(4) > 3900);
            QVERIFY(row->integer(5) > 0);
            QCOMPARE(row->integer(6), std::int64_t{0});
            c.each("SELECT body FROM base_log_leaf", {}, [](const Row &leaf) {
                const auto body = atalaya::contract::parseJson(leaf.blob(0));
                return body.has_value() ? true : (qFatal("%s", leaf.blob(0).c_str()), false);
            });
        });
    }

    void seedNeverWritesIntoThePastOfTheLog()
    {
        m_store->database().write(
            [&](Transaction &transaction) { recordDecision(transaction, m_store->log(), "a", noon - 1h, sample()); });
        seedDecisions(m_store->database(), m_store->log(), noon, {"a", "LEGAL", 200, 30, 1});
        m_store->database().read([](Connection &c) {
            const auto row = c.row("SELECT count(DISTINCT at), min(at) FROM base_decision");
            QVERIFY(row->integer(0) > 190);
            QCOMPARE(row->integer(1), (noon - 1h).time_since_epoch().count());
        });
    }

    void alteredDecisionsAreFound_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("state") << "UPDATE base_decision SET state = 'executed' WHERE seq = 3";
        QTest::newRow("row without leaf") << "UPDATE base_decision SET seq = 77 WHERE seq = 9";
        QTest::newRow("total") << "UPDATE base_decision SET executed_total = executed_total + 1 WHERE seq = 9";
        QTest::newRow("totals swapped") << "UPDATE base_decision SET executed_total = blocked_total,"
                                           " blocked_total = executed_total WHERE seq = 9";
        QTest::newRow("removed") << "DELETE FROM base_decision WHERE seq = 3";
        QTest::newRow("last removed") << "DELETE FROM base_decision WHERE seq = 9";
        QTest::newRow("payload erased") << "UPDATE base_log_leaf SET body = NULL, body_salt = NULL WHERE seq = 3";
        QTest::newRow("leaf of another kind") << "UPDATE base_decision SET seq = 10 WHERE seq = 9";
        for (const char *column :
             {"id", "agent", "entity", "action", "policy_id", "policy_name", "user", "reason", "correlation_id"})
            QTest::newRow(column)
                << QStringLiteral("UPDATE base_decision SET %1 = 'x' WHERE seq = 3").arg(QLatin1String(column));
        for (const char *column : {"at", "policy_version", "confidence", "risk", "contains_pii"})
            QTest::newRow(column)
                << QStringLiteral("UPDATE base_decision SET %1 = 0 WHERE seq = 3").arg(QLatin1String(column));
        for (const char *column : {"confidence", "risk"})
            QTest::addRow("%s removed", column)
                << QStringLiteral("UPDATE base_decision SET %1 = NULL WHERE seq = 3").arg(QLatin1String(column));
    }
    void alteredDecisionsAreFound()
    {
        QFETCH(QString, sql);
        m_store->database().write([&](Transaction &transaction) {
            for (int i = 0; i < 10; ++i)
                recordDecision(transaction, m_store->log(), "a", noon, sample());
            m_store->log().append(transaction, "a", noon, {"other", "[]", "{}"});
        });
        m_store->database().write([&](Transaction &transaction) {
            QVERIFY(checkDecisions(transaction).empty());
            transaction.run(sql.toStdString());
            QVERIFY(!checkDecisions(transaction).empty());
        });
    }

    void everyVerticalKnowsAllStates_data()
    {
        QTest::addColumn<QString>("industry");
        for (const char *industry : {"ELEVATORS", "LEGAL", "BANKING", "SOMETHING"})
            QTest::newRow(industry) << industry;
    }
    void everyVerticalKnowsAllStates()
    {
        QFETCH(QString, industry);
        Dice dice(5);
        std::map<DecisionState, int> states;
        const Vertical &vertical = verticalOf(industry.toStdString());
        for (int i = 0; i < 2000; ++i) {
            const Decision decision = sampleDecision(vertical, dice, noon);
            ++states[decision.state];
            // What is made up is what the policies say.
            const atalaya::rules::PolicyEngine &policies = builtInEngine(vertical.industry);
            atalaya::rules::PolicyFacts facts;
            facts.agent = decision.agent;
            facts.entity = decision.entity;
            facts.action = decision.action;
            facts.confidence = atalaya::rules::confidenceOf(decision.confidence.value());
            facts.risk = decision.risk;
            facts.containsPii = decision.containsPii;
            const auto verdict = policies.evaluate(facts);
            QVERIFY(verdict.speaker);
            QVERIFY(atalaya::rules::stateOf(verdict.mode) == decision.state);
            QCOMPARE(decision.policyId, policies.set().policies[verdict.speaker->policy].policy.id);
            QCOMPARE(decision.reason, policies.reasonOf(*verdict.speaker).at("es"));
        }
        QVERIFY(states[DecisionState::Executed] > 1000);
        QVERIFY(states[DecisionState::Review] > 50);
        QVERIFY(states[DecisionState::Blocked] > 0);
    }

private:
    std::unique_ptr<LogFixture> m_store;
};

QTEST_GUILESS_MAIN(TestLogDecisions)
#include "tst_log_decisions.moc"
