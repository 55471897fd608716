// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bridgechart.h"
#include "models/figurepresenter.h"
#include "tests/models/dashboardfixture.h"
#include "tests/models/figurefixture.h"
#include "ui/common/theme.h"
#include "ui/dashboard/figurelink.h"
#include "ui/figure/figurefooter.h"
#include "ui/figure/figurepage.h"
#include "ui/figure/figurerowsproxy.h"
#include "ui/figure/formulabox.h"
#include "ui/figure/sumlist.h"
#include "ui/figure/trialcontrol.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <memory>

using namespace atalaya;
using namespace Qt::StringLiterals;
using api::ApiError;
using models::FigureRowsModel;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-07T22:30:00Z"_s, Qt::ISODate);

ApiError error(ApiError::Kind kind)
{
    ApiError problem;
    problem.kind = kind;
    problem.correlationId = u"c-51e0-b7d4"_s;
    return problem;
}

} // namespace

class TestFigurePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(u"en_GB"_s));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_theme = std::make_unique<ui::Theme>();
        m_theme->setMode(ui::Theme::Mode::Light);
    }

    void init()
    {
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_all = {{u"estimatedCostSaving"_s, tests::savingRows()},
                 {u"netCostSaving"_s, tests::netRows()},
                 {u"tasksAutomated"_s, tests::countedRows(124)},
                 {u"ragFaithfulness"_s, tests::scoreRows()}};
        m_answered = 0;
        m_dashboards = 0;
        m_week = tests::fixtureWeek();
        m_window = std::make_unique<QWidget>();
        m_presenter = new models::FigurePresenter(m_source.get(), tests::madrid(), [] { return now; });
        m_page = new ui::FigurePage(m_presenter, tests::madrid());
        m_page->setExportFacts(u"Ascensores XYZ"_s, nullptr);
        auto *const column = new QVBoxLayout(m_window.get());
        column->setContentsMargins(0, 0, 0, 0);
        auto *const tools = new QHBoxLayout;
        for (QWidget *tool : m_page->tools())
            tools->addWidget(tool);
        column->addLayout(tools);
        column->addWidget(m_page, 1);
        m_window->resize(1240, 856);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_source.reset();
    }

    void theMoneySavedIsExplainedAndAddsUp()
    {
        open("estimatedCostSaving");
        QCOMPARE(m_page->trail(), u"Money saved"_s);
        QCOMPARE(text("figureValue"), u"€1,550"_s);
        QCOMPARE(text("figureOther"), u"€1,425"_s);
        QCOMPARE(text("figureChange"), u"12.7% more than in 25–31 Jan (€1,375)"_s);
        QCOMPARE(plain(find<ui::FormulaBox>("figureFormula")->text()),
                 u"124 tasks × 15 min = 1,860 min\n1,860 min ÷ 60 = 31 h\n31 h × €50 an hour = €1,550"_s);
        QCOMPARE(text("figureRowsCount"), u"124 rows"_s);
        QCOMPARE(text("figureVerdict"), u"The sum agrees with the card"_s);
        QCOMPARE(footer()->sumOf(FigureRowsModel::Entity), u"124 rows"_s);
        QCOMPARE(footer()->sumOf(FigureRowsModel::Minutes), u"1,860"_s);
        QCOMPARE(plain(footer()->sumOf(FigureRowsModel::Part)), u"€1,550.00"_s);
        QCOMPARE(cell(0, FigureRowsModel::Number), u"124"_s);
        QCOMPARE(cell(0, FigureRowsModel::At), u"7 Feb, 19:52"_s);
        QCOMPARE(cell(0, FigureRowsModel::What), u"Informe de inspección"_s);
        QCOMPARE(cell(0, FigureRowsModel::Part), u"€12.50"_s);
        QCOMPARE(m_page->asOf(), now);
    }

    void theBridgeTellsHowManyOfEach()
    {
        open("estimatedCostSaving");
        auto *const bridge = find<charts::BridgeChart>("figureBridge");
        QCOMPARE(bridge->pointCount(), 5);
        QCOMPARE(plain(bridge->sentence(2)), u"Overrides, −€25"_s);
        const auto &rows = find<ui::SumList>("figureSums")->rows();
        QCOMPARE(plain(rows.at(0).detail), u"18 × 4 min"_s);
        QCOMPARE(plain(rows.at(1).detail), u"3 × 10 min"_s);
        QCOMPARE(plain(rows.at(2).detail), u"2 × 24 min"_s);
        QCOMPARE(plain(rows.at(2).second), u"−€40"_s);
    }

    void slidersAndFieldsTryTheSameNumber()
    {
        open("estimatedCostSaving");
        auto *const slider = find<QSlider>("trialSlider.minutes");
        auto *const field = find<ui::TrialField>("trial.minutes");
        auto *const reset = find<QPushButton>("figureReset");
        QVERIFY(!reset->isEnabled());
        QVERIFY(!find<QWidget>("figureTrial")->isVisible());
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(field->value(), 16.0);
        QCOMPARE(text("figureValue"), u"€1,653.33"_s);
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(field->value(), 21.0);
        QVERIFY(find<QWidget>("figureTrial")->isVisible());
        QCOMPARE(cell(0, FigureRowsModel::Part), u"€17.50"_s);
        QCOMPARE(text("figureVerdict"), u"A trial: not the stored figure"_s);
        QCOMPARE(plain(footer()->sumOf(FigureRowsModel::Part)), u"€2,170.00"_s);
        QCOMPARE(text("figureChange"), u"stored: €1,550"_s);
        QVERIFY(text("figureBreakEven").contains(u"Below 1.2 min a task, people lose more time than they save."_s));
        field->setFocus();
        QTest::keyClick(field, Qt::Key_PageDown);
        QCOMPARE(slider->value(), 16);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(slider->value(), 15);
        // Back at the stored number there is no trial.
        QVERIFY(!find<QWidget>("figureTrial")->isVisible());
        QTest::keyClick(find<QSlider>("trialSlider.rate"), Qt::Key_End);
        QCOMPARE(text("figureValue"), u"€3,100"_s);
        reset->click();
        QCOMPARE(text("figureValue"), u"€1,550"_s);
        QCOMPARE(find<QSlider>("trialSlider.rate")->value(), 50);
    }

    void reviewMinutesTouchTheNetOnly()
    {
        open("estimatedCostSaving");
        auto *const field = find<ui::TrialField>("trial.review");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"10"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(text("figureValue"), u"€1,550"_s);
        QCOMPARE(text("figureOther"), u"€1,335"_s);
    }

    void otherFiguresHaveNothingToTry()
    {
        open("ragFaithfulness");
        QCOMPARE(text("figureValue"), u"87"_s);
        QVERIFY(!find<QSlider>("trialSlider.minutes")->isVisible());
        QVERIFY(!find<QWidget>("figureBridge")->isVisible());
        QCOMPARE(plain(find<ui::FormulaBox>("figureFormula")->text()), u"10,351 ÷ 119 rows = 87"_s);
        QVERIFY(view()->isColumnHidden(FigureRowsModel::Minutes));
        QVERIFY(!view()->isColumnHidden(FigureRowsModel::Part));
        QCOMPARE(footer()->sumOf(FigureRowsModel::Part), u"87"_s);
        // The others of the card open from here.
        QSignalSpy moved(m_page, &ui::Page::trailChanged);
        m_page->findChild<QAbstractButton *>(u"fact.ragRelevance"_s)->click();
        QCOMPARE(moved.size(), 1);
        QCOMPARE(m_page->trail(), u"Relevance of answers"_s);
        QCOMPARE(m_page->query().queryItemValue(u"metric"_s), u"ragRelevance"_s);
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

    void theWheelMovesOnlyWhatHasTheFocus()
    {
        open("estimatedCostSaving");
        m_week.assumptions.hourlyRate = 120;
        open("estimatedCostSaving");
        QCOMPARE(find<ui::TrialField>("trial.rate")->value(), 120.0);
        QCOMPARE(find<QSlider>("trialSlider.rate")->maximum(), 240);
        const auto turn = [](QWidget *widget) {
            const QPointF at = widget->rect().center();
            QWheelEvent wheel(at, widget->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(widget, &wheel);
        };
        view()->setFocus();
        turn(find<QSlider>("trialSlider.rate"));
        turn(find<ui::TrialField>("trial.rate"));
        QVERIFY(!m_presenter->isTried());
        find<QSlider>("trialSlider.rate")->setFocus();
        turn(find<QSlider>("trialSlider.rate"));
        QVERIFY(m_presenter->isTried());
    }

    void missingAssumptionsAreSaid()
    {
        open("estimatedCostSaving");
        QVERIFY(!find<QLabel>("figureMissing")->isVisible());
        m_page->open(QUrlQuery(u"metric=estimatedCostSaving&period=30d"_s));
        m_source->dashboards.back().fail(error(ApiError::Kind::Server));
        m_dashboards = m_source->dashboards.size();
        settle();
        QVERIFY(find<QLabel>("figureMissing")->isVisible());
    }

    void theButtonOfTheStripHasANameBeforeItIsShown()
    {
        open("estimatedCostSaving");
        QCOMPARE(find<QPushButton>("banner.button")->accessibleName(), u"Try again"_s);
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

    void outcomes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("title");
        QTest::addRow("offline") << int(ApiError::Kind::Offline)
                                 << u"No connection, and these rows are not kept here"_s;
        QTest::addRow("failed") << int(ApiError::Kind::Server) << u"The platform has a problem"_s;
        QTest::addRow("forbidden") << int(ApiError::Kind::Forbidden) << u"Your role may not do this"_s;
    }
    void outcomes()
    {
        QFETCH(int, kind);
        QFETCH(QString, title);
        m_page->open(QUrlQuery(u"metric=tasksAutomated&period=7d"_s));
        m_source->dashboards.back().fail(error(ApiError::Kind(kind)));
        for (auto &call : m_source->pages)
            call.fail(error(ApiError::Kind(kind)));
        QTRY_COMPARE(stateTitle(), title);
        QCOMPARE(find<QWidget>("figureState")->findChild<QLabel *>(u"statePane.code"_s)->text(), u"c-51e0-b7d4"_s);
        QVERIFY(!footer()->isVisible());
        const auto asked = m_source->pages.size();
        find<QWidget>("figureState")->findChild<QPushButton *>(u"statePane.primary"_s)->click();
        QVERIFY(m_source->pages.size() > asked);
    }

    void nothingMeasuredIsNoData()
    {
        auto &all = m_all[u"ragFaithfulness"_s];
        all.rows.clear();
        all.total = 0;
        all.figure.reset();
        open("ragFaithfulness");
        QCOMPARE(text("figureValue"), u"no data"_s);
        QCOMPARE(stateTitle(), u"No data"_s);
    }

    void zeroSaysWhy()
    {
        setTasks(0);
        open("tasksAutomated");
        QCOMPARE(text("figureValue"), u"0"_s);
        QCOMPARE(stateTitle(), u"No row counts towards this figure"_s);
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

    void linksGoToAFigureAndBack_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("trail");
        QTest::addRow("figure") << u"metric=tasksAutomated&period=30d"_s << u"Automated tasks"_s;
        QTest::addRow("bar") << u"metric=tasksAutomated&period=7d&first=2026-02-04&last=2026-02-04"_s
                             << u"Automated tasks, 4 Feb"_s;
        QTest::addRow("item") << u"metric=topRiskComponents&item=Cuadro%20%26%20maniobra%20Y&period=7d"_s
                              << u"Risks that name “Cuadro & maniobra Y”"_s;
    }
    void linksGoToAFigureAndBack()
    {
        QFETCH(QString, link);
        m_page->open(QUrlQuery(link));
        QTEST(m_page->trail(), "trail");
        QCOMPARE(m_page->query().toString(QUrl::FullyEncoded), QUrlQuery(link).toString(QUrl::FullyEncoded));
        QSignalSpy left(m_page, &ui::Page::pageRequested);
        QVERIFY(m_page->leaveTrail());
        QCOMPARE(left.constFirst().at(0).toString(), u"dashboard"_s);
        QVERIFY(left.constFirst().at(1).value<QUrlQuery>().hasQueryItem(u"period"_s));
    }

    void anUnknownFigureSaysSo_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addRow("metric") << u"metric=sales&period=7d"_s;
        QTest::addRow("none") << QString();
        QTest::addRow("future") << u"metric=tasksAutomated&period=7d&first=2027-02-04&last=2027-02-05"_s;
    }
    void anUnknownFigureSaysSo()
    {
        QFETCH(QString, link);
        m_page->open(QUrlQuery(link));
        m_page->activate();
        QVERIFY(find<QWidget>("figureNone")->isVisible());
        QVERIFY(m_source->pages.empty());
    }

    void anotherPeriodIsChosen()
    {
        open("tasksAutomated");
        auto *const button = m_window->findChild<QPushButton *>(u"figurePeriod"_s);
        QCOMPARE(button->text(), u"1–7 Feb 2026"_s);
        auto *const menu = button->findChild<QMenu *>(u"figurePeriodMenu"_s);
        Q_EMIT menu->aboutToShow();
        menu->findChild<QAction *>(u"period.1"_s)->trigger();
        QCOMPARE(m_page->query().queryItemValue(u"period"_s), u"30d"_s);
        QCOMPARE(m_source->pages.back().query.from.daysTo(m_source->pages.back().query.to), 30);
    }

    void theTabKeyGoesThroughIt()
    {
        open("estimatedCostSaving");
        m_window->findChild<QPushButton *>(u"figureBack"_s)->setFocus();
        QStringList order;
        for (int at = 0; at < 12; ++at) {
            order.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(order, QStringList({u"figureBack"_s, u"figurePeriod"_s, u"trial.minutes"_s, u"trialSlider.minutes"_s,
                                     u"trial.rate"_s, u"trialSlider.rate"_s, u"trial.review"_s, u"trialSlider.review"_s,
                                     u"figureBridge"_s, u"fact.netCostSaving"_s, u"fact.minutesSaved"_s,
                                     u"fact.netMinutesSaved"_s}));
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("metric");
        for (const QString &language : {u"en_GB"_s, u"es_ES"_s})
            for (const QSize size : {QSize(1240, 856), QSize(1166, 724), QSize(980, 700), QSize(1720, 1036)})
                for (const QString &metric : {u"estimatedCostSaving"_s, u"ragFaithfulness"_s})
                    QTest::addRow("%dx%d, %s, %s", size.width(), size.height(), qPrintable(language),
                                  qPrintable(metric))
                        << size << language << metric;
    }
    void nothingIsCut()
    {
        QFETCH(QSize, size);
        QFETCH(QString, language);
        QFETCH(QString, metric);
        QTranslator translator;
        if (language == u"es_ES"_s) {
            QVERIFY(translator.load(u":/i18n/atalaya_es.qm"_s));
            QLocale::setDefault(QLocale(language));
            QApplication::installTranslator(&translator);
        }
        const auto back = qScopeGuard([] { QLocale::setDefault(QLocale(u"en_GB"_s)); });
        m_window->resize(size);
        open(qPrintable(metric));
        if (metric == u"estimatedCostSaving"_s && size.width() == 980)
            m_presenter->tryOut({21, 60, 5});
        QTest::qWait(1);
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible() && !label->text().isEmpty()) {
                const int needed = label->wordWrap() ? label->width() : label->sizeHint().width();
                const int high = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
                QVERIFY2(label->width() >= needed && label->height() >= high, qPrintable(label->text()));
            }
        const auto *const left = find<QScrollArea>("figureLeft");
        QCOMPARE(left->widget()->width() <= left->viewport()->width(), true);
        // Nothing scrolls sideways, and the footer's words end before its sums begin.
        QVERIFY(!view()->horizontalScrollBar()->isVisible());
        const QString folder = qEnvironmentVariable("ATALAYA_TEST_PICTURES");
        if (!folder.isEmpty())
            m_window->grab().save(
                u"%1/figure-%2x%3-%4-%5.png"_s.arg(folder).arg(size.width()).arg(size.height()).arg(language, metric));
        if (!folder.isEmpty() && size.width() == 1240) {
            m_theme->setMode(ui::Theme::Mode::Dark);
            QTest::qWait(5);
            m_window->grab().save(u"%1/figure-dark-%2-%3.png"_s.arg(folder, language, metric));
            m_theme->setMode(ui::Theme::Mode::Light);
        }
    }

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

private:
    void exportAs(const char *way)
    {
        choose(way);
        settle();
    }
    void choose(const char *way)
    {
        find<QPushButton>("figureExport")->click();
        auto *const menu = find<QMenu>("figureExportMenu");
        menu->findChild<QAction *>(QLatin1String(way))->trigger();
        menu->close();
    }

    template<class T>
    T *find(const char *name)
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    ui::FigureFooter *footer() { return find<ui::FigureFooter>("figureFooter"); }
    QTableView *view() { return find<QTableView>("figureRows"); }
    QString text(const char *name) { return plain(find<QLabel>(name)->text()); }
    QString cell(int row, int column) { return plain(view()->model()->index(row, column).data().toString()); }
    QString stateTitle()
    {
        auto *const pane = find<QWidget>("figureState");
        return pane->isVisible() ? pane->findChild<QLabel *>(u"statePane.title"_s)->text() : QString();
    }
    static QString plain(QString text) { return text.replace(QChar::Nbsp, u' '); }

    void settle()
    {
        for (int quiet = 0; quiet < 5;) {
            const bool isQuiet = m_answered == m_source->pages.size() && m_dashboards == m_source->dashboards.size();
            quiet = isQuiet ? quiet + 1 : 0;
            if (m_dashboards < m_source->dashboards.size())
                m_source->dashboards[m_dashboards++].succeed(m_week, now);
            if (m_answered < m_source->pages.size()) {
                auto &call = m_source->pages[m_answered++];
                if (call.query.limit > 1) {
                    tests::answer(call, m_all[call.query.metric], now);
                } else {
                    auto before = tests::countedRows(110);
                    if (call.query.metric == u"estimatedCostSaving"_s)
                        before.figure = 1375;
                    tests::answer(call, before, now);
                }
            }
            QTest::qWait(1);
        }
    }
    void open(const char *metric)
    {
        m_page->open(QUrlQuery(u"metric=%1&period=7d"_s.arg(QLatin1String(metric))));
        m_dashboards = m_source->dashboards.size() - 1;
        settle();
    }
    /// Behind the figure, and on the card.
    void setTasks(int count)
    {
        m_all[u"tasksAutomated"_s] = tests::countedRows(count);
        m_week.automation.tasksAutomated = count;
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<QWidget> m_window;
    QHash<QString, contract::DashboardRows> m_all;
    std::size_t m_answered = 0;
    std::size_t m_dashboards = 0;
    contract::BusinessDashboard m_week;
    models::FigurePresenter *m_presenter = nullptr;
    ui::FigurePage *m_page = nullptr;
};

QTEST_MAIN(TestFigurePage)
#include "tst_figurepage.moc"
