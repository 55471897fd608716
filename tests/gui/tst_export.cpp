// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/logheadapi.h"
#include "api/net/operationlog.h"
#include "charts/barpairchart.h"
#include "ui/common/tokens.h"
#include "ui/export/boardpage.h"
#include "ui/export/exporter.h"
#include "ui/export/exportlook.h"
#include "ui/export/filewriter.h"
#include "ui/export/logline.h"
#include "ui/export/tabletext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPromise>
#include <QRegularExpression>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <memory>
#include <sys/resource.h>

using namespace atalaya;
using namespace Qt::StringLiterals;
using charts::ChartTable;
using Kind = ui::Exporter::Kind;

namespace {

/// Answers when the test says so.
class FakeLogHead final : public api::LogHeadSource
{
public:
    QFuture<api::Result<api::Dated<contract::LogHead>>> head() override
    {
        promise = {};
        promise.start();
        return promise.future();
    }
    void answer(api::Result<api::Dated<contract::LogHead>> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
    QPromise<api::Result<api::Dated<contract::LogHead>>> promise;
};

ChartTable mixed()
{
    return {{u"Name"_s, u"Value; raw"_s},
            {{{u"=cmd()"_s, u"=cmd()"_s}, {u"1.550,5"_s, 1550.5}},
             {{u"a \"b\""_s, u"a \"b\""_s}, {u"−3"_s, -3}},
             {{u"1,5"_s, u"1,5"_s}, {u"0,000003"_s, 3e-6}},
             {{u"1 feb"_s, QDate(2026, 2, 1)}, {u"no data"_s, {}}},
             {{u"1 feb, 8:15"_s, QDateTime(QDate(2026, 2, 1), QTime(8, 15))}, {u"1e9"_s, 987'654'321.0}}}};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

api::Result<api::Dated<contract::LogHead>> refused(api::ApiError::Kind kind)
{
    api::ApiError error;
    error.kind = kind;
    return tl::unexpected(error);
}

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init()
    {
        m_page = std::make_unique<QWidget>();
        m_chart = new charts::BarPairChart(m_page.get());
        m_chart->resize(400, 240);
        m_chart->setData({QDate(2026, 2, 1), {10, 18, 21}, {8.0, 9.0, 10.0}, u"Day"_s, u"now"_s, u"before"_s, {}, {}});
        m_page->resize(500, 300);
        m_page->show();
        m_exporter = new ui::Exporter(u"Ascensores XYZ"_s, QTimeZone("Europe/Madrid"), &m_head, m_page.get());
    }
    void cleanup() { m_page.reset(); }

    void spreadsheetsOfALanguageOpenTheirCsv_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("Spanish") << QLocale(u"es_ES"_s)
                                 << QByteArray("\xEF\xBB\xBF"
                                               "Name;\"Value; raw\"\r\n'=cmd();1550,5\r\n\"a \"\"b\"\"\";-3\r\n"
                                               "1,5;0,000003\r\n2026-02-01;\r\n2026-02-01 08:15:00;987654321\r\n");
        QTest::newRow("English") << QLocale(u"en_GB"_s)
                                 << QByteArray("\xEF\xBB\xBF"
                                               "Name,Value; raw\r\n'=cmd(),1550.5\r\n\"a \"\"b\"\"\",-3\r\n"
                                               "\"1,5\",0.000003\r\n2026-02-01,\r\n2026-02-01 08:15:00,987654321\r\n");
    }
    void spreadsheetsOfALanguageOpenTheirCsv()
    {
        QFETCH(QLocale, locale);
        QTEST(ui::toCsv(mixed(), {}, locale), "expected");
    }

    void textThatASpreadsheetWouldRunIsInert_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void textThatASpreadsheetWouldRunIsInert()
    {
        QFETCH(QString, text);
        const ChartTable table{{text}, {{{text, text}}}};
        QString csv = QString::fromUtf8(ui::toCsv(table, {{text}}, QLocale(u"es_ES"_s)));
        // In the head, in a cell and in what is said below.
        QCOMPARE(csv.count(u'\'' + text), qsizetype{3});
        QCOMPARE(csv.count(text), qsizetype{3});
    }

    void textThatASpreadsheetWouldRunIsPastedInert_data() { textThatASpreadsheetWouldRunIsInert_data(); }
    void textThatASpreadsheetWouldRunIsPastedInert()
    {
        QFETCH(QString, text);
        QString line = u'\'' + text;
        line.replace(QRegularExpression(u"[\t\r\n]"_s), u" "_s);
        const ChartTable table{{text}, {{{text, text}}}};
        QCOMPARE(ui::toTabbed(table), line + u'\n' + line + u'\n');
        QCOMPARE(ui::toHtml(table),
                 u"<table><tr><th>%1</th></tr><tr><td>%1</td></tr></table>"_s.arg(line.toHtmlEscaped()));
    }

    void aPastedCellStaysInItsPlaceAndNumbersStayNumbers()
    {
        const QString text = u"a\tb\r\nc"_s;
        QCOMPARE(ui::toTabbed(ChartTable{{u"A"_s, u"B"_s}, {{{text, text}, {u"-3"_s, -3}}}}), u"A\tB\na b  c\t-3\n"_s);
    }

    void whatIsSaidOfATableIsBelowAnEmptyRow()
    {
        const QByteArray csv =
            ui::toCsv(ChartTable{{u"A"_s}, {{{u"1"_s, 1}}}}, {{u"Trial"_s, u"20 min"_s}}, QLocale(u"es_ES"_s));
        QCOMPARE(csv, QByteArray("\xEF\xBB\xBF"
                                 "A\r\n1\r\n\r\nTrial;20 min\r\n"));
    }

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

    void whatCannotBeWrittenIsSaidAndWhatWasThereStays()
    {
        m_exporter->save(Kind::Csv, week());
        auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
        Q_EMIT dialog->fileSelected(u"/nowhere/at/all.csv"_s);
        QTRY_VERIFY(m_page->findChild<QWidget *>(u"saveFailed"_s));
        m_page->findChild<QWidget *>(u"saveFailed"_s)->close();
        dialog->close();

        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.csv"_s);
        QVERIFY(ui::writeFile(path, [](const ui::Step &) { return QByteArray("old"); }).result().isEmpty());
        // A limit on the size of files stops a write half-way, as a full disk does.
        const auto onLimit = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
        const rlimit small{1000, limit.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const QString why = ui::writeFile(path, [](const ui::Step &) { return QByteArray(1'000'000, 'x'); }).result();
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
        std::signal(SIGXFSZ, onLimit);
        QVERIFY(!why.isEmpty());
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"a.csv"_s});
    }

    void rowsThatAreMadeOneByOneGiveTheSameBytes()
    {
        const ChartTable whole = mixed();
        const ui::ExportTable made(whole.header, static_cast<qsizetype>(whole.rows.size()),
                                   [whole](qsizetype at) { return whole.rows[static_cast<std::size_t>(at)]; });
        const QLocale spanish(u"es_ES"_s);
        QCOMPARE(ui::toCsv(made, {{u"a"_s}}, spanish), ui::toCsv(whole, {{u"a"_s}}, spanish));
        QCOMPARE(ui::toTabbed(made), ui::toTabbed(whole));
        QCOMPARE(ui::toHtml(made), ui::toHtml(whole));
    }

    void rowsAreMadeWhileTheWindowGoesOn_data()
    {
        QTest::addColumn<bool>("copies");
        QTest::newRow("csv") << false;
        QTest::newRow("copy") << true;
    }
    void rowsAreMadeWhileTheWindowGoesOn()
    {
        QFETCH(bool, copies);
        const QTemporaryDir folder;
        ui::ExportSubject subject = week();
        subject.table = slow(20);
        // A row is made for each turn of the window's loop: on the window's own thread there would be none.
        QTimer turns;
        connect(&turns, &QTimer::timeout, this, [this] { m_turns->release(); });
        turns.start(0);
        QSignalSpy done(m_exporter, copies ? &ui::Exporter::copied : &ui::Exporter::jobChanged);
        if (copies)
            m_exporter->copy(subject);
        else
            saveTo(folder.filePath(u"rows.csv"_s), subject);
        QTRY_VERIFY(!m_exporter->job());
        QVERIFY(!m_gaveUp->load());
        if (copies)
            QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"\n19\n"_s));
        else
            QVERIFY(contentOf(folder.filePath(u"rows.csv"_s)).contains("\r\n19\r\n"));
        QVERIFY(!done.isEmpty());
    }

    void aStoppedExportLeavesNoFile_data()
    {
        QTest::addColumn<bool>("inBusyList");
        QTest::newRow("by its button") << false;
        QTest::newRow("in the busy list") << true;
    }
    void aStoppedExportLeavesNoFile()
    {
        QFETCH(bool, inBusyList);
        const QTemporaryDir folder;
        api::OperationLog busy;
        m_exporter->setBusyList(&busy);
        QSignalSpy saved(m_exporter, &ui::Exporter::saved);
        ui::ExportSubject subject = week();
        subject.table = slow(5000);
        saveTo(folder.filePath(u"rows.csv"_s), subject);
        QCOMPARE(busy.running().size(), 1);
        QCOMPARE(busy.running().constFirst().label, "export.save");
        m_turns->release(1200);
        QTRY_COMPARE(m_exporter->job()->done(), qsizetype{1000});
        QCOMPARE(m_exporter->job()->size(), qsizetype{5000});
        if (inBusyList)
            busy.giveUp(busy.running().constFirst().id);
        else
            m_exporter->job()->stop();
        m_turns->release(5000);
        QTRY_VERIFY(!m_exporter->job());
        QVERIFY(busy.running().isEmpty() && busy.failures().isEmpty());
        QVERIFY(QDir(folder.path()).isEmpty());
        QCOMPARE(saved.size(), 0);
        QVERIFY(!m_page->findChild<QWidget *>(u"saveFailed"_s));
    }

    void anExportThatOutlivesItsPageIsWritten()
    {
        const QTemporaryDir folder;
        api::OperationLog busy;
        m_exporter->setBusyList(&busy);
        ui::ExportSubject subject = week();
        subject.table = slow(20);
        saveTo(folder.filePath(u"rows.csv"_s), subject);
        m_page.reset();
        QVERIFY(busy.running().isEmpty());
        m_turns->release(20);
        QTRY_VERIFY(QFile::exists(folder.filePath(u"rows.csv"_s)));
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

private:
    /// Each row waits for the test to release it.
    ui::ExportTable slow(qsizetype rows)
    {
        m_turns = std::make_shared<QSemaphore>();
        m_gaveUp = std::make_shared<std::atomic<bool>>(false);
        return {{u"Row"_s}, rows, [turns = m_turns, gaveUp = m_gaveUp](qsizetype at) {
                    if (!*gaveUp && !turns->tryAcquire(1, 10'000))
                        *gaveUp = true;
                    return ui::ExportTable::Row{{QString::number(at), static_cast<qlonglong>(at)}};
                }};
    }
    void saveTo(const QString &path, const ui::ExportSubject &subject)
    {
        m_exporter->save(Kind::Csv, subject);
        auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
        Q_EMIT dialog->fileSelected(path);
        delete dialog;
    }
    QByteArray savedAs(Kind kind, const ui::ExportSubject &subject)
    {
        const QTemporaryDir folder;
        QSignalSpy saved(m_exporter, &ui::Exporter::saved);
        m_exporter->save(kind, subject);
        auto *const dialog = m_page->findChild<QFileDialog *>(u"saveDialog"_s);
        Q_EMIT dialog->fileSelected(folder.filePath(u"it"_s));
        delete dialog;
        return saved.wait() ? contentOf(folder.filePath(u"it"_s)) : QByteArray();
    }
    ui::ExportSubject week() const
    {
        ui::ExportSubject subject;
        subject.name = u"atalaya-tasks"_s;
        subject.title = u"Tasks per day"_s;
        subject.period = u"1–3 Feb 2026"_s;
        subject.figure = u"49"_s;
        subject.change = u"12.7% more"_s;
        subject.assumptions = {u"15 min a task and €50 an hour"_s};
        subject.table = m_chart->table();
        subject.picture = ui::FrozenPicture::ofChart(*m_chart, m_chart->theme());
        return subject;
    }

    FakeLogHead m_head;
    std::shared_ptr<QSemaphore> m_turns;
    std::shared_ptr<std::atomic<bool>> m_gaveUp;
    std::unique_ptr<QWidget> m_page;
    charts::BarPairChart *m_chart = nullptr;
    ui::Exporter *m_exporter = nullptr;
};

QTEST_MAIN(TestExport)
#include "tst_export.moc"
