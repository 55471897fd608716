// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakereviewsource.h"

#include "models/reviewprogressmodel.h"
#include "models/reviewqueuemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;
using Held = ReviewQueueModel::Held;

/// The list of the review queue: what is asked for, what stays, what comes and goes.
class TestReviewQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeReviewSource>();
        m_source->fill(250);
        m_model = std::make_unique<ReviewQueueModel>(m_source.get(), u"u-1"_s, [this] { return m_source->dateTime(); });
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void agesAndTimesLeft();
    void onlyWhatIsSeenIsAskedFor();
    void whoHoldsIt();
    void anItemThatLeftClosesTheGap();
    void whatCameIsAddedAtTheEnd();
    void whatSomebodyElseDidIsSeen();
    void theOtherPartsBeginAnew();
    void aProblemKeepsTheRows();
    void withoutRowsItSaysWhy_data();
    void withoutRowsItSaysWhy();
    void theNextFreeOneIsFound();
    void progressByReviewer();

private:
    void start()
    {
        m_model->setPart(ReviewQueueModel::Part::Open);
        QTRY_VERIFY(m_model->rowCount() > 0);
    }
    [[nodiscard]] QVariant cell(int row, int column) const { return m_model->index(row, column).data(SortRole); }
    [[nodiscard]] QString idAt(int row) const { return m_model->index(row, 0).data(IdRole).toString(); }
    /// As a view does.
    void show(int row) const { (void)m_model->index(row, 0).data(Qt::DisplayRole); }

    std::unique_ptr<tests::FakeReviewSource> m_source;
    std::unique_ptr<ReviewQueueModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestReviewQueue::agesAndTimesLeft()
{
    start();
    QCOMPARE(m_model->rowCount(), 250);
    QCOMPARE(cell(0, ReviewQueueModel::Waiting).toLongLong(), 249 * 3600);
    QCOMPARE(cell(0, ReviewQueueModel::Due).toLongLong(), 240 * 60 - 249 * 3600);
    QVERIFY(m_model->index(0, 0).data(ReviewQueueModel::OverdueRole).toBool());
    QCOMPARE(m_model->facts()->open, 250);
    QCOMPARE(m_model->facts()->overdue, 245);
    QCOMPARE(m_model->facts()->slaMinutes, 240);
    m_source->advance(std::chrono::seconds(90));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->tick();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(cell(0, ReviewQueueModel::Waiting).toLongLong(), 249 * 3600 + 90);
}

void TestReviewQueue::onlyWhatIsSeenIsAskedFor()
{
    start();
    QCOMPARE(m_source->asked, std::vector<qint64>{0});
    QCOMPARE(m_model->index(120, 0).data(ReviewQueueModel::LoadStateRole).value<LoadState>(), LoadState::Loading);
    QVERIFY(idAt(120).isEmpty());
    QCOMPARE(m_source->asked, std::vector<qint64>{0});
    show(220);
    QTRY_COMPARE(idAt(220), u"dec-220"_s);
    QCOMPARE(m_source->asked, (std::vector<qint64>{0, 200}));
}

void TestReviewQueue::whoHoldsIt()
{
    m_source->holdBy(u"dec-0"_s, m_source->me);
    m_source->holdBy(u"dec-1"_s, {"u-2", "Marta"});
    start();
    const auto held = [this](int row) {
        return m_model->index(row, 0).data(ReviewQueueModel::HeldRole).value<Held>();
    };
    QCOMPARE(held(0), Held::ByMe);
    QCOMPARE(held(1), Held::ByOther);
    QCOMPARE(held(2), Held::ByNobody);
    QCOMPARE(cell(1, ReviewQueueModel::Holder).toString(), u"Marta"_s);
    // What is held is free again after its time, whoever says so.
    m_source->advance(std::chrono::minutes(15));
    QCOMPARE(held(0), Held::ByNobody);
    QCOMPARE(held(1), Held::ByNobody);
}

void TestReviewQueue::anItemThatLeftClosesTheGap()
{
    start();
    show(150);
    QTRY_COMPARE(idAt(150), u"dec-150"_s);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_model->drop(u"dec-7"_s);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(m_model->rowCount(), 249);
    QCOMPARE(idAt(6), u"dec-6"_s);
    QCOMPARE(idAt(7), u"dec-8"_s);
    QCOMPARE(idAt(99), u"dec-100"_s);
    QCOMPARE(m_model->facts()->open, 249);
}

void TestReviewQueue::whatCameIsAddedAtTheEnd()
{
    start();
    m_source->items.push_back(m_source->item(900, 0));
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 251);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(idAt(3), u"dec-3"_s);
    show(250);
    QTRY_COMPARE(idAt(250), u"dec-900"_s);
}

void TestReviewQueue::whatSomebodyElseDidIsSeen()
{
    start();
    m_source->items.erase(m_source->items.begin() + 2);
    m_source->holdBy(u"dec-3"_s, {"u-2", "Marta"});
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 249);
    QTRY_COMPARE(idAt(2), u"dec-3"_s);
    QCOMPARE(m_model->index(2, 0).data(ReviewQueueModel::HeldRole).value<Held>(), Held::ByOther);
}

void TestReviewQueue::theOtherPartsBeginAnew()
{
    m_source->holdBy(u"dec-5"_s, m_source->me);
    m_source->find(u"dec-9"_s)->verdict =
        contract::ReviewItem::Verdict{{"u-2", "Marta"}, m_source->instant(), "rejected", "no", 30};
    start();
    QCOMPARE(m_model->rowCount(), 249);
    m_model->setPart(ReviewQueueModel::Part::Mine);
    QTRY_COMPARE(idAt(0), u"dec-5"_s);
    QCOMPARE(m_model->rowCount(), 1);
    m_model->setPart(ReviewQueueModel::Part::Done);
    QTRY_COMPARE(idAt(0), u"dec-9"_s);
    QVERIFY(!cell(0, ReviewQueueModel::Due).isValid());
    QCOMPARE(m_model->index(0, 0).data(ReviewQueueModel::OutcomeRole).toString(), u"rejected"_s);
    QCOMPARE(cell(0, ReviewQueueModel::Holder).toString(), u"Marta"_s);
    QVERIFY(!m_model->index(0, 0).data(ReviewQueueModel::OverdueRole).toBool());
}

void TestReviewQueue::aProblemKeepsTheRows()
{
    start();
    m_source->problem = tests::FakeReviewSource::error(Kind::Server);
    m_model->refresh();
    QTRY_COMPARE(m_model->loadState(), LoadState::Stale);
    QCOMPARE(m_model->rowCount(), 250);
    QCOMPARE(m_model->problem()->kind, Kind::Server);
    m_source->problem.reset();
    m_model->refresh();
    QTRY_COMPARE(m_model->loadState(), LoadState::Ready);
    QVERIFY(!m_model->problem());
}

void TestReviewQueue::withoutRowsItSaysWhy_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("state");
    QTest::newRow("failed") << static_cast<int>(Kind::Server) << static_cast<int>(LoadState::Failed);
    QTest::newRow("forbidden") << static_cast<int>(Kind::Forbidden) << static_cast<int>(LoadState::Failed);
    QTest::newRow("offline") << static_cast<int>(Kind::Offline) << static_cast<int>(LoadState::Unavailable);
}

void TestReviewQueue::withoutRowsItSaysWhy()
{
    QFETCH(int, kind);
    QFETCH(int, state);
    m_source->problem = tests::FakeReviewSource::error(static_cast<Kind>(kind));
    m_model->setPart(ReviewQueueModel::Part::Open);
    QTRY_COMPARE(static_cast<int>(m_model->loadState()), state);
    m_source->problem.reset();
    m_source->fill(0);
    m_model->refresh();
    QTRY_COMPARE(m_model->loadState(), LoadState::Empty);
    m_source->fill(1);
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(m_model->loadState(), LoadState::Ready);
}

void TestReviewQueue::theNextFreeOneIsFound()
{
    m_source->fill(4);
    m_source->holdBy(u"dec-1"_s, {"u-2", "Marta"});
    start();
    QCOMPARE(m_model->nextFree(0), 0);
    QCOMPARE(m_model->nextFree(1), 2);
    QCOMPARE(m_model->nextFree(4), 0);
    for (const char *id : {"dec-0", "dec-2", "dec-3"})
        m_source->holdBy(QLatin1String(id), {"u-2", "Marta"});
    m_model->refresh();
    QTRY_COMPARE(m_model->nextFree(0), -1);
}

void TestReviewQueue::progressByReviewer()
{
    ReviewProgressModel progress(m_source.get());
    const QAbstractItemModelTester tester(&progress, QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_source->progressed.reviewers = {{{"u-1", "Lucas"}, 50, 5, 1, 14.5, 6, 12.0},
                                      {{"u-2", "Marta"}, 0, 2, 0, 30, 0, {}}};
    m_source->progressed.all = {{}, 50, 7, 1, 15, 6, 12.0};
    progress.refresh();
    QTRY_COMPARE(progress.rowCount(), 2);
    QCOMPARE(progress.index(0, ReviewProgressModel::HastyShare).data(SortRole).toDouble(), 12.0);
    QCOMPARE(progress.index(0, 0).data(ReviewProgressModel::HastyRole).toLongLong(), 6);
    QVERIFY(!progress.index(1, ReviewProgressModel::HastyShare).data(SortRole).isValid());
    QCOMPARE(progress.of(u"u-2"_s).rejected, 2);
    QCOMPARE(progress.of(u"u-9"_s).approved, 0);
    QCOMPARE(progress.all().approved, 50);
}

QTEST_GUILESS_MAIN(TestReviewQueue)
#include "tst_reviewqueue.moc"
