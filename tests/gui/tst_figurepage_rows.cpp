// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepagefixture.h"

#include "tests/models/figurefixture.h"
#include "ui/figure/trialcontrol.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using api::ApiError;
using models::FigureRowsModel;

class TestFigurePageRows : public tests::FigurePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aDecisionLeadsToTheLog()
    {
        open("estimatedCostSaving");
        auto *const chip = find<QAbstractButton>("figureDecision.chip");
        QSignalSpy wanted(m_page, &ui::Page::pageRequested);
        view()->setFocus();
        view()->setCurrentIndex(view()->model()->index(1, FigureRowsModel::What));
        // Who may not look into the log is led nowhere.
        QVERIFY(!chip->isVisible());
        QTest::keyClick(view(), Qt::Key_Return);
        QVERIFY(wanted.isEmpty());
        m_page->setMayOpenLog(true);
        QTRY_VERIFY(chip->isVisible());
        QCOMPARE(chip->text(), u"Executed by AI – see detail"_s);
        QVERIFY(chip->accessibleName().contains(cell(1, FigureRowsModel::Entity)));
        QTest::keyClick(view(), Qt::Key_Return);
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Return);
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(wanted.size(), 3);
        for (const QList<QVariant> &one : wanted) {
            QCOMPARE(one[0].toString(), u"audit"_s);
            QCOMPARE(one[1].value<QUrlQuery>().queryItemValue(u"decision"_s),
                     view()->model()->index(1, 0).data(models::IdRole).toString());
        }
    }

    void whatAiDidIsSaidInSpanish()
    {
        speak(u"es_ES"_s);
        open("estimatedCostSaving");
        m_page->setMayOpenLog(true);
        view()->setCurrentIndex(view()->model()->index(0, FigureRowsModel::What));
        QTRY_COMPARE(find<QAbstractButton>("figureDecision.chip")->text(), u"Ejecutado por IA – ver detalle"_s);
    }

    void theFilterIsAskedOfThePlatform()
    {
        open("estimatedCostSaving");
        auto *const filter = find<QLineEdit>("figureFilter");
        filter->setFocus();
        QTest::keyClicks(filter, u"modelo x"_s);
        QTRY_COMPARE(m_source->pages.size(), m_answered + 1);
        QCOMPARE(m_source->pages.back().query.q, u"modelo x"_s);
        auto some = tests::savingRows();
        some.rows.resize(42);
        some.total = 42;
        some.snapshot = "filtered";
        tests::answer(m_source->pages[m_answered++], some, now);
        QTRY_COMPARE(view()->model()->rowCount(), 42);
        QCOMPARE(footer()->sumOf(FigureRowsModel::Entity), u"42 of 124"_s);
        QCOMPARE(text("figureVerdict"), u"The sum agrees with the card; sums of all 124 rows"_s);
        exportAs("csv");
        QCOMPARE(m_source->pages.back().query.q, u"modelo x"_s);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"rows.csv"_s);
        Q_EMIT find<QFileDialog>("saveDialog")->fileSelected(path);
        delete find<QFileDialog>("saveDialog");
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\r\nFilter,modelo x\r\n"));
        filter->setFocus();
        filter->end(false);
        QTest::keyClicks(filter, u"yz"_s);
        QTRY_COMPARE(m_source->pages.size(), m_answered + 1);
        some.rows.clear();
        some.total = 0;
        some.snapshot = "nothing";
        tests::answer(m_source->pages[m_answered++], some, now);
        QTRY_COMPARE(stateTitle(), u"No row contains “modelo xyz”"_s);
        find<QWidget>("figureState")->findChild<QPushButton *>(u"statePane.primary"_s)->click();
        QTRY_COMPARE(m_source->pages.size(), m_answered + 1);
        QVERIFY(m_source->pages.back().query.q.isEmpty());
    }

    void escClearsTheFilterFirst()
    {
        open("estimatedCostSaving");
        int left = 0;
        connect(new QShortcut(Qt::Key_Escape, m_window.get()), &QShortcut::activated, this, [&left] { ++left; });
        auto *const filter = find<QLineEdit>("figureFilter");
        filter->setFocus();
        QTest::keyClicks(filter, u"modelo x"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QCOMPARE(left, 0);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(left, 1);
    }

    void tryingAgainKeepsTheFilter()
    {
        open("estimatedCostSaving");
        auto *const filter = find<QLineEdit>("figureFilter");
        filter->setFocus();
        QTest::keyClicks(filter, u"modelo x"_s);
        QTRY_COMPARE(m_source->pages.size(), m_answered + 1);
        m_source->pages[m_answered++].fail(error(ApiError::Kind::Server));
        QTRY_COMPARE(stateTitle(), u"The platform has a problem"_s);
        find<QWidget>("figureState")->findChild<QPushButton *>(u"statePane.primary"_s)->click();
        QCOMPARE(filter->text(), u"modelo x"_s);
        QCOMPARE(m_source->pages.back().query.q, u"modelo x"_s);
    }

    void columnsAreChosen()
    {
        open("estimatedCostSaving");
        auto *const menu = find<QMenu>("figureColumnsMenu");
        Q_EMIT menu->aboutToShow();
        menu->findChild<QAction *>(u"column.%1"_s.arg(FigureRowsModel::Entity))->trigger();
        QVERIFY(view()->isColumnHidden(FigureRowsModel::Entity));
        Q_EMIT menu->aboutToShow();
        menu->findChild<QAction *>(u"column.%1"_s.arg(FigureRowsModel::Entity))->trigger();
        QVERIFY(!view()->isColumnHidden(FigureRowsModel::Entity));
    }

    void aWrongSumIsSaidAndCanBeRepeated()
    {
        m_all[u"tasksAutomated"_s].figure = 125;
        open("tasksAutomated");
        QCOMPARE(text("figureVerdict"), u"The rows give 124, the card says 125"_s);
        m_all[u"tasksAutomated"_s] = tests::countedRows(124);
        m_all[u"tasksAutomated"_s].snapshot = "corrected";
        find<QPushButton>("figureAddUp")->click();
        settle();
        QCOMPARE(text("figureVerdict"), u"The sum agrees with the card"_s);
    }

    void aNetThatItsRowsDoNotGiveIsSaid()
    {
        m_week.net.costSaving = 1500;
        open("estimatedCostSaving");
        QCOMPARE(text("figureVerdict"), u"Net: the rows give €1,425, the card says €1,500"_s);
        m_week.net.costSaving = 1425;
        find<QPushButton>("figureAddUp")->click();
        settle();
        QCOMPARE(text("figureVerdict"), u"The sum agrees with the card"_s);
    }

    void manyRowsWaitForAButton()
    {
        setTasks(6'000);
        open("tasksAutomated");
        auto *const button = find<QPushButton>("figureAddUp");
        QCOMPARE(button->text(), u"Add up 6,000 rows"_s);
        button->click();
        QTRY_COMPARE(button->text(), u"Cancel"_s);
        QVERIFY(text("figureVerdict").startsWith(u"Adding up"_s));
        settle();
        QCOMPARE(text("figureVerdict"), u"The sum agrees with the card"_s);
    }

    void scrollingAsksForWhatIsShown()
    {
        setTasks(6'000);
        open("tasksAutomated");
        view()->verticalScrollBar()->setValue(view()->verticalScrollBar()->maximum() / 2);
        QTRY_VERIFY(m_source->pages.size() > m_answered);
        QCOMPARE(m_source->pages[m_answered].query.offset, 2500);
        settle();
        const int row = view()->rowAt(10);
        QVERIFY(row > 2500);
        QCOMPARE(cell(row, FigureRowsModel::Number), QLocale().toString(6000 - row));
        QVERIFY(!cell(row, FigureRowsModel::What).isEmpty());
    }
};

QTEST_MAIN(TestFigurePageRows)
#include "tst_figurepage_rows.moc"
