// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurepresenterfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using State = FigureCheck::State;

class TestFigurePresenter : public tests::FigurePresenterFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestFigurePresenter)
#include "tst_figurepresenter.moc"
