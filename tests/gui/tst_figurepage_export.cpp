// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepagefixture.h"

#include "tests/models/dashboardfixture.h"
#include "tests/models/figurefixture.h"
#include "ui/figure/trialcontrol.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;

class TestFigurePageExport : public tests::FigurePageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theRowsAreExportedWithWhatWasTried()
    {
        open("estimatedCostSaving");
        exportAs("csv");
        auto *const dialog = find<QFileDialog>("saveDialog");
        QVERIFY(dialog);
        QVERIFY2(dialog->selectedFiles().value(0).endsWith(u"/atalaya-estimatedCostSaving-20260201-20260207.csv"_s),
                 qPrintable(dialog->selectedFiles().value(0)));
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"rows.csv"_s);
        Q_EMIT dialog->fileSelected(path);
        delete dialog;
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().split('\n');
        QCOMPARE(lines.at(0), "\xEF\xBB\xBFNo.,Date,Task,Who,Entity,Minutes,Saving\r");
        QVERIFY2(lines.at(1).startsWith("124,2026-02-07 19:52:00,Informe de inspecci") &&
                     lines.at(1).endsWith(",15,12.5\r"),
                 lines.at(1).constData());
        QCOMPARE(lines.at(125), "\r");
        QVERIFY(lines.contains("Organisation,Ascensores XYZ\r"));
        QVERIFY2(lines.contains("Data of,\"7 Feb 2026, 23:30\"\r"), lines.value(lines.size() - 3).constData());

        auto *const field = find<ui::TrialField>("trial.minutes");
        field->setFocus();
        QTest::keyClick(field, Qt::Key_PageUp);
        exportAs("copy");
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"Trial"_s));
        const QString copied = plain(QGuiApplication::clipboard()->text());
        QVERIFY2(copied.contains(u"\t20\t€16.67\n"_s), qPrintable(copied.left(300)));
        QVERIFY2(copied.endsWith(u"Trial: 20 min a task, 4 min a review, €50 an hour\n"_s),
                 qPrintable(copied.right(100)));
    }

    void everyRowIsWrittenInItsOrder()
    {
        m_all[u"tasksAutomated"_s] = tests::countedRows(1200);
        const auto &all = m_all[u"tasksAutomated"_s];
        open("tasksAutomated");
        exportAs("csv");
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"rows.csv"_s);
        Q_EMIT find<QFileDialog>("saveDialog")->fileSelected(path);
        delete find<QFileDialog>("saveDialog");
        QTRY_VERIFY(QFile::exists(path));
        QByteArray expected = "\xEF\xBB\xBFNo.,Date,What,Who,Entity\r\n";
        for (int at = 0; at < 1200; ++at) {
            const auto &row = all.rows[static_cast<std::size_t>(at)];
            const QDateTime moment =
                QDateTime::fromMSecsSinceEpoch(row.at->time_since_epoch().count()).toTimeZone(tests::madrid());
            expected += QByteArray::number(1200 - at) + ',' + moment.toString(u"yyyy-MM-dd HH:mm:ss"_s).toUtf8() + ',' +
                        row.what.c_str() + ',' + row.who->c_str() + ',' + row.entity->c_str() + "\r\n";
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QCOMPARE(written.left(expected.size()), expected);
        QVERIFY(written.mid(expected.size()).startsWith("\r\nOrganisation,"));
        QTRY_COMPARE(find<QPushButton>("figureExport")->text(), u"Export"_s);
    }

    void anExportIsOfTheMomentItWasAskedFor()
    {
        open("estimatedCostSaving");
        QGuiApplication::clipboard()->clear();
        choose("copy");
        auto *const field = find<ui::TrialField>("trial.minutes");
        field->setFocus();
        QTest::keyClick(field, Qt::Key_PageUp);
        settle();
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const QString copied = plain(QGuiApplication::clipboard()->text());
        QVERIFY2(copied.contains(u"\t15\t€12.50\n"_s), qPrintable(copied.left(300)));
        QVERIFY(!copied.contains(u"Trial"_s));
    }

    void anExportIsGivenUpWhenThePageShowsSomethingElse_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"figure", "period", "filter"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void anExportIsGivenUpWhenThePageShowsSomethingElse()
    {
        QFETCH(QString, what);
        open("tasksAutomated");
        choose("csv");
        if (what == u"filter"_s)
            m_presenter->rows()->setFilter(u"informe"_s);
        else
            m_page->open(QUrlQuery(what == u"figure"_s ? u"metric=ragFaithfulness&period=7d"_s
                                                       : u"metric=tasksAutomated&period=30d"_s));
        settle();
        QVERIFY(!find<QFileDialog>("saveDialog"));
        QVERIFY(find<QPushButton>("figureExport")->isEnabled());
    }

    void moreRowsThanAClipboardHoldsAreNotCopied()
    {
        m_all[u"tasksAutomated"_s] = tests::countedRows(5001);
        open("tasksAutomated");
        const std::size_t before = m_source->pages.size();
        exportAs("copy");
        QCOMPARE(m_source->pages.size(), before);
        auto *const box = find<QMessageBox>("saveFailed");
        QVERIFY(box);
        QVERIFY2(box->text().contains(u"Up to 5,000 rows can be copied, and there are 5,001."_s),
                 qPrintable(box->text()));
        delete box;
    }

    void readingForAnExportSaysHowFarItIsAndIsStopped()
    {
        m_all[u"tasksAutomated"_s] = tests::countedRows(1200);
        open("tasksAutomated");
        choose("csv");
        auto *const button = find<QPushButton>("figureExport");
        QCOMPARE(button->text(), u"Stop reading"_s);
        tests::answer(m_source->pages[m_answered++], m_all[u"tasksAutomated"_s], now);
        QTRY_COMPARE(button->text(), u"Stop: 500 of 1,200 read"_s);
        button->click();
        QCOMPARE(button->text(), u"Export"_s);
        settle();
        QVERIFY(!find<QFileDialog>("saveDialog"));
    }

    void figuresWithoutABridgeHaveNoPicture()
    {
        open("ragFaithfulness");
        find<QPushButton>("figureExport")->click();
        QStringList ways;
        for (const QAction *action : find<QMenu>("figureExportMenu")->actions())
            ways.append(action->objectName());
        QCOMPARE(ways.join(u' '), u"copy csv pdf"_s);
        find<QMenu>("figureExportMenu")->close();
    }
};

QTEST_MAIN(TestFigurePageExport)
#include "tst_figurepage_export.moc"
