// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartbase.h"
#include "models/dashboardpresenter.h"
#include "tests/models/dashboardfixture.h"
#include "tests/models/fakedashboardsource.h"
#include "ui/common/chip.h"
#include "ui/common/theme.h"
#include "ui/dashboard/charttokens.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/kpicard.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateEdit>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QVBoxLayout>

#include <memory>

using namespace atalaya;
using namespace Qt::StringLiterals;
using api::ApiError;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-07T13:05:00Z"_s, Qt::ISODate);

/// Turns the words that the test looks at into Spanish.
class SomeSpanish final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        static const QHash<QByteArray, QString> words{{"Money saved", u"Dinero ahorrado"_s},
                                                      {"Tasks per day", u"Tareas por día"_s},
                                                      {"no data", u"sin datos"_s},
                                                      {"Compared with %1", u"Comparado con el %1"_s}};
        return words.value(source);
    }
};

} // namespace

class TestDashboardPage : public QObject
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
        auto *const presenter = new models::DashboardPresenter(m_source.get(), tests::madrid(), [] { return now; });
        m_window = std::make_unique<QWidget>();
        m_page = new ui::DashboardPage(presenter, tests::madrid());
        m_presenter = presenter;
        auto *const column = new QVBoxLayout(m_window.get());
        column->setContentsMargins(0, 0, 0, 0);
        auto *const tools = new QHBoxLayout;
        for (QWidget *tool : m_page->tools())
            tools->addWidget(tool);
        column->addLayout(tools);
        column->addWidget(m_page, 1);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_source.reset();
    }

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

    void nothingIsCut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("language");
        for (const QString &language : {u"en_GB"_s, u"es_ES"_s})
            for (const QSize size :
                 {QSize(1166, 694), QSize(1240, 826), QSize(1080, 646), QSize(1720, 1006), QSize(980, 700)})
                for (const int days : {7, 30, 365})
                    QTest::addRow("%dx%d, %d days, %s", size.width(), size.height(), days, qPrintable(language))
                        << size << days << language;
    }
    void nothingIsCut()
    {
        QFETCH(QSize, size);
        QFETCH(int, days);
        QFETCH(QString, language);
        QTranslator translator;
        if (language == u"es_ES"_s) {
            QVERIFY(translator.load(u":/i18n/atalaya_es.qm"_s));
            QLocale::setDefault(QLocale(language));
            QApplication::installTranslator(&translator);
        }
        const auto back = qScopeGuard([] { QLocale::setDefault(QLocale(u"en_GB"_s)); });
        m_presenter->setPeriod({models::PeriodPreset::Last365Days, {}});
        m_source->dashboards.back().succeed(days == 7 ? tests::fixtureWeek() : tests::fixtureDays(days), now);
        m_source->usages.back().succeed(tests::fixtureUsage(), now);
        m_window->resize(size);
        QTRY_VERIFY(chart("tasks")->pointCount() > 0);
        QTest::qWait(1);
        for (int at = 0; at < 5; ++at)
            QVERIFY2(card(at)->width() >= card(at)->minimumSizeHint().width(), qPrintable(card(at)->accessibleName()));
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible() && !label->wordWrap() && !label->text().isEmpty())
                QVERIFY2(label->width() >= label->sizeHint().width() && label->height() >= label->sizeHint().height(),
                         qPrintable(label->text()));
        for (const char *id : {"tasks", "quality", "risk", "adoption", "usage", "activation"}) {
            const QWidget *const one = find<QWidget>((QByteArray("card.") + id).constData());
            for (const QWidget *child : one->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
                QVERIFY2(!child->isVisible() || one->rect().contains(child->geometry()), id);
        }
    }

    void languageChangesAtRunTime()
    {
        showWeek();
        SomeSpanish spanish;
        QLocale::setDefault(QLocale(u"es_ES"_s));
        QApplication::installTranslator(&spanish);
        QTRY_COMPARE(find<QLabel>("comparedWith")->text(), u"Comparado con el 25–31 ene 2026"_s);
        QVERIFY(card(0)->accessibleName().startsWith(u"Dinero ahorrado, 1.550"_s));
        QCOMPARE(chart("tasks")->accessibleName(), u"Tareas por día"_s);
        QCOMPARE(chart("quality")->sentence(4), u"5 feb, sin datos"_s);
        QApplication::removeTranslator(&spanish);
        QLocale::setDefault(QLocale(u"en_GB"_s));
    }

    void themeChangesAtRunTime()
    {
        showWeek();
        const QImage light = m_page->grab().toImage();
        m_theme->setMode(ui::Theme::Mode::Dark);
        QTRY_COMPARE(chart("tasks")->theme(), ui::chartTheme(ui::Tokens::darkTheme()));
        const QImage dark = m_page->grab().toImage();
        m_theme->setMode(ui::Theme::Mode::Light);
        QCOMPARE(light.pixelColor(4, 4), ui::Tokens::light().window);
        QCOMPARE(dark.pixelColor(4, 4), ui::Tokens::darkTheme().window);
    }

private:
    template<class T>
    T *find(const char *name)
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    ui::KpiCard *card(int index) { return m_page->findChild<ui::KpiCard *>(u"kpi.%1"_s.arg(index)); }
    charts::ChartBase *chart(const char *id)
    {
        return m_page->findChild<charts::ChartBase *>(u"chart."_s + QLatin1String(id));
    }
    QMenu *menuOf(const char *id)
    {
        auto *const button = m_page->findChild<QToolButton *>(u"cardMenu."_s + QLatin1String(id));
        button->click();
        auto *const menu = m_page->findChild<QWidget *>(u"card."_s + QLatin1String(id))->findChild<QMenu *>();
        menu->close();
        return menu;
    }
    QStringList texts(const char *name)
    {
        QStringList all;
        for (const QLabel *label : find<QWidget>(name)->findChildren<QLabel *>())
            if (label->isVisible())
                all.append(plain(label->text()));
        return all;
    }
    static QString plain(QString text) { return text.replace(QChar::Nbsp, u' '); }
    static ApiError error(ApiError::Kind kind)
    {
        ApiError problem;
        problem.kind = kind;
        problem.httpStatus = kind == ApiError::Kind::Server ? 500 : 0;
        problem.correlationId = u"c-51e0-b7d4"_s;
        return problem;
    }
    void showWeek(const contract::UsageReport &usage = tests::fixtureUsage())
    {
        m_presenter->setPeriod({models::PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().succeed(tests::fixtureWeek(), now);
        m_source->usages.back().succeed(usage, now);
        QTRY_COMPARE(m_presenter->state(), models::LoadState::Ready);
        QTRY_COMPARE(m_presenter->usageState(), models::LoadState::Ready);
        QTest::qWait(1);
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<QWidget> m_window;
    ui::DashboardPage *m_page = nullptr;
    models::DashboardPresenter *m_presenter = nullptr;
};

QTEST_MAIN(TestDashboardPage)
#include "tst_dashboardpage.moc"
