// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardfixture.h"
#include "figurefixture.h"

#include "models/figurerowsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;
using Model = FigureRowsModel;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-02-07T22:30:00Z"_s, Qt::ISODate);
const FigureId tasks{u"tasksAutomated"_s, {}};

ApiError error(ApiError::Kind kind)
{
    ApiError problem;
    problem.kind = kind;
    return problem;
}

} // namespace

class TestFigureRowsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_model = std::make_unique<Model>(m_source.get());
        new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     m_model.get());
    }

    void cellsAreRaw()
    {
        open(tests::savingRows());
        QCOMPARE(m_model->rowCount(), 124);
        QCOMPARE(cell(0, Model::Number), QVariant(124));
        QCOMPARE(cell(123, Model::Number), QVariant(1));
        QCOMPARE(cell(0, Model::What), QVariant(u"Informe de inspección"_s));
        QCOMPARE(cell(0, Model::Who), QVariant(u"informes"_s));
        QCOMPARE(cell(0, Model::Entity), QVariant(u"Modelo X"_s));
        QCOMPARE(cell(0, Model::Minutes), QVariant(15.0));
        QCOMPARE(cell(0, Model::Part), QVariant(12.5));
        QCOMPARE(m_model->index(0, 0).data(IdRole), QVariant(u"task-0"_s));
        QCOMPARE(m_model->index(0, 0).data(Model::KindRole), QVariant(u"task"_s));
        QCOMPARE(*m_model->head()->figure, 1550.0);
        QCOMPARE(m_model->loadState(), LoadState::Ready);
        QCOMPARE(m_model->fetchedAt(), now);
    }

    void whatIsTriedIsComputedInEveryRow()
    {
        auto all = tests::netRows();
        open(all);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setTried(Assumed{30, 60, 10});
        QCOMPARE(changes.size(), 1);
        double sum = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            sum += cell(row, Model::Part).toDouble();
        // 124 × 30 − 18 × 10 − 30 − 48 minutes at 1 € a minute.
        QCOMPARE(sum, 124.0 * 30 - 180 - 78);
        QVERIFY(m_model->index(0, Model::Part).data(Model::TriedRole).toBool());
        QVERIFY(!m_model->index(0, Model::What).data(Model::TriedRole).toBool());
        m_model->setTried(std::nullopt);
        QCOMPARE(cell(0, Model::Part), QVariant(12.5));
    }

    void missesAreGatheredAroundTheView()
    {
        open(tests::countedRows(5000));
        QCOMPARE(m_source->pages.size(), std::size_t(1));
        // The view jumps: many cells are missed, the pages around them are asked for once.
        m_model->setView(2490, 2520);
        for (int row = 2490; row <= 2520; ++row)
            QVERIFY(!cell(row, Model::What).isValid());
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QCOMPARE(m_source->pages[1].query.offset, 2000);
        QCOMPARE(m_source->pages[2].query.offset, 2500);
        QCOMPARE(m_source->pages[2].query.limit, 500);
        QCOMPARE(m_model->index(2500, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Loading);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        tests::answer(m_source->pages[2], m_all, now);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes.constFirst().at(0).toModelIndex().row(), 2500);
        QCOMPARE(changes.constFirst().at(1).toModelIndex().row(), 2999);
        QCOMPARE(m_model->index(2500, 0).data(IdRole), QVariant(u"task-2500"_s));
    }

    void aCellThatIsReadAsksForItsPage()
    {
        open(tests::countedRows(5000));
        QVERIFY(!m_model->index(4800, Model::What).data(IdRole).isValid());
        QTest::qWait(1);
        QCOMPARE(m_source->pages.size(), std::size_t(1));
        QVERIFY(!cell(4800, Model::What).isValid());
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        QCOMPARE(m_source->pages[1].query.offset, 4500);
    }

    void aPageNobodyWaitsForIsGivenUp()
    {
        open(tests::countedRows(5000));
        m_model->setView(2100, 2120);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        m_model->setView(4200, 4220);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QTRY_VERIFY(m_source->pages[1].promise.isCanceled());
    }

    void farRowsAreLetGo()
    {
        open(tests::countedRows(15'000));
        for (int page = 1; page < 25; ++page) {
            m_model->setView(page * 500 + 250, page * 500 + 260);
            QTRY_COMPARE(m_source->pages.size(), static_cast<std::size_t>(page + 1));
            tests::answer(m_source->pages.back(), m_all, now);
            QTRY_VERIFY(cell(page * 500 + 250, Model::What).isValid());
        }
        QVERIFY(!m_model->index(0, Model::What).data(IdRole).isValid());
    }

    void theLatestQuestionWins()
    {
        open(tests::savingRows());
        m_model->setFilter(u"Modelo"_s);
        m_model->setFilter(u"Modelo X"_s);
        QCOMPARE(m_source->pages.back().query.q, u"Modelo X"_s);
        // Old rows stay until the answer is here.
        QCOMPARE(m_model->rowCount(), 124);
        auto some = tests::savingRows();
        some.rows.resize(7);
        some.total = 7;
        some.snapshot = "filtered";
        tests::answer(m_source->pages[1], tests::countedRows(3), now);
        tests::answer(m_source->pages[2], some, now);
        QTRY_COMPARE(m_model->rowCount(), 7);
        QCOMPARE(m_model->allRows(), 124);
        QCOMPARE(*m_model->head()->figure, 1550.0);
        m_model->setFilter({});
        QCOMPARE(m_source->pages.size(), std::size_t(4));
    }

    void aChangedListBeginsAnew()
    {
        open(tests::countedRows(1200));
        m_model->setView(700, 720);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        auto grown = tests::countedRows(1201);
        grown.snapshot = "another";
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        // A page out of the cache does not turn the list over: the platform is asked.
        tests::answer(m_source->pages[1], grown, now);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(3));
        QVERIFY(m_source->pages[2].refresh);
        QCOMPARE(resets.size(), 0);
        tests::answer(m_source->pages[2], grown, now);
        QTRY_COMPARE(resets.size(), 1);
        QCOMPARE(m_model->rowCount(), 1201);
        QCOMPARE(*m_model->head()->figure, 1201.0);
        QVERIFY(m_model->index(700, 0).data(IdRole).isValid());
        QVERIFY(!m_model->index(0, 0).data(IdRole).isValid());
    }

    void whatIsOldIsShownAndRenewed()
    {
        m_model->setFigure(tasks, range());
        tests::answer(m_source->pages[0], tests::countedRows(3), now.addSecs(-900), true);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        QVERIFY(m_source->pages[1].refresh);
        QCOMPARE(m_model->loadState(), LoadState::Stale);
        QCOMPARE(m_model->rowCount(), 3);
        tests::answer(m_source->pages[1], tests::countedRows(3), now);
        QTRY_COMPARE(m_model->loadState(), LoadState::Ready);
        QCOMPARE(m_model->fetchedAt(), now);
    }

    void outcomes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<LoadState>("state");
        QTest::addRow("offline") << int(ApiError::Kind::Offline) << LoadState::Unavailable;
        QTest::addRow("slow") << int(ApiError::Kind::Timeout) << LoadState::Unavailable;
        QTest::addRow("forbidden") << int(ApiError::Kind::Forbidden) << LoadState::Failed;
        QTest::addRow("broken") << int(ApiError::Kind::Server) << LoadState::Failed;
    }
    void outcomes()
    {
        QFETCH(int, kind);
        QFETCH(LoadState, state);
        m_model->setFigure(tasks, range());
        m_source->pages[0].fail(error(ApiError::Kind(kind)));
        QTRY_COMPARE(m_model->loadState(), state);
        QCOMPARE(int(m_model->error()->kind), kind);
        m_model->refresh();
        QCOMPARE(m_model->loadState(), LoadState::Loading);
        tests::answer(m_source->pages[1], tests::countedRows(2), now);
        QTRY_COMPARE(m_model->loadState(), LoadState::Ready);
    }

    void anInterruptedQuestionIsSaid()
    {
        m_model->setFigure(tasks, range());
        m_source->pages[0].giveUp();
        QTRY_COMPARE(m_model->loadState(), LoadState::Failed);
    }

    void nothingToAddUpIsEmpty()
    {
        open(tests::countedRows(0));
        QCOMPARE(m_model->loadState(), LoadState::Empty);
        QCOMPARE(*m_model->head()->figure, 0.0);
    }

    void offlineTheRowsAtHandStay()
    {
        open(tests::countedRows(1500));
        m_model->setView(1200, 1210);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        m_source->pages[1].fail(error(ApiError::Kind::Offline));
        QTRY_COMPARE(m_model->loadState(), LoadState::Stale);
        QCOMPARE(m_model->index(1200, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Unavailable);
        QVERIFY(cell(10, Model::What).isValid());
        // It is not asked for again and again, but on refresh.
        m_model->setView(1201, 1211);
        QTest::qWait(5);
        QCOMPARE(m_source->pages.size(), std::size_t(2));
        m_model->refresh();
        QTRY_COMPARE(m_source->pages.size(), std::size_t(4));
        QCOMPARE(m_source->pages[3].query.offset, 1000);
    }

    void aPageOfTheWrongLengthIsRefused()
    {
        open(tests::countedRows(1500));
        m_model->setView(700, 710);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        auto page = tests::pageOf(m_all, m_source->pages[1].query);
        page.rows.pop_back();
        m_source->pages[1].succeed(page, now);
        QTRY_COMPARE(m_model->index(700, 0).data(Model::LoadStateRole).value<LoadState>(), LoadState::Failed);
    }

private:
    static UtcRange range() { return {now.addDays(-7), now}; }
    void open(contract::DashboardRows all)
    {
        m_all = std::move(all);
        m_model->setFigure(tasks, range());
        tests::answer(m_source->pages.back(), m_all, now);
        QTRY_VERIFY(m_model->loadState() != LoadState::Loading);
    }
    QVariant cell(int row, int column) { return m_model->index(row, column).data(); }

    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<Model> m_model;
    contract::DashboardRows m_all;
};

QTEST_GUILESS_MAIN(TestFigureRowsModel)
#include "tst_figurerowsmodel.moc"
