// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakereviewsource.h"

#include "models/reviewpresenter.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;
using Held = ReviewQueueModel::Held;
using Outcome = ReviewPresenter::Outcome;

/// One reviewer at work: what is taken, for how long, what is said, and who was faster.
class TestReviewPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeReviewSource>();
        m_source->fill(5);
        make(true);
    }
    void cleanup() { m_presenter.reset(); }

    void whatIsTakenIsHeldForItsMinutes();
    void aWordLeadsToTheNextOne();
    void rejectingAndCorrectingNeedAReason_data();
    void rejectingAndCorrectingNeedAReason();
    void nothingIsSaidAboutWhatIsNotHeld();
    void whoWasFasterIsNamed();
    void aWordThatCameTooLateIsNotSaid();
    void whatIsPutBackIsFree();
    void nextLeavesOutWhatOthersHold();
    void whoMayOnlyLookTakesNothing();
    void aLostAnswerIsToldAndCanBeTriedAgain();
    void theQueueIsRenewedWhileItIsWatched();

private:
    void make(bool mayDecide)
    {
        m_presenter = std::make_unique<ReviewPresenter>(m_source.get(), ReviewPresenter::Facts{u"u-1"_s, mayDecide},
                                                        [this] { return m_source->dateTime(); });
        m_presenter->queue()->setPart(ReviewQueueModel::Part::Open);
        QTRY_COMPARE(m_presenter->queue()->rowCount(), 5);
    }
    void open(const QString &id)
    {
        m_presenter->open(id);
        QTRY_VERIFY(m_presenter->detail());
    }
    void take(const QString &id)
    {
        open(id);
        m_presenter->take();
        QTRY_COMPARE(m_presenter->held(), Held::ByMe);
        QTRY_VERIFY(!m_presenter->isBusy());
    }

    std::unique_ptr<tests::FakeReviewSource> m_source;
    std::unique_ptr<ReviewPresenter> m_presenter;
};

void TestReviewPresenter::whatIsTakenIsHeldForItsMinutes()
{
    open(u"dec-0"_s);
    QCOMPARE(m_presenter->inputs().size(), 2);
    QVERIFY(m_presenter->inputs()[1].isMasked);
    QVERIFY(m_presenter->canTake());
    QVERIFY(!m_presenter->canDecide());
    m_presenter->take();
    QTRY_VERIFY(m_presenter->canDecide());
    QCOMPARE(m_presenter->holdLeft(), 15 * 60);
    m_source->advance(std::chrono::seconds(61));
    m_presenter->tick();
    QCOMPARE(m_presenter->holdLeft(), 15 * 60 - 61);
    m_source->advance(std::chrono::minutes(14));
    m_presenter->tick();
    QCOMPARE(m_presenter->holdLeft(), 0);
    QVERIFY(m_presenter->hasRunOut());
    QVERIFY(!m_presenter->canDecide());
    QVERIFY(m_presenter->canTake());
}

void TestReviewPresenter::aWordLeadsToTheNextOne()
{
    QSignalSpy decided(m_presenter.get(), &ReviewPresenter::decided);
    take(u"dec-1"_s);
    m_presenter->decide(Outcome::Approved, {});
    QTRY_COMPARE(decided.size(), 1);
    QCOMPARE(decided[0][0].toString(), u"dec-1"_s);
    QCOMPARE(m_presenter->id(), u"dec-2"_s);
    QCOMPARE(m_presenter->queue()->rowCount(), 4);
    QCOMPARE(m_presenter->said(), 1);
    QCOMPARE(m_source->verdicts.size(), 1U);
    QCOMPARE(m_source->verdicts[0].outcome, std::string("approved"));
    QTRY_COMPARE(m_presenter->progress()->of(u"u-1"_s).approved, 1);
    // Nothing is taken for somebody who has not asked for it.
    QTRY_VERIFY(m_presenter->detail());
    QCOMPARE(m_presenter->held(), Held::ByNobody);
}

void TestReviewPresenter::rejectingAndCorrectingNeedAReason_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("reject") << static_cast<int>(Outcome::Rejected) << QByteArray("rejected");
    QTest::newRow("correct") << static_cast<int>(Outcome::Corrected) << QByteArray("corrected");
}

void TestReviewPresenter::rejectingAndCorrectingNeedAReason()
{
    QFETCH(int, outcome);
    QFETCH(QByteArray, name);
    take(u"dec-0"_s);
    m_presenter->decide(static_cast<Outcome>(outcome), u"   "_s);
    QVERIFY(!m_presenter->isBusy());
    QVERIFY(m_source->verdicts.empty());
    m_presenter->decide(static_cast<Outcome>(outcome), u" Faltan datos "_s);
    QTRY_COMPARE(m_source->verdicts.size(), 1U);
    QCOMPARE(m_source->verdicts[0].outcome, name.toStdString());
    QCOMPARE(m_source->verdicts[0].reason, std::string("Faltan datos"));
}

void TestReviewPresenter::nothingIsSaidAboutWhatIsNotHeld()
{
    open(u"dec-0"_s);
    m_presenter->decide(Outcome::Approved, {});
    m_presenter->release();
    QVERIFY(!m_presenter->isBusy());
    QVERIFY(m_source->verdicts.empty());
}

void TestReviewPresenter::whoWasFasterIsNamed()
{
    open(u"dec-0"_s);
    m_source->holdBy(u"dec-0"_s, {"u-2", "Marta"});
    m_presenter->take();
    QTRY_VERIFY(m_presenter->refusal());
    QCOMPARE(m_presenter->refusal()->code, u"review_taken"_s);
    QCOMPARE(m_presenter->held(), Held::ByOther);
    QCOMPARE(m_presenter->detail()->item.hold->by.name, std::string("Marta"));
    QVERIFY(!m_presenter->canTake());
    // When her time is over it can be taken.
    m_source->advance(std::chrono::minutes(15));
    m_presenter->tick();
    QVERIFY(!m_presenter->hasRunOut());
    QVERIFY(m_presenter->canTake());
}

void TestReviewPresenter::aWordThatCameTooLateIsNotSaid()
{
    take(u"dec-0"_s);
    // The platform's clock is ahead of what this computer believes.
    m_source->find(u"dec-0"_s)->hold.reset();
    m_presenter->decide(Outcome::Approved, {});
    QTRY_VERIFY(m_presenter->refusal());
    QCOMPARE(m_presenter->refusal()->code, u"review_not_held"_s);
    QCOMPARE(m_presenter->id(), u"dec-0"_s);
    QTRY_VERIFY(m_presenter->canTake());
    QCOMPARE(m_presenter->said(), 0);
}

void TestReviewPresenter::whatIsPutBackIsFree()
{
    take(u"dec-0"_s);
    m_presenter->release();
    QTRY_VERIFY(m_presenter->canTake());
    QVERIFY(!m_source->find(u"dec-0"_s)->hold);
    QVERIFY(!m_presenter->hasRunOut());
}

void TestReviewPresenter::nextLeavesOutWhatOthersHold()
{
    m_source->holdBy(u"dec-1"_s, {"u-2", "Marta"});
    m_presenter->queue()->refresh();
    QTRY_COMPARE(m_presenter->queue()->nextFree(1), 2);
    open(u"dec-0"_s);
    QVERIFY(m_presenter->openNext());
    QCOMPARE(m_presenter->id(), u"dec-2"_s);
    m_presenter->open(u"dec-4"_s);
    QVERIFY(m_presenter->openNext());
    QCOMPARE(m_presenter->id(), u"dec-0"_s);
}

void TestReviewPresenter::whoMayOnlyLookTakesNothing()
{
    make(false);
    open(u"dec-0"_s);
    QVERIFY(!m_presenter->canTake());
    m_presenter->take();
    QVERIFY(!m_presenter->isBusy());
    QVERIFY(!m_source->find(u"dec-0"_s)->hold);
}

void TestReviewPresenter::aLostAnswerIsToldAndCanBeTriedAgain()
{
    take(u"dec-0"_s);
    m_source->problem = tests::FakeReviewSource::error(Kind::Offline);
    m_presenter->decide(Outcome::Approved, {});
    QTRY_VERIFY(m_presenter->refusal());
    QVERIFY(m_presenter->refusal()->isUnreachable());
    QVERIFY(m_presenter->canDecide());
    m_source->problem.reset();
    m_presenter->decide(Outcome::Approved, {});
    QTRY_COMPARE(m_presenter->said(), 1);
}

void TestReviewPresenter::theQueueIsRenewedWhileItIsWatched()
{
    const std::size_t before = m_source->asked.size();
    for (int second = 0; second < ReviewPresenter::refreshSeconds; ++second)
        m_presenter->tick();
    QCOMPARE(m_source->asked.size(), before + 1);
}

QTEST_GUILESS_MAIN(TestReviewPresenter)
#include "tst_reviewpresenter.moc"
