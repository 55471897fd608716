// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/query.h"
#include "models/policylog.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using rules::QueryLanguage;

namespace {

contract::SimulationResult::Change change(std::int64_t seq, const std::string &before, const std::string &after)
{
    contract::SimulationResult::Change made;
    made.seq = seq;
    made.before = before;
    made.after = after;
    return made;
}

contract::SimulationResult found()
{
    contract::SimulationResult result;
    result.decisions = 130;
    result.flows = {{{{100, 2, 0}}, {{0, 20, 3}}, {{0, 0, 5}}}};
    result.changes = {change(30, "auto", "review"), change(20, "review", "blocked"), change(10, "review", "blocked"),
                      change(9, "auto", "review")};
    result.receipt.from = *contract::parseInstant("2026-01-08T00:00:00.000Z");
    result.receipt.to = *contract::parseInstant("2026-02-07T00:00:00.000Z");
    return result;
}

/// What the log understands of it, in its own one form.
QString canonical(const QString &query)
{
    const rules::ParsedQuery parsed = rules::parseQuery(query.toStdString(), {});
    return parsed.ok() ? QString::fromStdString(rules::canonical(parsed.query)) : u"not understood"_s;
}

const QString period = u"from:2026-01-08T00:00:00.000Z to:2026-02-07T00:00:00.000Z"_s;

} // namespace

/// Figures of a simulation as queries that the log understands.
class TestPolicyLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flowsLeadToTheirDecisions_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<QString>("query");
        QTest::addColumn<qint64>("count");
        QTest::addColumn<bool>("whole");
        QTest::newRow("all that changes of a kind") << 0 << 1 << u"seq:30,9"_s << qint64(2) << true;
        QTest::newRow("only the newest are known") << 1 << 2 << u"seq:10,20"_s << qint64(2) << false;
        QTest::newRow("nothing") << 2 << 0 << QString() << qint64(0) << true;
        QTest::newRow("unchanged") << 1 << 1 << period + u" state:review"_s << qint64(23) << true;
        QTest::newRow("what was automatic") << 0 << 3 << period + u" state:executed"_s << qint64(102) << true;
        QTest::newRow("where they end up is in no log") << 3 << 1 << QString() << qint64(0) << true;
        QTest::newRow("all") << 3 << 3 << period << qint64(130) << true;
    }
    void flowsLeadToTheirDecisions()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        QFETCH(QString, query);
        for (const QueryLanguage language : {QueryLanguage::English, QueryLanguage::Spanish}) {
            const PolicyLogLink link = flowInLog(found(), before, after, language);
            QCOMPARE(canonical(link.query), query);
            QTEST(static_cast<qint64>(link.count), "count");
            QTEST(link.isWhole, "whole");
        }
        QCOMPARE(flowInLog(found(), 1, 1, QueryLanguage::Spanish).query.section(u' ', -1), u"estado:revisión"_s);
    }

    void whatChangesIsListed()
    {
        contract::SimulationResult result = found();
        QCOMPARE(changesInLog(result, QueryLanguage::English), (PolicyLogLink{u"seq:30,20,10,9"_s, 4, false}));
        result.flows[1][2] = 2;
        QVERIFY(changesInLog(result, QueryLanguage::English).isWhole);
        result.changes.clear();
        result.flows = {};
        QCOMPARE(changesInLog(result, QueryLanguage::English), PolicyLogLink());
        // As many as a result lists are not too many for the log.
        for (std::size_t at = 0; at < contract::mostSimulatedChanges; ++at)
            result.changes.push_back(change(9'000'000 + 2 * static_cast<std::int64_t>(at), "auto", "review"));
        QVERIFY(canonical(changesInLog(result, QueryLanguage::Spanish).query).startsWith(u"seq:9000000,9000002,"_s));
    }

    void zonesAreRanges_data()
    {
        QTest::addColumn<QList<int>>("zone");
        QTest::addColumn<QString>("query");
        QTest::newRow("in the middle") << QList<int>{4000, 8000, 70, 90} << u"confidence:0.4..0.7999 risk:70..89"_s;
        QTest::newRow("at the upper edges") << QList<int>{8000, 10001, 90, 101} << u"confidence:>=0.8 risk:>=90"_s;
        QTest::newRow("at the lower edges") << QList<int>{0, 8000, 0, 70} << u"confidence:<0.8 risk:<70"_s;
    }
    void zonesAreRanges()
    {
        QFETCH(const QList<int>, zone);
        QFETCH(QString, query);
        PolicyZone made;
        made.confidenceFrom = zone[0];
        made.confidenceTo = zone[1];
        made.riskFrom = zone[2];
        made.riskTo = zone[3];
        rules::Policy draft;
        QCOMPARE(canonical(zoneInLog(found(), draft, made, QueryLanguage::Spanish)), period + u' ' + query);
        // The log has no words for a star within.
        draft.entities = {"a*b"};
        draft.actions = {"Aprobar*", "Cerrar"};
        QCOMPARE(canonical(zoneInLog(found(), draft, made, QueryLanguage::English)),
                 period + u" action:aprobar*,cerrar "_s + query);
    }

    void oneEntry() { QCOMPARE(entryInLog(20, QueryLanguage::Spanish), u"número:20"_s); }
};

QTEST_GUILESS_MAIN(TestPolicyLog)
#include "tst_policylog.moc"
