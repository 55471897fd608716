// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardpagefixture.h"

#include <QAction>
#include <QClipboard>
#include <QDateEdit>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using api::ApiError;

class TestDashboardPage : public tests::DashboardPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void asksNothingBeforeItIsActivated()
    {
        QVERIFY(m_source->dashboards.empty());
        m_page->activate();
        QCOMPARE(m_source->dashboards.size(), std::size_t(1));
        m_page->activate();
        QCOMPARE(m_source->dashboards.size(), std::size_t(1));
    }

    void theSampleWeekIsWritten()
    {
        showWeek();
        const QStringList spoken{u"Money saved, €1,550, net €1,425, 12.7% more"_s,
                                 u"Hours saved, 31 h, 1,860 min, 12.7% more"_s,
                                 u"Automated tasks, 124, 110 before, 12.7% more"_s,
                                 u"Answer quality, 87 out of 100, faithfulness, 2 points more"_s,
                                 u"Open risks, 7, 21 resolved, 30 d, few data"_s};
        for (int at = 0; at < 5; ++at)
            QCOMPARE(card(at)->accessibleName().replace(QChar::Nbsp, u' '), spoken.at(at));
        QCOMPARE(find<QLabel>("comparedWith")->text(), u"Compared with 25–31 Jan 2026"_s);
        QVERIFY(find<QWidget>("estimate")->accessibleName().contains(u"€50"_s));
        QCOMPARE(chart("tasks")->pointCount(), 7);
        QCOMPARE(chart("tasks")->sentence(3), u"4 Feb, 24 tasks, before 22"_s);
        QCOMPARE(chart("quality")->sentence(4), u"5 Feb, no data"_s);
        QCOMPARE(chart("risk")->sentence(0), u"Modelo X, 9 mentions"_s);
        QCOMPARE(chart("adoption")->sentence(1), u"Document chat, 119 uses, 14 users"_s);
        QVERIFY(texts("card.risk").contains(u"no data"_s));
        QVERIFY(texts("card.usage").contains(u"452,300"_s));
        QVERIFY(texts("card.activation").contains(u"Onboarding complete"_s));
        QCOMPARE(m_page->asOf(), now);
    }

    void states_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("board");
        QTest::addColumn<bool>("strip");
        QTest::addRow("loading") << u"loading"_s << QString() << true << false;
        QTest::addRow("failed") << u"failed"_s << u"The platform has a problem"_s << false << false;
        QTest::addRow("unavailable") << u"unavailable"_s << u"No connection, and nothing kept of this period"_s << false
                                     << false;
        QTest::addRow("empty") << u"empty"_s << u"Nothing to show yet"_s << false << false;
        QTest::addRow("stale") << u"stale"_s << QString() << true << true;
        // The window says that, once.
        QTest::addRow("unreachable") << u"unreachable"_s << QString() << true << false;
        QTest::addRow("too slow") << u"too slow"_s << QString() << true << false;
    }
    void states()
    {
        QFETCH(QString, state);
        QFETCH(QString, title);
        m_presenter->setPeriod({models::PeriodPreset::Last7Days, {}});
        if (state == u"failed"_s)
            m_source->dashboards.back().fail(error(ApiError::Kind::Server));
        else if (state == u"unavailable"_s)
            m_source->dashboards.back().fail(error(ApiError::Kind::Offline));
        else if (state == u"empty"_s)
            m_source->dashboards.back().succeed(tests::untouchedWeek(), now);
        else if (state == u"stale"_s)
            m_source->dashboards.back().succeed(tests::fixtureWeek(), now.addSecs(-2700), true,
                                                error(ApiError::Kind::Server));
        else if (state == u"unreachable"_s)
            m_source->dashboards.back().succeed(tests::fixtureWeek(), now.addSecs(-2700), true,
                                                error(ApiError::Kind::Offline));
        else if (state == u"too slow"_s)
            m_source->dashboards.back().succeed(tests::fixtureWeek(), now.addSecs(-2700), true,
                                                error(ApiError::Kind::Timeout));
        QTest::qWait(10);
        QTEST(card(0)->isVisible(), "board");
        QTEST(find<QWidget>("dashboardStrip")->isVisible(), "strip");
        auto *const pane = find<QWidget>("dashboardState");
        QCOMPARE(pane->isVisible(), !title.isEmpty());
        if (!title.isEmpty())
            QCOMPARE(pane->findChild<QLabel *>(u"statePane.title"_s)->text(), title);
        if (state == u"failed"_s)
            QCOMPARE(pane->findChild<QLabel *>(u"statePane.code"_s)->text(), u"c-51e0-b7d4"_s);
        if (state == u"stale"_s)
            QVERIFY(
                texts("dashboardStrip").contains(u"The figures could not be renewed. What you see is from 13:20."_s));
        if (state == u"loading"_s || state == u"empty"_s || state == u"unreachable"_s || state == u"too slow"_s)
            return;
        // Each of them offers to try again, and does.
        auto *const again = state == u"stale"_s ? find<QWidget>("dashboardStrip")->findChild<QPushButton *>()
                                                : pane->findChild<QPushButton *>(u"statePane.primary"_s);
        const auto asked = m_source->dashboards.size();
        again->click();
        QCOMPARE(m_source->dashboards.size(), asked + 1);
        QVERIFY(m_source->dashboards.back().refresh);
    }

    void detailsOfAFailureCanBeRead()
    {
        m_presenter->setPeriod({models::PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().fail(error(ApiError::Kind::Server));
        QTRY_VERIFY(find<QWidget>("dashboardState")->isVisible());
        find<QPushButton>("statePane.secondary")->click();
        auto *const details = find<QMessageBox>("dashboardDetails");
        QVERIFY(details && details->isVisible());
        QVERIFY(details->text().contains(u"HTTP status: 500"_s));
        details->close();
    }

    void usageFailsAlone()
    {
        m_presenter->setPeriod({models::PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().succeed(tests::fixtureWeek(), now);
        m_source->usages.back().fail(error(ApiError::Kind::Server));
        QTRY_VERIFY(texts("card.usage").contains(u"The usage could not be read"_s));
        QVERIFY(card(0)->isVisible());
        find<QWidget>("card.usage")->findChild<QPushButton *>(u"statePane.primary"_s)->click();
        QCOMPARE(m_source->usages.size(), std::size_t(2));
    }

    void whoMayNotSeeTheUsageIsToldWhoMay()
    {
        m_presenter->setPeriod({models::PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().succeed(tests::fixtureWeek(), now);
        ApiError denied = error(ApiError::Kind::Forbidden);
        denied.allowedRoles = {u"ADMIN"_s, u"MANAGER"_s};
        m_source->usages.back().fail(denied);
        QTRY_VERIFY(texts("card.usage").contains(u"Your role may not do this"_s));
        QVERIFY(texts("card.usage").contains(u"Roles that may: Administration and Manager."_s));
        QVERIFY(!find<QWidget>("card.usage")->findChild<QPushButton *>(u"statePane.primary"_s)->isVisible());
    }

    void nearLimitsAreSaidInWords()
    {
        auto usage = tests::fixtureUsage();
        usage.items[0].used = 870000;
        usage.items[2].used = 4980;
        usage.items[3].limit.reset();
        showWeek(usage);
        QVERIFY(texts("card.usage").contains(u"Near the limit: 130,000 left"_s));
        QVERIFY(texts("card.usage").contains(u"Almost used up: 20 left"_s));
        QVERIFY(texts("card.usage").contains(u"no limit"_s));
    }

    void periodsAreAskedFor_data()
    {
        QTest::addColumn<QString>("segment");
        QTest::addColumn<int>("days");
        QTest::addRow("7") << u"7d"_s << 7;
        QTest::addRow("90") << u"90d"_s << 90;
        QTest::addRow("365") << u"365d"_s << 365;
        QTest::addRow("month") << u"month"_s << 7;
    }
    void periodsAreAskedFor()
    {
        QFETCH(QString, segment);
        QFETCH(int, days);
        m_page->activate();
        m_window->findChild<QAbstractButton *>(u"segment."_s + segment)->click();
        const auto &call = m_source->dashboards.back();
        QCOMPARE(call.from.daysTo(call.to), days);
        QCOMPARE(m_page->query().queryItemValue(u"period"_s), segment);
    }

    void aBadRangeIsToldAtItsField()
    {
        m_page->activate();
        const auto asked = m_source->dashboards.size();
        m_window->findChild<QAbstractButton *>(u"segment.custom"_s)->click();
        QPointer<QWidget> dialog = m_page->findChild<QWidget *>(u"periodDialog"_s);
        QVERIFY(dialog);
        auto *const first = dialog->findChild<QDateEdit *>(u"periodFirst"_s);
        auto *const last = dialog->findChild<QDateEdit *>(u"periodLast"_s);
        first->setDate(QDate(2026, 2, 5));
        last->setDate(QDate(2026, 2, 1));
        dialog->findChild<QPushButton *>(u"periodApply"_s)->click();
        auto *const lastError = dialog->findChild<QLabel *>(u"periodLastError"_s);
        QCOMPARE(lastError->text(), u"The last day is before the first one."_s);
        QVERIFY(lastError->isVisible());
        QVERIFY(!dialog->findChild<QLabel *>(u"periodFirstError"_s)->isVisible());
        last->setDate(QDate(2026, 3, 1));
        dialog->findChild<QPushButton *>(u"periodApply"_s)->click();
        QVERIFY(lastError->text().contains(u"in the future; today is 7 Feb 2026"_s));
        QCOMPARE(m_source->dashboards.size(), asked);
        first->setDate(QDate(2026, 2, 1));
        last->setDate(QDate(2026, 2, 7));
        dialog->findChild<QPushButton *>(u"periodApply"_s)->click();
        QCOMPARE(m_source->dashboards.size(), asked + 1);
        QCOMPARE(m_source->dashboards.back().from.toString(Qt::ISODate), u"2026-01-31T23:00:00Z"_s);
        QTRY_VERIFY(!dialog);
        QCOMPARE(m_page->query().toString(), u"period=custom&from=2026-02-01&to=2026-02-07"_s);
    }

    void queriesAreFollowedWhenTheyMakeSense()
    {
        m_page->open(QUrlQuery(u"period=custom&from=2026-01-01&to=2026-01-31"_s));
        QCOMPARE(m_source->dashboards.size(), std::size_t(1));
        m_page->open(QUrlQuery(u"period=custom&from=2026-03-01&to=2026-01-31"_s));
        m_page->open(QUrlQuery(u"period=forever"_s));
        QCOMPARE(m_source->dashboards.size(), std::size_t(1));
        QCOMPARE(m_source->dashboards.back().from.daysTo(m_source->dashboards.back().to), 31);
    }

    void theMenuSwapsCopiesAndSaves()
    {
        showWeek();
        QMenu *menu = menuOf("tasks");
        menu->findChild<QAction *>(u"table"_s)->trigger();
        QVERIFY(chart("tasks")->isTableShown());
        QCOMPARE(chart("tasks")->tableView()->model()->index(3, 1).data().toString(), u"24"_s);
        menuOf("tasks")->findChild<QAction *>(u"copy"_s)->trigger();
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"4 Feb\t24\t22"_s));

        const QTemporaryDir folder;
        const QString path = folder.filePath(u"week.csv"_s);
        menuOf("tasks")->findChild<QAction *>(u"csv"_s)->trigger();
        auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->selectedFiles().value(0).section(u'/', -1), u"atalaya-tasks-20260201-20260207.csv"_s);
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QFile file(path);
        QTRY_VERIFY(QFile::exists(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("2026-02-04,24,22\r\n"));
        for (const char *way : {"png", "svg", "pdf"})
            QVERIFY2(menuOf("tasks")->findChild<QAction *>(QLatin1String(way)), way);
        // Facts and meters have no lines to draw.
        QVERIFY(!menuOf("activation")->findChild<QAction *>(u"svg"_s));
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        showWeek();
        menuOf("activation")->findChild<QAction *>(u"csv"_s)->trigger();
        auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
        Q_EMIT dialog->fileSelected(u"/nowhere/at/all.csv"_s);
        QTRY_VERIFY(m_page->findChild<QWidget *>(u"saveFailed"_s));
        m_page->findChild<QWidget *>(u"saveFailed"_s)->close();
        dialog->close();
    }
};

QTEST_MAIN(TestDashboardPage)
#include "tst_dashboardpage.moc"
