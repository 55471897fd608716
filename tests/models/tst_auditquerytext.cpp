// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/auditquerytext.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using rules::QueryField;
using rules::QueryLanguage;

Q_DECLARE_METATYPE(atalaya::models::AuditTerm)

namespace {

const QTimeZone madrid("Europe/Madrid");

AuditQueryText read(const QString &text, QueryLanguage language = QueryLanguage::English)
{
    return AuditQueryText(text, madrid, language);
}

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate);
}

} // namespace

class TestAuditQueryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void termsAreChips()
    {
        const QString text = u"política:\"Riesgo alto\"  -agente:planificador confianza:<0.8 préstamo"_s;
        const auto query = read(text);
        QCOMPARE(query.chips().size(), 4);
        QVERIFY(query.problems().isEmpty());
        const AuditChip policy = query.chips().at(0);
        QCOMPARE(*policy.field, QueryField::Policy);
        QCOMPARE(policy.name, u"política"_s);
        QCOMPARE(policy.values, QStringList{u"Riesgo alto"_s});
        QCOMPARE(text.mid(policy.from, policy.length), u"política:\"Riesgo alto\""_s);
        const AuditChip agent = query.chips().at(1);
        QVERIFY(agent.negated);
        QCOMPARE(text.mid(agent.from, agent.length), u"-agente:planificador"_s);
        QCOMPARE(query.chips().at(2).values, QStringList{u"<0.8"_s});
        const AuditChip word = query.chips().at(3);
        QCOMPARE(*word.field, QueryField::Text);
        QVERIFY(word.name.isEmpty());
        QCOMPARE(text.mid(word.from, word.length), u"préstamo"_s);
    }

    void aProblemHasItsPlaceInCharacters()
    {
        const QString text = u"acción:\"Ampliar límite\" colör:x"_s;
        const auto query = read(text);
        QCOMPARE(query.problems().size(), 1);
        const AuditQueryProblem problem = query.problems().constFirst();
        QCOMPARE(problem.code, u"unknown_field"_s);
        QCOMPARE(text.mid(problem.from, problem.length), u"colör"_s);
        QVERIFY(!query.chips().at(1).valid);
    }

    void quotesAreNotShown()
    {
        QCOMPARE(read(u"agent:\"a \\\"b\\\" c\\\\\""_s).chips().constFirst().values, QStringList{u"a \"b\" c\\"_s});
        QCOMPARE(read(u"agent:\"a b\"*,c"_s).chips().constFirst().values, (QStringList{u"a b*"_s, u"c"_s}));
    }

    void meaningIgnoresHowItIsSaid()
    {
        QCOMPARE(read(u"estado:bloqueada agente:Crédito"_s).meaning(),
                 read(u"agent:credito state:blocked"_s).meaning());
        QVERIFY(read(u"since:7d"_s).meaning() != read(u"since:8d"_s).meaning());
        QCOMPARE(read(u"from:2026-02-01"_s).meaning(), read(u"from:2026-01-31T23:00:00Z"_s).meaning());
    }

    void edits_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("what");
        QTest::addColumn<AuditTerm>("term");
        QTest::addColumn<QString>("after");
        const AuditTerm blocked{QueryField::State, u"blocked"_s};
        const AuditTerm review{QueryField::State, u"review"_s};
        const AuditTerm risky{QueryField::Policy, u"Riesgo alto"_s};
        const AuditTerm none{QueryField::Confidence, u"none"_s};
        const AuditTerm band{QueryField::Risk, u"70..91"_s};
        const AuditTerm phrase{QueryField::Text, u"revisión humana"_s};
        const auto row = [](const char *name, const QString &before, const QString &what, const AuditTerm &term,
                            const QString &after) {
            QTest::addRow("%s", name) << before << what << term << after;
        };
        row("first value", {}, u"toggle"_s, blocked, u"state:blocked"_s);
        row("one more", u"state:blocked x"_s, u"toggle"_s, review, u"state:blocked,review x"_s);
        row("one less", u"state:blocked,review x"_s, u"toggle"_s, blocked, u"state:review x"_s);
        row("the last", u"x state:blocked"_s, u"toggle"_s, blocked, u"x"_s);
        row("however it is written", u"Estado:revisión"_s, u"toggle"_s, review, u""_s);
        row("added in its own words", u"estado:bloqueada"_s, u"toggle"_s, review, u"estado:bloqueada,review"_s);
        row("excluded before", u"-state:blocked"_s, u"toggle"_s, blocked, u"state:blocked"_s);
        row("a band", u"risk:0..69"_s, u"toggle"_s, band, u"risk:0..69,70..91"_s);
        row("a fraction stands alone", u"confidence:<0,8"_s, u"toggle"_s, none, u"confidence:<0,8 confidence:none"_s);
        row("only", u"policy:a policy:b,c -policy:d x"_s, u"only"_s, risky, u"-policy:d x policy:\"Riesgo alto\""_s);
        row("only what was excluded", u"-policy:\"riesgo alto\",d"_s, u"only"_s, risky,
            u"-policy:d policy:\"Riesgo alto\""_s);
        row("a phrase joins others", u"alfa beta"_s, u"only"_s, phrase, u"alfa beta \"revisión humana\""_s);
        row("exclude", u"x"_s, u"exclude"_s, blocked, u"x -state:blocked"_s);
        row("exclude one more", u"-state:blocked"_s, u"exclude"_s, review, u"-state:blocked,review"_s);
        row("exclude twice", u"-state:blocked"_s, u"exclude"_s, blocked, u"-state:blocked"_s);
        row("exclude one of two", u"state:blocked,review"_s, u"exclude"_s, blocked, u"state:review -state:blocked"_s);
        row("what is broken stays", u"color:x conf:"_s, u"toggle"_s, blocked, u"color:x conf: state:blocked"_s);
    }
    void edits()
    {
        QFETCH(QString, before);
        QFETCH(QString, what);
        QFETCH(AuditTerm, term);
        QFETCH(QString, after);
        const auto query = read(before);
        const QString made = what == u"toggle"_s ? query.toggled(term)
                             : what == u"only"_s ? query.only(term)
                                                 : query.excluding(term);
        QCOMPARE(made, after);
    }

    void aValueIsHeldHoweverItIsWritten()
    {
        const auto query = read(u"estado:ejecutada,revisión -agente:x política:\"riesgo ALTO\""_s);
        QVERIFY(query.holds({QueryField::State, u"review"_s}));
        QVERIFY(!query.holds({QueryField::State, u"blocked"_s}));
        QVERIFY(!query.holds({QueryField::Agent, u"x"_s}));
        QVERIFY(query.holds({QueryField::Policy, u"Riesgo alto"_s}));
    }

    void newTermsSpeakTheLanguageOfTheWindow()
    {
        const auto query = read({}, QueryLanguage::Spanish);
        QCOMPARE(query.only({QueryField::State, u"blocked"_s}), u"estado:bloqueada"_s);
        QCOMPARE(query.excluding({QueryField::Pii, u"yes"_s}), u"-datos:sí"_s);
        QCOMPARE(query.only({QueryField::Confidence, u"none"_s}), u"confianza:ninguna"_s);
        QVERIFY(read(u"estado:bloqueada -datos:sí confianza:ninguna"_s).problems().isEmpty());
    }

    void chipsAreEditedWhereTheyStand()
    {
        const auto query = read(u"a  -agent:b   state:blocked"_s);
        QCOMPARE(query.without(1), u"a state:blocked"_s);
        QCOMPARE(query.negated(1), u"a agent:b state:blocked"_s);
        QCOMPARE(query.negated(2), u"a -agent:b -state:blocked"_s);
        QCOMPARE(query.replaced(0, u" c d "_s), u"c d -agent:b state:blocked"_s);
        QCOMPARE(query.with(u"z"_s), u"a -agent:b state:blocked z"_s);
        QCOMPARE(query.without(7), u"a -agent:b state:blocked"_s);
    }

    void aPeriodIsWrittenAsTheTenantCounts_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("after");
        QTest::addRow("days") << u"2026-01-31T23:00:00Z"_s << u"2026-02-07T23:00:00Z"_s
                              << u"x from:2026-02-01 to:2026-02-08"_s;
        QTest::addRow("hours") << u"2026-02-06T13:00:00Z"_s << u"2026-02-06T14:30:00Z"_s
                               << u"x from:2026-02-06T14:00:00+01:00 to:2026-02-06T15:30:00+01:00"_s;
        QTest::addRow("from on") << u"2026-01-31T23:00:00Z"_s << QString() << u"x from:2026-02-01"_s;
        QTest::addRow("none") << QString() << QString() << u"x"_s;
    }
    void aPeriodIsWrittenAsTheTenantCounts()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, after);
        const QString made = read(u"since:7d x -to:2020-01-01"_s).during(utc(from), utc(to));
        QCOMPARE(made, after);
        QVERIFY(read(made).problems().isEmpty());
    }

    void aTimeMeansItsDay()
    {
        QCOMPARE(read(u"since:7d"_s).only({QueryField::From, u"2026-02-06T23:30:00.000Z"_s}),
                 u"from:2026-02-07 to:2026-02-08"_s);
        // The day on which summer time begins has 23 hours.
        const QString day = read({}).only({QueryField::From, u"2026-03-29T12:00:00.000Z"_s});
        QCOMPARE(read(day).meaning(), u"from:2026-03-28T23:00:00.000Z to:2026-03-29T22:00:00.000Z"_s);
    }
};

QTEST_APPLESS_MAIN(TestAuditQueryText)
#include "tst_auditquerytext.moc"
