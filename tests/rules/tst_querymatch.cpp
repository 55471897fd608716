// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/querymatch.h"

#include <QTest>

using namespace atalaya;
using namespace std::chrono;
using rules::Match;

namespace {

constexpr contract::Instant at{sys_days{2026y / February / 4} + 9h};

rules::DecisionFacts facts()
{
    auto read = rules::readDecisionMeta(
        R"(["Averías","Cuadro maniobra Y 1027","Avisar al cliente","review","pol-riesgo-alto","Riesgo alto",7,0.8,72,true])");
    rules::DecisionFacts made = read.value();
    made.seq = 42;
    made.at = at;
    made.id = "dec-00aa-000000002a";
    made.body =
        rules::readDecisionBody(
            R"({"correlationId":"C-77","inputs":{"canal":"teléfono","datos":["uno dos",{"n":1500,"x":0.25,"si":true}]},)"
            R"("reason":"Riesgo por encima del límite.","user":"u9"})")
            .value();
    return made;
}

int match(const QString &text, const rules::DecisionFacts &of)
{
    const auto parsed = rules::parseQuery(text.toStdString(), {at + 24h, {}});
    if (!parsed.ok())
        return -1;
    return static_cast<int>(rules::matches(parsed.query, of));
}

constexpr int no = static_cast<int>(Match::No);
constexpr int yes = static_cast<int>(Match::Yes);
constexpr int unknown = static_cast<int>(Match::Unknown);

} // namespace

class TestQueryMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<int>("whole");
        QTest::addColumn<int>("metaOnly");
        const auto row = [](const char *text, int whole, int metaOnly) {
            QTest::newRow(text) << whole << metaOnly;
        };
        row("", yes, yes);
        row("state:review", yes, yes);
        row("state:executed,review", yes, yes);
        row("-state:executed,review", no, no);
        row("agent:averias", yes, yes);
        row("agent:aver", no, no);
        row("agent:AVER*", yes, yes);
        row("agent:\"averías \"", no, no);
        row("entity:\"cuadro maniobra y 1027\"", yes, yes);
        row("action:\"avisar al\"*,x", yes, yes);
        row("policy:pol-riesgo-alto", yes, yes);
        row("policy:\"riesgo ALTO\"", yes, yes);
        row("-policy:\"riesgo alto\"", no, no);
        row("confidence:0.8", yes, yes);
        row("confidence:<0.8", no, no);
        row("confidence:<=0.8", yes, yes);
        row("confidence:>0.7999", yes, yes);
        row("confidence:0.5..0.8", yes, yes);
        row("confidence:none", no, no);
        row("-confidence:none", yes, yes);
        row("risk:72", yes, yes);
        row("risk:>72,<10", no, no);
        row("risk:>71,<10", yes, yes);
        row("pii:yes", yes, yes);
        row("pii:no", no, no);
        row("user:U9", yes, unknown);
        row("-user:u9", no, unknown);
        row("user:u1 state:blocked", no, no);
        row("seq:42", yes, yes);
        row("seq:43..", no, no);
        row("id:DEC-00aa-000000002A", yes, yes);
        row("id:dec-00ab-000000002a", no, no);
        row("correlation:c-77", yes, unknown);
        row("since:24h", yes, yes);
        row("since:23h", no, no);
        row("from:2026-02-04T09:00:00Z", yes, yes);
        row("to:2026-02-04T09:00:00Z", no, no);
        row("avería", yes, yes);
        row("eria", no, unknown);
        row("maniobra cliente riesgo", yes, yes);
        row("limite u9 telef", yes, unknown);
        row("1500 25", yes, unknown);
        row("true", no, unknown);
        row("canal", no, unknown);
        row("-telefono", no, unknown);
        row("-cliente", no, no);
        row("-zzz", yes, unknown);
        row("\"uno dos\"", yes, unknown);
        row("\"uno do\"", no, unknown);
        row("\"uno do\"*", yes, unknown);
        row("\"averias cuadro\"", no, unknown);
        row("\"limite u9\"", no, unknown);
        row("cliente zzz", no, unknown);
    }
    void tells()
    {
        QFETCH(int, whole);
        QFETCH(int, metaOnly);
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        rules::DecisionFacts decision = facts();
        QCOMPARE(match(text, decision), whole);
        decision.body.reset();
        QCOMPARE(match(text, decision), metaOnly);
        // What needs no body is never unknown without one.
        if (metaOnly == unknown)
            QVERIFY(rules::needsBody(rules::parseQuery(text.toStdString(), {}).query));
    }

    void missingNumbersHoldForNoneOnly_data()
    {
        QTest::addColumn<int>("expected");
        QTest::newRow("confidence:none") << yes;
        QTest::newRow("confidence:<=1") << no;
        QTest::newRow("confidence:>=0") << no;
        QTest::newRow("confidence:<0.5,none") << yes;
        QTest::newRow("-confidence:<0.8") << yes;
        QTest::newRow("risk:none") << yes;
        QTest::newRow("risk:0..100") << no;
        QTest::newRow("-risk:none") << no;
    }
    void missingNumbersHoldForNoneOnly()
    {
        QFETCH(int, expected);
        rules::DecisionFacts decision = facts();
        decision.confidence.reset();
        decision.risk.reset();
        QCOMPARE(match(QString::fromUtf8(QTest::currentDataTag()), decision), expected);
    }

    void metaIsChecked_data()
    {
        QTest::addColumn<QByteArray>("meta");
        QTest::newRow("no list") << QByteArray(R"({"agent":"a"})");
        QTest::newRow("short") << QByteArray(R"(["a","b","c","review","d","e",1,null,null])");
        QTest::newRow("long") << QByteArray(R"(["a","b","c","review","d","e",1,null,null,true,1])");
        QTest::newRow("state") << QByteArray(R"(["a","b","c","gone","d","e",1,null,null,true])");
        QTest::newRow("text") << QByteArray(R"([1,"b","c","review","d","e",1,null,null,true])");
        QTest::newRow("version") << QByteArray(R"(["a","b","c","review","d","e",1.5,null,null,true])");
        QTest::newRow("confidence") << QByteArray(R"(["a","b","c","review","d","e",1,"0.5",null,true])");
        QTest::newRow("risk") << QByteArray(R"(["a","b","c","review","d","e",1,null,1.5,true])");
        QTest::newRow("flag") << QByteArray(R"(["a","b","c","review","d","e",1,null,null,1])");
        QTest::newRow("broken") << QByteArray(R"(["a")");
    }
    void metaIsChecked()
    {
        QFETCH(QByteArray, meta);
        QVERIFY(!rules::readDecisionMeta(meta.toStdString()));
    }

    void bodyIsChecked()
    {
        QVERIFY(rules::readDecisionBody(R"({"correlationId":"","inputs":{},"reason":"","user":""})"));
        for (const char *body : {R"({"correlationId":"","reason":"","user":""})", R"([])",
                                 R"({"correlationId":"","inputs":{},"reason":"","user":1})"})
            QVERIFY2(!rules::readDecisionBody(body), body);
        const std::vector<std::string> inputs{"teléfono", "uno dos", "1500", "0.25"};
        QVERIFY(facts().body->inputs == inputs);
    }
};

QTEST_GUILESS_MAIN(TestQueryMatch)
#include "tst_querymatch.moc"
