// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardpagefixture.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;

class TestDashboardPageLinks : public tests::DashboardPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void everyFigureOpens()
    {
        showWeek();
        QSignalSpy opened(m_page, &ui::Page::pageRequested);
        const QStringList metrics{u"estimatedCostSaving"_s, u"minutesSaved"_s, u"tasksAutomated"_s,
                                  u"ragFaithfulness"_s, u"openRisks"_s};
        for (int at = 0; at < 5; ++at) {
            card(at)->setFocus();
            QTest::keyClick(card(at), Qt::Key_Space);
            QCOMPARE(opened.size(), at + 1);
            QCOMPARE(opened.at(at).at(0).toString(), u"figure"_s);
            const auto link = opened.at(at).at(1).value<QUrlQuery>();
            QCOMPARE(link.queryItemValue(u"metric"_s), metrics.at(at));
            QCOMPARE(link.queryItemValue(u"period"_s), u"7d"_s);
        }
    }

    void everythingInACardOpens_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("link");
        const QString month = u"&period=7d&first=2026-02-01&last=2026-02-07"_s;
        QTest::addRow("tasks") << u"cardOpen.tasks"_s << u"metric=tasksAutomated&period=7d"_s;
        QTest::addRow("quality") << u"cardOpen.quality"_s << u"metric=ragFaithfulness&period=7d"_s;
        QTest::addRow("risk") << u"cardOpen.risk"_s << u"metric=openRisks&period=7d"_s;
        QTest::addRow("adoption") << u"cardOpen.adoption"_s << u"metric=activeUsersLast30d&period=7d"_s;
        QTest::addRow("usage") << u"cardOpen.usage"_s << u"metric=tokensUsed"_s + month;
        QTest::addRow("activation") << u"cardOpen.activation"_s << u"metric=onboardingProgress&period=7d"_s;
        QTest::addRow("a risk fact") << u"fact.highRiskIncidents"_s << u"metric=highRiskIncidents&period=7d"_s;
        QTest::addRow("an adoption figure") << u"fact.docsIngested"_s << u"metric=docsIngested&period=7d"_s;
        QTest::addRow("an activation fact") << u"fact.timeToOnboardDays"_s << u"metric=timeToOnboardDays&period=7d"_s;
        QTest::addRow("storage") << u"limit.storage"_s << u"metric=storageBytesUsed"_s + month;
        QTest::addRow("seats") << u"limit.seats"_s << u"metric=seatsUsed"_s + month;
    }
    void everythingInACardOpens()
    {
        QFETCH(QString, name);
        showWeek();
        QSignalSpy opened(m_page, &ui::Page::pageRequested);
        auto *const button = m_page->findChild<QAbstractButton *>(name);
        QVERIFY(button);
        QVERIFY(!button->accessibleName().isEmpty());
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QTEST(opened.constFirst().at(1).value<QUrlQuery>().toString(), "link");
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(opened.size(), 2);
    }

    void everyPointOfAChartOpens_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QString>("link");
        QTest::addRow("a day's tasks") << QByteArray("tasks")
                                       << u"metric=tasksAutomated&period=7d&first=2026-02-02&last=2026-02-02"_s;
        QTest::addRow("a day's quality") << QByteArray("quality")
                                         << u"metric=ragFaithfulness&period=7d&first=2026-02-02&last=2026-02-02"_s;
        QTest::addRow("a component") << QByteArray("risk")
                                     << u"metric=topRiskComponents&item=Cuadro%20maniobra%20Y&period=7d"_s;
        QTest::addRow("a feature") << QByteArray("adoption") << u"metric=featureUsageEvents&item=ragchat&period=7d"_s;
    }
    void everyPointOfAChartOpens()
    {
        QFETCH(QByteArray, id);
        showWeek();
        QSignalSpy opened(m_page, &ui::Page::pageRequested);
        charts::ChartBase *const one = chart(id.constData());
        one->setFocus();
        QTest::keyClick(one, Qt::Key_Home);
        QTest::keyClick(one, Qt::Key_Right);
        QTest::keyClick(one, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QTEST(opened.constFirst().at(1).value<QUrlQuery>().toString(QUrl::FullyEncoded), "link");
    }

    void backIsWhereItWasOpenedFrom()
    {
        showWeek();
        card(2)->setFocus();
        QTest::keyClick(card(2), Qt::Key_Space);
        card(2)->clearFocus();
        m_page->activate();
        QVERIFY(card(2)->hasFocus());
        charts::ChartBase *const bars = chart("tasks");
        bars->setFocus();
        QTest::keyClick(bars, Qt::Key_Home);
        QTest::keyClick(bars, Qt::Key_Right);
        QTest::keyClick(bars, Qt::Key_Return);
        card(0)->setFocus();
        QCOMPARE(bars->currentPoint(), -1);
        m_page->activate();
        QVERIFY(bars->hasFocus());
        QCOMPARE(bars->currentPoint(), 1);
    }

    void tabGoesFromFiguresToChartsAndMenus()
    {
        showWeek();
        card(0)->setFocus();
        QStringList order;
        for (int at = 0; at < 33; ++at) {
            order.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(order, QString(u"kpi.0 kpi.1 kpi.2 kpi.3 kpi.4 cardOpen.tasks chart.tasks cardMenu.tasks "
                                "cardOpen.quality chart.quality cardMenu.quality "
                                "cardOpen.risk chart.risk fact.highRiskIncidents fact.resolvedRisksLast30d "
                                "fact.complianceCoverage cardMenu.risk "
                                "cardOpen.adoption chart.adoption fact.activeUsersLast30d fact.docsIngested "
                                "fact.entitiesAnalyzed fact.avgQueriesPerActiveUser cardMenu.adoption "
                                "cardOpen.usage limit.tokens limit.storage limit.searches limit.seats cardMenu.usage "
                                "cardOpen.activation fact.onboardingProgress fact.timeToOnboardDays"_s)
                            .split(u' '));
    }
};

QTEST_MAIN(TestDashboardPageLinks)
#include "tst_dashboardpage_links.moc"
