// SPDX-License-Identifier: GPL-3.0-or-later
#include "exportfixture.h"

#include "ui/export/boardpage.h"
#include "ui/export/exportlook.h"
#include "ui/export/logline.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using charts::ChartTable;
using tests::contentOf;

namespace {

api::Result<api::Dated<contract::LogHead>> refused(api::ApiError::Kind kind)
{
    api::ApiError error;
    error.kind = kind;
    return tl::unexpected(error);
}

} // namespace

class TestExport : public tests::ExportFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theClipboardHasTextTableAndPicture()
    {
        ui::ExportSubject subject = week();
        ChartTable table = m_chart->table();
        table.rows.push_back({{u"<b>"_s, u"<b>"_s}, {}, {}});
        subject.table = table;
        subject.tried = u"20 min a task"_s;
        QSignalSpy copied(m_exporter, &ui::Exporter::copied);
        m_exporter->copy(subject);
        QVERIFY(copied.wait());
        const QMimeData *const mime = QGuiApplication::clipboard()->mimeData();
        QVERIFY(mime->text().contains(u"2026-02-02\t18\t9\n"_s));
        QVERIFY(mime->text().endsWith(u"Trial: 20 min a task\n"_s));
        QVERIFY(mime->html().contains(u"<td>&lt;b&gt;</td>"_s));
        QVERIFY(mime->hasImage());
    }

    void picturesHaveTwiceThePixelsAndSayWhatWasTried()
    {
        const ui::ExportSubject plain = week();
        const QImage once = ui::ExportLook(plain).image(1);
        const QImage twice = ui::ExportLook(plain).image(2);
        QCOMPARE(twice.size(), once.size() * 2);
        ui::ExportSubject tried = week();
        tried.tried = u"20 min a task"_s;
        QVERIFY(ui::ExportLook(tried).image(1).height() > once.height());
        const QByteArray svg = ui::ExportLook(tried).svg();
        QVERIFY(svg.contains("<svg") && svg.contains("Trial: 20 min a task") && svg.contains("Tasks per day"));
        QVERIFY(!ui::ExportLook(plain).svg().contains("Trial"));
        // What grey and blue mean.
        QVERIFY(svg.contains(">before</text>") && svg.contains(">now</text>"));
    }

    void whatHappensInTheWindowLaterDoesNotReachAPicture()
    {
        const ui::ExportSubject subject = week();
        const auto onPaper = [&subject](int dotsPerInch) {
            QImage sheet(subject.picture.size(), QImage::Format_RGB32);
            sheet.setDotsPerMeterX(qRound(dotsPerInch / 0.0254));
            sheet.setDotsPerMeterY(qRound(dotsPerInch / 0.0254));
            sheet.fill(Qt::white);
            QPainter painter(&sheet);
            subject.picture.paintOnPaper(painter, sheet.rect());
            return sheet;
        };
        const QImage screen = ui::ExportLook(subject).image(2);
        const QByteArray drawing = ui::ExportLook(subject).svg();
        const QImage sheet = onPaper(96);
        // As large on paper, however fine its dots are.
        QCOMPARE(onPaper(1200).convertToFormat(QImage::Format_RGB888), sheet.convertToFormat(QImage::Format_RGB888));
        QImage blank(sheet.size(), sheet.format());
        blank.fill(Qt::white);
        QVERIFY(sheet != blank);
        m_chart->setData({QDate(2026, 2, 1), {90, 1, 50}, {8.0, 9.0, 10.0}, u"Day"_s, u"now"_s, u"before"_s, {}, {}});
        QVERIFY(ui::ExportLook(week()).image(2) != screen);
        QVERIFY(ui::ExportLook(subject).image(2) == screen);
        delete m_chart;
        QVERIFY(ui::ExportLook(subject).image(2) == screen);
        QCOMPARE(ui::ExportLook(subject).svg(), drawing);
        QVERIFY(onPaper(96) == sheet);
    }

    void picturesAndTablesSayOfWhenTheirDataAre()
    {
        ui::ExportSubject old = week();
        const int plain = ui::ExportLook(old).image(1).height();
        old.asOf = u"5 Feb, 8:15"_s;
        QVERIFY(ui::ExportLook(old).image(1).height() > plain);
        QVERIFY(ui::ExportLook(old).svg().contains(">Data of 5 Feb, 8:15</text>"));
        QVERIFY(savedAs(Kind::Csv, old).contains("\r\nData of,\"5 Feb, 8:15\"\r\n"));
        QVERIFY(!savedAs(Kind::Csv, week()).contains("Data of"));
    }

    void aFilterIsNamed()
    {
        ui::ExportSubject some = week();
        some.filter = u"Modelo X"_s;
        const QByteArray csv = savedAs(Kind::Csv, some);
        QVERIFY2(csv.contains("\r\nFigure,Tasks per day\r\nAmount,49\r\nPeriod,1–3 Feb 2026\r\nFilter,Modelo X\r\n"),
                 csv.constData());
        QVERIFY(!savedAs(Kind::Csv, week()).contains("Filter"));
        QCOMPARE(ui::BoardPage::filtered(some.filter),
                 u"The table has only the rows with “Modelo X”; the figure is of all rows."_s);
    }

    void everyKindIsSaved_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("csv") << Kind::Csv << QByteArray("\xEF\xBB\xBF");
        QTest::newRow("png") << Kind::Png << QByteArray("\x89PNG");
        QTest::newRow("svg") << Kind::Svg << QByteArray("<?xml");
        QTest::newRow("pdf") << Kind::Pdf << QByteArray("%PDF-1");
    }
    void everyKindIsSaved()
    {
        QFETCH(Kind, kind);
        const QTemporaryDir folder;
        ui::ExportSubject subject = week();
        subject.tried = u"20 min a task"_s;
        m_exporter->save(kind, subject);
        auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
        QVERIFY(dialog);
        const QString offered = dialog->selectedFiles().value(0).section(u'/', -1);
        QVERIFY2(offered.startsWith(u"atalaya-tasks-trial."_s), qPrintable(offered));
        const QString path = folder.filePath(offered);
        QSignalSpy saved(m_exporter, &ui::Exporter::saved);
        Q_EMIT dialog->fileSelected(path);
        if (kind == Kind::Pdf)
            m_head.answer(api::Dated<contract::LogHead>{{"here/t/1/0", 4812, std::string(43, 'A') + '='}, {}});
        QTRY_COMPARE(saved.size(), 1);
        QFETCH(QByteArray, begin);
        QVERIFY(contentOf(path).startsWith(begin));
        dialog->close();
    }

    void lettersOnPaperAreAsLargeAsOnTheScreen()
    {
        // Letters that are measured in points grow with the dots of the paper, seventeen times as many as here.
        QFont inPoints = m_chart->theme().font;
        inPoints.setPointSizeF(9);
        const QFont font = ui::ExportLook::inPixels(inPoints);
        QCOMPARE(font.pixelSize(), QFontInfo(inPoints).pixelSize());
        QVERIFY(font.pointSizeF() < 0);
    }

    void theSheetIsOnePageWhateverItHolds()
    {
        const QTemporaryDir folder;
        ui::ExportSubject subject = week();
        ChartTable table = m_chart->table();
        for (int i = 0; i < 3000; ++i)
            table.rows.push_back({{u"row"_s, u"row"_s}, {u"1"_s, 1}, {u"2"_s, 2}});
        subject.table = table;
        subject.formula = QStringList(20, u"124 tasks × 15 min = 1,860 min"_s);
        m_exporter->save(Kind::Pdf, subject);
        auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
        const charts::ChartTheme before = m_chart->theme();
        Q_EMIT dialog->fileSelected(folder.filePath(u"a.pdf"_s));
        m_head.answer(refused(api::ApiError::Kind::Forbidden));
        QTRY_VERIFY(QFile::exists(folder.filePath(u"a.pdf"_s)));
        QVERIFY(contentOf(folder.filePath(u"a.pdf"_s)).contains("/Count 1"));
        QVERIFY(m_chart->theme() == before);
        dialog->close();
    }

    void theLogLineSaysWhatIsKnown()
    {
        const ui::Formats formats({}, QTimeZone("Europe/Madrid"));
        const QDateTime at(QDate(2026, 2, 8), QTime(13, 5), Qt::UTC);
        api::Dated<contract::LogHead> head{{"x", 4812, std::string(43, 'A') + '='}, at};
        const QString known = ui::LogLine::of(head, formats);
        QVERIFY2(known.contains(u"4,812"_s) && known.contains(u"AAAAAAAAAAAA…"_s) && known.contains(u"14:05"_s),
                 qPrintable(known));
        QVERIFY(known.contains(u"not checked"_s));
        head.stale = true;
        head.problem = refused(api::ApiError::Kind::Offline).error();
        const QString kept = ui::LogLine::of(head, formats);
        QVERIFY2(kept.startsWith(u"Log head as of 8 Feb 2026, 14:05: 4,812 entries, root AAAAAAAAAAAA…. "_s),
                 qPrintable(kept));
        QVERIFY(kept.contains(u"could not be asked"_s) && kept.contains(u"not checked"_s));
        QCOMPARE(ui::LogLine::of(refused(api::ApiError::Kind::Forbidden), formats),
                 u"Log: not available for your role."_s);
        QCOMPARE(ui::LogLine::of(refused(api::ApiError::Kind::Offline), formats), ui::LogLine::unavailable());
    }

    void aMenuAsksForItsSubjectOnlyWhenSomethingIsChosen()
    {
        int asked = 0;
        QMenu menu;
        m_exporter->addActions(&menu, false, [&] {
            ++asked;
            return week();
        });
        QStringList names;
        for (const QAction *action : menu.actions())
            names.append(action->objectName());
        QCOMPARE(names.join(u' '), u"copy csv png pdf"_s);
        QCOMPARE(asked, 0);
        menu.findChild<QAction *>(u"copy"_s)->trigger();
        QCOMPARE(asked, 1);
    }
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
