// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/auditquerystate.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using contract::AuditSort;
using rules::QueryField;

class TestAuditQueryState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeUnderstoodIsNotAsked()
    {
        AuditQueryState state(QTimeZone::utc());
        QSignalSpy asked(&state, &AuditQueryState::askedChanged);
        const QString whole = u"state:blocked"_s;
        for (qsizetype length = 1; length <= whole.size(); ++length)
            state.setText(whole.left(length));
        // "s" … "state" are words, "state:" and what follows is nothing until it is a state.
        QCOMPARE(asked.size(), 6);
        QCOMPARE(state.askedText(), whole);
        state.setText(u"state:blocked  "_s);
        state.setText(u"STATE:bloqueada"_s);
        QCOMPARE(asked.size(), 6);
        state.setText(u"STATE:blo"_s);
        QVERIFY(!state.isValid());
        QCOMPARE(state.askedText(), whole);
        // The order is asked for anyway.
        state.setSort(AuditSort::OldestFirst);
        QCOMPARE(asked.size(), 7);
        QCOMPARE(state.askedText(), whole);
        QCOMPARE(state.askedSort(), AuditSort::OldestFirst);
    }

    void aRunOfTypingIsOneStep()
    {
        AuditQueryState state(QTimeZone::utc());
        for (const QString &text : {u"a"_s, u"ab"_s, u"abc"_s})
            state.setText(text);
        state.commit();
        state.setText(u"abcd"_s);
        state.filterBy({QueryField::State, u"blocked"_s});
        state.setSort(AuditSort::OldestFirst);
        QCOMPARE(state.text(), u"abcd state:blocked"_s);
        const QStringList expected{u"abcd state:blocked"_s, u"abcd"_s, u"abc"_s, u""_s};
        for (const QString &text : expected) {
            QVERIFY(state.canGoBack());
            state.goBack();
            QCOMPARE(state.text(), text);
            QCOMPARE(state.sort(), AuditSort::NewestFirst);
        }
        QVERIFY(!state.canGoBack());
        for (int i = 0; i < 4; ++i)
            state.goForward();
        QCOMPARE(state.sort(), AuditSort::OldestFirst);
        QVERIFY(!state.canGoForward());
        // A change in the past begins another future.
        state.goBack();
        state.clear();
        QVERIFY(!state.canGoForward());
        QVERIFY(state.isAll());
    }

    void theHistoryIsBounded()
    {
        AuditQueryState state(QTimeZone::utc());
        for (int i = 0; i < 300; ++i)
            state.set(QString::number(i), AuditSort::NewestFirst);
        qsizetype steps = 0;
        for (; state.canGoBack(); ++steps)
            state.goBack();
        QCOMPARE(steps, AuditQueryState::mostSteps - 1);
        QCOMPARE(state.text(), u"200"_s);
    }

    void goingBackAsksAgain()
    {
        AuditQueryState state(QTimeZone::utc());
        state.set(u"a"_s, AuditSort::NewestFirst);
        state.set(u"b"_s, AuditSort::NewestFirst);
        QSignalSpy asked(&state, &AuditQueryState::askedChanged);
        state.goBack();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(state.askedText(), u"a"_s);
        state.set(u"a "_s, AuditSort::NewestFirst);
        QCOMPARE(asked.size(), 1);
    }

    void links_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("sort");
        QTest::addColumn<int>("items");
        QTest::addRow("nothing") << u""_s << int(AuditSort::NewestFirst) << 0;
        QTest::addRow("words") << u"política:\"a+b & 100% ñ\" since:7d"_s << int(AuditSort::NewestFirst) << 1;
        QTest::addRow("order") << u"x"_s << int(AuditSort::LowestConfidenceFirst) << 2;
        QTest::addRow("broken") << u"color:x"_s << int(AuditSort::NewestFirst) << 1;
    }
    void links()
    {
        QFETCH(QString, text);
        QFETCH(int, sort);
        QFETCH(int, items);
        AuditQueryState state(QTimeZone::utc());
        state.set(text, AuditSort(sort));
        const QUrlQuery link = state.toLink();
        QCOMPARE(link.queryItems().size(), items);
        AuditQueryState other(QTimeZone::utc());
        other.fromLink(QUrlQuery(link.query(QUrl::FullyEncoded)));
        QCOMPARE(other.text(), text);
        QCOMPARE(int(other.sort()), sort);
    }

    void clicksAreStepsOfTheirOwn()
    {
        AuditQueryState state(QTimeZone::utc());
        state.setLanguage(rules::QueryLanguage::Spanish);
        state.toggle({QueryField::State, u"review"_s});
        state.toggle({QueryField::State, u"blocked"_s});
        QCOMPARE(state.text(), u"estado:revisión,bloqueada"_s);
        QVERIFY(state.holds({QueryField::State, u"blocked"_s}));
        state.exclude({QueryField::Agent, u"planificador"_s});
        state.setPeriod(QDateTime(QDate(2026, 2, 1), QTime(0, 0), Qt::UTC), {});
        QCOMPARE(state.text(), u"estado:revisión,bloqueada -agente:planificador desde:2026-02-01"_s);
        state.removeChip(1);
        state.negateChip(0);
        QCOMPARE(state.text(), u"-estado:revisión,bloqueada desde:2026-02-01"_s);
        for (int i = 0; i < 4; ++i)
            state.goBack();
        QCOMPARE(state.text(), u"estado:revisión,bloqueada"_s);
    }
};

QTEST_APPLESS_MAIN(TestAuditQueryState)
#include "tst_auditquerystate.moc"
