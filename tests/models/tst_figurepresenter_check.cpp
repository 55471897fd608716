// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurefixture.h"
#include "figurepresenterfixture.h"

#include <QTest>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;
using State = FigureCheck::State;

namespace {

ApiError error(ApiError::Kind kind)
{
    ApiError problem;
    problem.kind = kind;
    return problem;
}

} // namespace

class TestFigurePresenterCheck : public tests::FigurePresenterFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_GUILESS_MAIN(TestFigurePresenterCheck)
#include "tst_figurepresenter_check.moc"
