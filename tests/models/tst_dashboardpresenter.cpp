// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardfixture.h"
#include "fakedashboardsource.h"

#include "models/dashboardpresenter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;

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

class TestDashboardPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_presenter = std::make_unique<DashboardPresenter>(m_source.get(), tests::madrid(), [this] { return m_now; });
        m_now = now;
        for (QAbstractItemModel *model : models())
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
    }

    void asksForTheWeekInTheTenantsZone()
    {
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        QCOMPARE(m_source->dashboards.size(), std::size_t(1));
        QCOMPARE(m_source->dashboards[0].from.toString(Qt::ISODate), u"2026-01-31T23:00:00Z"_s);
        QCOMPARE(m_source->dashboards[0].to.toString(Qt::ISODate), u"2026-02-07T23:00:00Z"_s);
        QVERIFY(!m_source->dashboards[0].refresh);
        QCOMPARE(m_source->usages[0].month, u"2026-02"_s);
        QCOMPARE(m_presenter->state(), LoadState::Loading);
        QVERIFY(m_presenter->isBusy());
    }

    void todayIsTheTenantsDay()
    {
        // 23:30 UTC is half past midnight of the next day in Madrid.
        m_now = now.addSecs(3600);
        QCOMPARE(m_presenter->today(), QDate(2026, 2, 8));
    }

    void anAnswerFillsEveryModel()
    {
        showWeek();
        QCOMPARE(m_presenter->state(), LoadState::Ready);
        QVERIFY(!m_presenter->isBusy());
        QCOMPARE(m_presenter->kpis()->index(2).data(DashboardKpiModel::ValueRole).toDouble(), 124.0);
        QCOMPARE(m_presenter->kpis()->index(0).data(DashboardKpiModel::CurrencyRole).toString(), u"EUR"_s);
        QCOMPARE(m_presenter->taskDays()->rowCount(), 7);
        QCOMPARE(m_presenter->qualityDays()->rowCount(), 7);
        QVERIFY(!m_presenter->qualityDays()->index(4, QualityDaysModel::Relevance).data().isValid());
        QCOMPARE(m_presenter->components()->index(0, RiskComponentsModel::Name).data().toString(), u"Modelo X"_s);
        QCOMPARE(m_presenter->features()->index(3, FeaturesModel::Users).data().toInt(), 4);
        QCOMPARE(m_presenter->limits()->index(3, LimitsModel::Share).data().toDouble(), 56.0);
        QCOMPARE(m_presenter->riskFacts()->rowCount(), 3);
        QCOMPARE(toQDate(m_presenter->comparedDays().first), QDate(2026, 1, 25));
        QCOMPARE(m_presenter->shownDays().length(), 7);
    }

    void aRefreshMergesRowsByKey()
    {
        showWeek();
        const QPersistentModelIndex second = m_presenter->components()->index(1, 0);
        QSignalSpy resets(m_presenter->components(), &QAbstractItemModel::modelReset);
        auto week = tests::fixtureWeek();
        week.risk.topRiskComponents = {{"Puerta Z", 12}, {"Cuadro maniobra Y", 11}, {"Modelo X", 10}};
        m_presenter->refresh();
        m_source->dashboards.back().succeed(week, now);
        QTRY_COMPARE(m_presenter->components()->rowCount(), 3);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(second.row(), 1);
        QCOMPARE(second.data().toString(), u"Cuadro maniobra Y"_s);
        QCOMPARE(m_presenter->components()->index(2, 1).data().toInt(), 10);
    }

    void theLatestRequestWins()
    {
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        m_presenter->setPeriod({PeriodPreset::Last30Days, {}});
        auto late = tests::fixtureWeek();
        late.automation.tasksAutomated = 1;
        m_source->dashboards[1].succeed(tests::fixtureDays(30), now);
        m_source->dashboards[0].succeed(late, now);
        QTRY_COMPARE(m_presenter->state(), LoadState::Ready);
        QTest::qWait(0);
        QCOMPARE(m_presenter->taskDays()->rowCount(), 30);
        QCOMPARE(m_presenter->kpis()->index(2).data(DashboardKpiModel::ValueRole).toDouble(), 124.0);
    }

    void oldFiguresStayWhileTheNextPeriodLoads()
    {
        showWeek();
        m_presenter->setPeriod({PeriodPreset::Last30Days, {}});
        QVERIFY(m_presenter->isBusy());
        QCOMPARE(m_presenter->state(), LoadState::Ready);
        QCOMPARE(m_presenter->shownDays().length(), 7);
        QCOMPARE(m_presenter->taskDays()->rowCount(), 7);
    }

    void failures_data()
    {
        QTest::addColumn<ApiError::Kind>("kind");
        QTest::addColumn<LoadState>("first");
        QTest::addRow("offline") << ApiError::Kind::Offline << LoadState::Unavailable;
        QTest::addRow("timeout") << ApiError::Kind::Timeout << LoadState::Unavailable;
        QTest::addRow("server") << ApiError::Kind::Server << LoadState::Failed;
        QTest::addRow("bad reply") << ApiError::Kind::BadResponse << LoadState::Failed;
    }
    void failures()
    {
        QFETCH(ApiError::Kind, kind);
        QFETCH(LoadState, first);
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().fail(error(kind));
        m_source->usages.back().fail(error(kind));
        QTRY_COMPARE(m_presenter->state(), first);
        QTRY_COMPARE(m_presenter->usageState(), first);
        QCOMPARE(m_presenter->error()->correlationId, u"c-51e0-b7d4"_s);

        showWeek();
        QVERIFY(!m_presenter->error());
        m_presenter->refresh();
        QVERIFY(m_source->dashboards.back().refresh);
        m_source->dashboards.back().fail(error(kind));
        m_source->usages.back().fail(error(kind));
        QTRY_COMPARE(m_presenter->state(), LoadState::Stale);
        QTRY_COMPARE(m_presenter->usageState(), LoadState::Stale);
        QCOMPARE(m_presenter->fetchedAt(), now);
        QCOMPARE(m_presenter->kpis()->index(2).data(DashboardKpiModel::ValueRole).toDouble(), 124.0);
        QCOMPARE(m_presenter->limits()->rowCount(), 4);
    }

    void aFailureForAnotherPeriodDoesNotPassOffTheOldOne()
    {
        showWeek();
        m_presenter->setPeriod({PeriodPreset::Last90Days, {}});
        m_source->dashboards.back().fail(error(ApiError::Kind::Server));
        QTRY_COMPARE(m_presenter->state(), LoadState::Failed);
        QVERIFY(!m_presenter->dashboard());
        QVERIFY(!m_presenter->kpis()->index(0).data(DashboardKpiModel::ValueRole).isValid());
        QCOMPARE(m_presenter->taskDays()->rowCount(), 0);
    }

    void aStaleAnswerIsShownAndRenewedOnce()
    {
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().succeed(tests::fixtureWeek(), now, true);
        QTRY_COMPARE(m_source->dashboards.size(), std::size_t(2));
        QVERIFY(m_source->dashboards.back().refresh);
        QCOMPARE(m_presenter->state(), LoadState::Stale);
        QCOMPARE(m_presenter->taskDays()->rowCount(), 7);
        m_source->dashboards.back().succeed(tests::fixtureWeek(), now, true, error(ApiError::Kind::Offline));
        QTRY_VERIFY(!m_presenter->isBusy());
        QCOMPARE(m_presenter->state(), LoadState::Stale);
        QCOMPARE(m_presenter->error()->kind, ApiError::Kind::Offline);
        QCOMPARE(m_source->dashboards.size(), std::size_t(2));
    }

    void anUntouchedTenantIsEmptyNotZero()
    {
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().succeed(tests::untouchedWeek(), now);
        QTRY_COMPARE(m_presenter->state(), LoadState::Empty);
    }

    void usageOfAnotherMonthIsForgottenAtOnce()
    {
        showWeek();
        m_presenter->setPeriod(DashboardPeriod::between(QDate(2026, 1, 10), QDate(2026, 1, 31)));
        QCOMPARE(m_source->usages.back().month, u"2026-01"_s);
        QCOMPARE(m_presenter->usageState(), LoadState::Loading);
        QCOMPARE(m_presenter->limits()->rowCount(), 0);
    }

    void aCallThatTheClientGaveUpIsNotWaitedFor()
    {
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().giveUp();
        m_source->usages.back().giveUp();
        QTRY_VERIFY(!m_presenter->isBusy());
        QCOMPARE(m_presenter->state(), LoadState::Failed);
        QCOMPARE(m_presenter->error()->code, u"call_interrupted"_s);
        QTRY_COMPARE(m_presenter->usageState(), LoadState::Failed);
        showWeek();
        m_presenter->refresh();
        m_source->dashboards.back().giveUp();
        m_source->usages.back().giveUp();
        QTRY_COMPARE(m_presenter->state(), LoadState::Stale);
        QTRY_COMPARE(m_presenter->usageState(), LoadState::Stale);
        QCOMPARE(m_presenter->taskDays()->rowCount(), 7);
    }

    void whatNobodyWaitsForIsGivenUp()
    {
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        m_presenter->setPeriod({PeriodPreset::Last30Days, {}});
        QVERIFY(m_source->dashboards[0].promise.isCanceled());
        QVERIFY(!m_source->dashboards[1].promise.isCanceled());
        m_presenter.reset();
        QVERIFY(m_source->dashboards[1].promise.isCanceled());
        QVERIFY(m_source->usages[1].promise.isCanceled());
    }

    void anAnswerAfterItsEndIsHarmless()
    {
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        m_presenter.reset();
        m_source->dashboards.back().succeed(tests::fixtureWeek(), now);
        QTest::qWait(0);
    }

private:
    QList<QAbstractItemModel *> models()
    {
        return {m_presenter->kpis(),       m_presenter->taskDays(),      m_presenter->qualityDays(),
                m_presenter->components(), m_presenter->features(),      m_presenter->limits(),
                m_presenter->riskFacts(),  m_presenter->adoptionFacts(), m_presenter->activationFacts()};
    }

    void showWeek()
    {
        m_presenter->setPeriod({PeriodPreset::Last7Days, {}});
        m_source->dashboards.back().succeed(tests::fixtureWeek(), now);
        m_source->usages.back().succeed(tests::fixtureUsage(), now);
        QTRY_COMPARE(m_presenter->state(), LoadState::Ready);
        QTRY_COMPARE(m_presenter->usageState(), LoadState::Ready);
    }

    QDateTime m_now;
    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<DashboardPresenter> m_presenter;
};

QTEST_GUILESS_MAIN(TestDashboardPresenter)
#include "tst_dashboardpresenter.moc"
