// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardfixture.h"
#include "figurefixture.h"

#include "models/figurepresenter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;
using State = FigureCheck::State;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-07T22:30:00Z"_s, Qt::ISODate);
const DashboardPeriod week{PeriodPreset::Last7Days, {}};

ApiError error(ApiError::Kind kind)
{
    ApiError problem;
    problem.kind = kind;
    return problem;
}

} // namespace

class TestFigurePresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_presenter = std::make_unique<FigurePresenter>(m_source.get(), tests::madrid(), [this] { return m_now; });
        new QAbstractItemModelTester(m_presenter->rows(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     m_presenter->rows());
        m_answered = 0;
        m_dashboards = 0;
        m_week = tests::fixtureWeek();
        m_now = now;
        m_all = {{u"estimatedCostSaving"_s, tests::savingRows()},
                 {u"netCostSaving"_s, tests::netRows()},
                 {u"tasksAutomated"_s, tests::countedRows(124)},
                 {u"ragFaithfulness"_s, tests::scoreRows()}};
    }

    void asksForTheFigureTheDaysBeforeAndTheDashboard()
    {
        m_presenter->open({{u"estimatedCostSaving"_s, {}}, week, {}});
        QCOMPARE(m_source->dashboards.size(), std::size_t(1));
        QCOMPARE(m_source->pages.size(), std::size_t(2));
        QCOMPARE(m_source->pages[0].query.from.toString(Qt::ISODate), u"2026-01-24T23:00:00Z"_s);
        QCOMPARE(m_source->pages[0].query.limit, 1);
        QCOMPARE(m_source->pages[1].query.from.toString(Qt::ISODate), u"2026-01-31T23:00:00Z"_s);
        QCOMPARE(m_source->pages[1].query.to.toString(Qt::ISODate), u"2026-02-07T23:00:00Z"_s);
        QCOMPARE(m_presenter->state(), LoadState::Loading);
        QVERIFY(!m_presenter->hasFigure());
        QCOMPARE(m_presenter->unit(), Unit::Money);
    }

    void theMoneySavedAddsUp()
    {
        open(u"estimatedCostSaving"_s);
        QCOMPARE(m_presenter->state(), LoadState::Ready);
        QCOMPARE(*m_presenter->figure(), 1550.0);
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
        QCOMPARE(*m_presenter->check()->recomputed(), 1550.0);
        QCOMPARE(m_presenter->check()->rowsRead(), 124);
        QCOMPARE(m_presenter->netCheck()->state(), State::Agrees);
        QCOMPARE(*m_presenter->netCheck()->recomputed(), 1425.0);
        QCOMPARE(m_presenter->netCheck()->tally("override"), (KindTally{3, 30}));
        QCOMPARE(m_presenter->netCheck()->tally("rework"), (KindTally{2, 48}));
        using Kind = FormulaStep::Kind;
        const std::vector<FormulaStep> steps{{Kind::TasksToMinutes, {124, 15, 1860}},
                                             {Kind::MinutesToHours, {1860, 31}},
                                             {Kind::HoursToMoney, {31, 50, 1550}}};
        QVERIFY(m_presenter->formula() == steps);
    }

    void changeIsComparedOrSaidToRestOnFew()
    {
        open(u"tasksAutomated"_s, 110);
        QCOMPARE(*m_presenter->previous(), 110.0);
        QCOMPARE(*m_presenter->change().amount, 100.0 * 14 / 110);
        QCOMPARE(m_presenter->change().verdict, Verdict::Better);
        open(u"tasksAutomated"_s, 9);
        QVERIFY(m_presenter->change().fewSamples);
        QVERIFY(!m_presenter->change().amount);
    }

    void tryingRecomputesEverything()
    {
        open(u"estimatedCostSaving"_s);
        QSignalSpy tried(m_presenter.get(), &FigurePresenter::triedChanged);
        m_presenter->tryOut({30, 50, 4});
        QVERIFY(m_presenter->isTried());
        QCOMPARE(tried.size(), 1);
        QCOMPARE(*m_presenter->figure(), 3100.0);
        QCOMPARE(*m_presenter->storedFigure(), 1550.0);
        QCOMPARE(m_presenter->saving().worth(m_presenter->saving().net()), 2975.0);
        QCOMPARE(m_presenter->rows()->index(0, FigureRowsModel::Part).data().toDouble(), 25.0);
        m_presenter->tryOut({90, -3, 4});
        QCOMPARE(m_presenter->assumed(), (Assumed{60, 0, 4}));
        // The stored values are no trial.
        m_presenter->tryOut({15, 50, 4});
        QVERIFY(!m_presenter->isTried());
        m_presenter->tryOut({30, 50, 4});
        m_presenter->reset();
        QCOMPARE(*m_presenter->figure(), 1550.0);
    }

    void whatIsStoredStaysWhenAnotherIsMoved()
    {
        m_week.assumptions.hourlyRate = 120;
        open(u"estimatedCostSaving"_s);
        QCOMPARE(m_presenter->most(), (Assumed{60, 240, 60}));
        m_presenter->tryOut({16, 120, 4});
        QCOMPARE(m_presenter->assumed(), (Assumed{16, 120, 4}));
        m_presenter->tryOut({16, 300, 4});
        QCOMPARE(m_presenter->assumed(), (Assumed{16, 240, 4}));
        // Tried where more was stored, it stays as it was until it is moved itself.
        m_week.assumptions.hourlyRate = 50;
        m_presenter->refresh();
        settle();
        m_presenter->tryOut({17, 240, 4});
        QCOMPARE(m_presenter->assumed(), (Assumed{17, 240, 4}));
    }

    void reviewsOfNoTimeAreCountedByTheirRows()
    {
        m_week.assumptions.reviewMinutes = 0;
        m_week.net.reviewMinutes = 0;
        open(u"netCostSaving"_s);
        QCOMPARE(m_presenter->base().reviews, 18.0);
    }

    void nothingCanBeTriedWhereNothingIsAssumed()
    {
        open(u"tasksAutomated"_s);
        QVERIFY(!m_presenter->canTry());
        m_presenter->tryOut({30, 50, 4});
        QVERIFY(!m_presenter->isTried());
        QCOMPARE(m_presenter->netCheck()->state(), State::Off);
    }

    void otherFiguresHaveTheirOwnFormula()
    {
        open(u"ragFaithfulness"_s);
        QCOMPARE(m_presenter->unit(), Unit::Score);
        const auto steps = m_presenter->formula();
        QCOMPARE(steps.size(), std::size_t(1));
        QCOMPARE(steps[0].kind, FormulaStep::Kind::Mean);
        QCOMPARE(steps[0].numbers[1], 119.0);
        QCOMPARE(steps[0].numbers[2], 87.0);
        QCOMPARE(m_presenter->related().front().id.metric, u"ragFaithfulness"_s);
    }

    void aWrongSumIsSaid()
    {
        m_all[u"tasksAutomated"_s].figure = 125;
        open(u"tasksAutomated"_s);
        QCOMPARE(m_presenter->check()->state(), State::Differs);
        QCOMPARE(*m_presenter->check()->recomputed(), 124.0);
        QCOMPARE(*m_presenter->check()->figure(), 125.0);
    }

    void aNetThatItsRowsDoNotGiveIsSaid_data()
    {
        QTest::addColumn<double>("renewed");
        QTest::addColumn<State>("state");
        QTest::addRow("the card was old") << 1425.0 << State::Agrees;
        QTest::addRow("forged") << 1500.0 << State::Differs;
    }
    void aNetThatItsRowsDoNotGiveIsSaid()
    {
        QFETCH(double, renewed);
        m_week.net.costSaving = 1500;
        m_presenter->open({{u"estimatedCostSaving"_s, {}}, week, {}});
        settleUntil([this] { return m_source->dashboards.size() == 2; });
        QVERIFY(m_source->dashboards.back().refresh);
        m_week.net.costSaving = renewed;
        settle();
        // Once: what differs still is said.
        QCOMPARE(m_source->dashboards.size(), std::size_t(2));
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
        QTEST(m_presenter->netCheck()->state(), "state");
        QCOMPARE(*m_presenter->netCheck()->recomputed(), 1425.0);
        QCOMPARE(*m_presenter->netCheck()->figure(), renewed);
    }

    void aNetSavingIsAddedUpOnce()
    {
        open(u"netCostSaving"_s);
        QCOMPARE(m_presenter->netCheck(), m_presenter->check());
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
        // The table's page and the check's, and that of the days before.
        QCOMPARE(m_source->pages.size(), std::size_t(3));
    }

    void manyNetRowsAreReadOnDemandToo()
    {
        auto &net = m_all[u"netCostSaving"_s];
        for (int at = 0; at < 5'000; ++at) {
            net.rows.push_back(net.rows.front());
            net.rows.back().kind = "review";
            net.rows.back().minutes = 0;
        }
        net.assumptions.reviewMinutes = 0;
        net.total = static_cast<std::int64_t>(net.rows.size());
        net.figure = 1485;
        m_week.net.costSaving = 1485;
        open(u"estimatedCostSaving"_s);
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
        QCOMPARE(m_presenter->netCheck()->state(), State::TooMany);
        m_presenter->addUp();
        settle();
        QCOMPARE(m_presenter->netCheck()->state(), State::Agrees);
        QCOMPARE(m_presenter->netCheck()->rowsRead(), 5'147);
    }

    void noDataAgreesWithNoData()
    {
        m_all[u"ragFaithfulness"_s].rows.clear();
        m_all[u"ragFaithfulness"_s].total = 0;
        m_all[u"ragFaithfulness"_s].figure.reset();
        m_week.quality.ragFaithfulness.reset();
        open(u"ragFaithfulness"_s);
        QCOMPARE(m_presenter->state(), LoadState::Empty);
        QVERIFY(!m_presenter->figure());
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
    }

    void manyRowsAreReadOnDemandOneRequestAtATime()
    {
        setTasks(5'600);
        open(u"tasksAutomated"_s);
        QCOMPARE(m_presenter->check()->state(), State::TooMany);
        m_presenter->check()->readAll();
        QCOMPARE(m_presenter->check()->state(), State::Running);
        for (int page = 0; page < 12; ++page) {
            QTRY_COMPARE(m_source->pages.size(), m_answered + 1);
            QCOMPARE(m_source->pages.back().query.offset, page * 500);
            answerAll();
        }
        QTRY_COMPARE(m_presenter->check()->state(), State::Agrees);
        QCOMPARE(m_presenter->check()->rowsRead(), 5'600);
    }

    void aCheckCanBeCancelled()
    {
        setTasks(5'600);
        open(u"tasksAutomated"_s);
        m_presenter->check()->readAll();
        m_presenter->check()->cancel();
        QCOMPARE(m_presenter->check()->state(), State::Off);
        QTRY_VERIFY(m_source->pages.back().promise.isCanceled());
    }

    void aListThatChangesWhileItIsReadIsReadAgain()
    {
        setTasks(900);
        m_presenter->open({{u"tasksAutomated"_s, {}}, week, {}});
        settleUntil([this] { return m_presenter->check()->rowsRead() == 500; });
        QTRY_COMPARE(m_source->pages.size(), m_answered + 1);
        setTasks(901);
        m_all[u"tasksAutomated"_s].snapshot = "another";
        settle();
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
        QCOMPARE(*m_presenter->check()->recomputed(), 901.0);
    }

    void offlineTheCheckSaysWhatIsMissing()
    {
        setTasks(900);
        m_presenter->open({{u"tasksAutomated"_s, {}}, week, {}});
        settleUntil([this] { return m_presenter->check()->rowsRead() == 500; });
        QTRY_COMPARE(m_source->pages.size(), m_answered + 1);
        m_source->pages[m_answered++].fail(error(ApiError::Kind::Offline));
        QTRY_COMPARE(m_presenter->check()->state(), State::Incomplete);
        QCOMPARE(m_presenter->check()->rowsRead(), 500);
        QCOMPARE(m_presenter->check()->rowsInAll(), 900);
    }

    void offlineKeptRowsAddUpToo()
    {
        m_presenter->open({{u"tasksAutomated"_s, {}}, week, {}});
        const QDateTime then = now.addSecs(-3600);
        m_source->dashboards.back().succeed(m_week, then, true, error(ApiError::Kind::Offline));
        for (int turn = 0; turn < 10; ++turn) {
            for (; m_answered < m_source->pages.size(); ++m_answered)
                tests::answer(m_source->pages[m_answered], m_all[u"tasksAutomated"_s], then, true,
                              error(ApiError::Kind::Offline));
            QTest::qWait(1);
        }
        QCOMPARE(m_presenter->state(), LoadState::Stale);
        QCOMPARE(m_presenter->fetchedAt(), then);
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
    }

    void theRowsOfABarAreThoseOfItsDays()
    {
        const rules::DayRange bar{fromQDate({2026, 2, 4}), fromQDate({2026, 2, 5})};
        m_presenter->open({{u"tasksAutomated"_s, {}}, week, bar});
        QCOMPARE(m_source->pages.back().query.from.toString(Qt::ISODate), u"2026-02-03T23:00:00Z"_s);
        QCOMPARE(m_source->pages.back().query.to.toString(Qt::ISODate), u"2026-02-04T23:00:00Z"_s);
        QCOMPARE(toQDate(m_presenter->comparedDays().first), QDate(2026, 2, 3));
    }

    void withoutTheDashboardTheFigureIsStillThere()
    {
        m_presenter->open({{u"estimatedCostSaving"_s, {}}, week, {}});
        QVERIFY(!m_presenter->lacksAssumptions());
        failDashboard();
        settle();
        QCOMPARE(*m_presenter->figure(), 1550.0);
        QVERIFY(!m_presenter->canTry());
        QVERIFY(m_presenter->lacksAssumptions());
        QCOMPARE(m_presenter->formula().front().kind, FormulaStep::Kind::Sum);
        // Nobody has said what the card says: nothing agrees with it yet.
        QCOMPARE(m_presenter->check()->state(), State::Off);
        m_presenter->addUp();
        settle();
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
    }

    void aCardKeptFromAnotherTimeIsRenewedOnce_data()
    {
        QTest::addColumn<double>("renewed");
        QTest::addColumn<State>("state");
        QTest::addRow("agrees then") << 124.0 << State::Agrees;
        QTest::addRow("still differs") << 122.0 << State::Differs;
    }
    void aCardKeptFromAnotherTimeIsRenewedOnce()
    {
        QFETCH(double, renewed);
        QFETCH(State, state);
        m_week.automation.tasksAutomated = 121;
        m_presenter->open({{u"tasksAutomated"_s, {}}, week, {}});
        settleUntil([this] { return m_source->dashboards.size() == 2; });
        QVERIFY(m_source->dashboards.back().refresh);
        while (m_answered < m_source->pages.size()) {
            answerAll();
            QTest::qWait(1);
        }
        QVERIFY(m_presenter->check()->state() != State::Agrees);
        m_week.automation.tasksAutomated = static_cast<std::int64_t>(renewed);
        settle();
        QCOMPARE(m_source->dashboards.size(), std::size_t(2));
        QCOMPARE(m_presenter->check()->state(), state);
        QCOMPARE(*m_presenter->check()->recomputed(), 124.0);
        QCOMPARE(*m_presenter->check()->figure(), renewed);
    }

    void theDaysStayThoseOfTheRowsUntilItIsRefreshed()
    {
        open(u"tasksAutomated"_s);
        const rules::DayRange asked = m_presenter->days();
        m_now = now.addSecs(3600); // half past midnight in Madrid
        QVERIFY(m_presenter->days() == asked);
        QVERIFY(m_presenter->comparedDays() == rules::before(asked));
        m_presenter->rows()->setFilter(u"modelo"_s);
        settle();
        m_presenter->refresh();
        QCOMPARE(toQDate(m_presenter->days().end), QDate(2026, 2, 9));
        QCOMPARE(m_source->pages.back().query.to.toString(Qt::ISODate), u"2026-02-08T23:00:00Z"_s);
        QCOMPARE(m_source->pages.back().query.q, u"modelo"_s);
    }

    void aCheckThatStoppedGoesOnAfterTheOutage_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<State>("state");
        QTest::addRow("offline") << int(ApiError::Kind::Offline) << State::Incomplete;
        QTest::addRow("failed") << int(ApiError::Kind::Server) << State::Failed;
    }
    void aCheckThatStoppedGoesOnAfterTheOutage()
    {
        QFETCH(int, kind);
        QFETCH(State, state);
        setTasks(900);
        m_presenter->open({{u"tasksAutomated"_s, {}}, week, {}});
        settleUntil([this] { return m_presenter->check()->rowsRead() == 500; });
        QTRY_COMPARE(m_source->pages.size(), m_answered + 1);
        m_source->pages[m_answered++].fail(error(ApiError::Kind(kind)));
        QTRY_COMPARE(m_presenter->check()->state(), state);
        m_presenter->refresh();
        settle();
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
    }

    void rowsAreTriedOnlyUnderATriedFigure()
    {
        open(u"estimatedCostSaving"_s);
        m_presenter->tryOut({30, 50, 4});
        m_presenter->open({{u"estimatedCostSaving"_s, {}}, {PeriodPreset::Last30Days, {}}, {}});
        failDashboard();
        settle();
        const QModelIndex part = m_presenter->rows()->index(0, FigureRowsModel::Part);
        QVERIFY(!m_presenter->isTried());
        QCOMPARE(part.data().toDouble(), 12.5);
        QVERIFY(!part.data(FigureRowsModel::TriedRole).toBool());
        m_presenter->refresh();
        settle();
        QVERIFY(m_presenter->isTried());
        QCOMPARE(part.data().toDouble(), 25.0);
    }

    void whatWasLostWithTheSessionIsAskedForAgain()
    {
        m_presenter->open({{u"estimatedCostSaving"_s, {}}, week, {}});
        for (auto &call : m_source->pages)
            call.giveUp();
        m_source->dashboards.back().giveUp();
        m_answered = m_source->pages.size();
        m_dashboards = m_source->dashboards.size();
        QTRY_COMPARE(m_presenter->state(), LoadState::Failed);
        QTRY_VERIFY(m_presenter->lacksAssumptions());
        m_presenter->recover();
        settle();
        QCOMPARE(*m_presenter->figure(), 1550.0);
        QVERIFY(m_presenter->canTry());
        QCOMPARE(m_presenter->check()->state(), State::Agrees);
    }

private:
    /// Behind the figure, and on the card.
    void setTasks(int count)
    {
        m_all[u"tasksAutomated"_s] = tests::countedRows(count);
        m_week.automation.tasksAutomated = count;
    }
    void failDashboard()
    {
        m_source->dashboards.back().fail(error(ApiError::Kind::Offline));
        m_dashboards = m_source->dashboards.size();
    }
    void answerAll()
    {
        for (; m_answered < m_source->pages.size(); ++m_answered) {
            auto &call = m_source->pages[m_answered];
            if (call.query.limit == 1)
                tests::answer(call, tests::countedRows(m_before), now);
            else
                tests::answer(call, m_all[call.query.metric], now);
        }
    }
    /// Answers until nothing more is asked for.
    void settle()
    {
        settleUntil([] { return false; });
    }
    template<class Done>
    void settleUntil(Done done)
    {
        for (int quiet = 0; quiet < 5 && !done();) {
            const bool isQuiet = m_answered == m_source->pages.size() && m_dashboards == m_source->dashboards.size();
            quiet = isQuiet ? quiet + 1 : 0;
            if (m_dashboards < m_source->dashboards.size())
                m_source->dashboards[m_dashboards++].succeed(m_week, now);
            if (m_answered < m_source->pages.size()) {
                const std::size_t until = m_answered + 1;
                auto &call = m_source->pages[m_answered];
                if (call.query.limit == 1)
                    tests::answer(call, tests::countedRows(m_before), now);
                else
                    tests::answer(call, m_all[call.query.metric], now);
                m_answered = until;
            }
            QTest::qWait(1);
        }
    }
    void open(const QString &metric, int before = 110)
    {
        m_before = before;
        m_presenter->open({{metric, {}}, week, {}});
        m_dashboards = m_source->dashboards.size() - 1;
        settle();
    }

    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<FigurePresenter> m_presenter;
    QHash<QString, contract::DashboardRows> m_all;
    std::size_t m_answered = 0;
    std::size_t m_dashboards = 0;
    contract::BusinessDashboard m_week;
    QDateTime m_now;
    int m_before = 110;
};

QTEST_GUILESS_MAIN(TestFigurePresenter)
#include "tst_figurepresenter.moc"
