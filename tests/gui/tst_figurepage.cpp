// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepagefixture.h"

#include "charts/bridgechart.h"
#include "ui/figure/formulabox.h"
#include "ui/figure/sumlist.h"
#include "ui/figure/trialcontrol.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace atalaya;
using namespace Qt::StringLiterals;
using api::ApiError;
using models::FigureRowsModel;

class TestFigurePage : public tests::FigurePageFixture
{
    Q_OBJECT

private Q_SLOTS:
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
        speak(language);
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
};

QTEST_MAIN(TestFigurePage)
#include "tst_figurepage.moc"
