// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeoverridesource.h"

#include "models/overridepresenter.h"
#include "models/whypresenter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Kind = api::ApiError::Kind;

/// Overrides: who may say what about which, and what is shown of it.
class TestOverridesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeOverrideSource>();
        m_source->list = {tests::FakeOverrideSource::wish("ovr-1", {"u-2", "Marta"}),
                          tests::FakeOverrideSource::wish("ovr-2", m_source->me),
                          tests::FakeOverrideSource::wish("ovr-3", {"u-2", "Marta"}, "used")};
        make({u"u-1"_s, true, true});
    }
    void cleanup()
    {
        m_tester.reset();
        m_presenter.reset();
    }

    void theFilterAsksThePlatform();
    void whoMaySayWhat_data();
    void whoMaySayWhat();
    void aWordIsShownAtOnce_data();
    void aWordIsShownAtOnce();
    void whatSomebodyElseSaidFirstIsShown();
    void aDeclinedCodeChangesNothing();
    void oneThatIsNotInTheListIsRead();
    void aProblemKeepsTheRows();
    void whyIsAskedAndCanBeRequested();
    void manyAreFetchedAsOneScrolls();
    void aPageThatFailsIsTold();

private:
    void make(const OverridePresenter::Facts &facts)
    {
        m_tester.reset();
        m_presenter = std::make_unique<OverridePresenter>(m_source.get(), facts);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_presenter->list(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_presenter->list()->refresh();
        QTRY_COMPARE(m_presenter->list()->rowCount(), static_cast<int>(m_source->list.size()));
    }

    std::unique_ptr<tests::FakeOverrideSource> m_source;
    std::unique_ptr<OverridePresenter> m_presenter;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestOverridesModel::theFilterAsksThePlatform()
{
    OverridesModel *const list = m_presenter->list();
    list->setFilter(u"used"_s);
    QTRY_COMPARE(list->rowCount(), 1);
    QCOMPARE(m_source->filters.back(), u"used"_s);
    QVERIFY(!list->index(0, OverridesModel::EndsAt).data(SortRole).isValid());
    list->setFilter(u"expired"_s);
    QTRY_COMPARE(list->loadState(), LoadState::Empty);
    list->setFilter({});
    QTRY_COMPARE(list->rowCount(), 3);
    QVERIFY(list->index(0, OverridesModel::EndsAt).data(SortRole).isValid());
}

void TestOverridesModel::whoMaySayWhat_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("mayApprove");
    QTest::addColumn<bool>("decides");
    QTest::addColumn<bool>("withdraws");
    QTest::newRow("another's") << u"ovr-1"_s << true << true << true;
    QTest::newRow("another's, no right") << u"ovr-1"_s << false << false << false;
    QTest::newRow("own") << u"ovr-2"_s << true << false << true;
    QTest::newRow("own, no right") << u"ovr-2"_s << false << false << true;
    QTest::newRow("used") << u"ovr-3"_s << true << false << false;
}

void TestOverridesModel::whoMaySayWhat()
{
    QFETCH(QString, id);
    QFETCH(bool, mayApprove);
    QFETCH(bool, decides);
    QFETCH(bool, withdraws);
    make({u"u-1"_s, true, mayApprove});
    m_presenter->open(id);
    QCOMPARE(m_presenter->canDecide(), decides);
    QCOMPARE(m_presenter->canWithdraw(), withdraws);
    if (!decides) {
        m_presenter->approve({});
        m_presenter->reject({});
        QVERIFY(!m_presenter->isBusy());
        QCOMPARE(m_source->said, 0);
    }
}

void TestOverridesModel::aWordIsShownAtOnce_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("state");
    QTest::newRow("approve") << u"approve"_s << u"approved"_s;
    QTest::newRow("reject") << u"reject"_s << u"rejected"_s;
    QTest::newRow("withdraw") << u"withdraw"_s << u"withdrawn"_s;
}

void TestOverridesModel::aWordIsShownAtOnce()
{
    QFETCH(QString, word);
    QFETCH(QString, state);
    QSignalSpy said(m_presenter.get(), &OverridePresenter::said);
    m_presenter->open(u"ovr-1"_s);
    if (word == u"approve")
        m_presenter->approve(u" Sold last week "_s);
    else if (word == u"reject")
        m_presenter->reject(u" Sold last week "_s);
    else
        m_presenter->withdraw(u" Sold last week "_s);
    QVERIFY(m_presenter->isBusy());
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said[0][1].toString(), state);
    QCOMPARE(m_presenter->current()->state, state.toStdString());
    QCOMPARE(m_source->find(u"ovr-1"_s)->note, std::string("Sold last week"));
    QTRY_COMPARE(m_presenter->list()->find(u"ovr-1"_s)->state, state.toStdString());
}

void TestOverridesModel::whatSomebodyElseSaidFirstIsShown()
{
    m_presenter->open(u"ovr-1"_s);
    m_source->sayElsewhere(u"ovr-1"_s, "rejected");
    m_presenter->approve({});
    QTRY_VERIFY(m_presenter->refusal());
    QCOMPARE(m_presenter->refusal()->code, u"stale_version"_s);
    QCOMPARE(m_presenter->current()->state, std::string("rejected"));
    QVERIFY(!m_presenter->canDecide());
}

void TestOverridesModel::aDeclinedCodeChangesNothing()
{
    m_presenter->open(u"ovr-1"_s);
    m_source->problem = tests::FakeOverrideSource::error(Kind::MfaRequired, u"step_up_declined"_s);
    m_presenter->approve({});
    QTRY_VERIFY(m_presenter->refusal());
    QCOMPARE(m_presenter->current()->state, std::string("requested"));
    QVERIFY(m_presenter->canDecide());
}

void TestOverridesModel::oneThatIsNotInTheListIsRead()
{
    m_presenter->list()->setFilter(u"used"_s);
    QTRY_COMPARE(m_presenter->list()->rowCount(), 1);
    m_presenter->open(u"ovr-2"_s);
    QTRY_VERIFY(m_presenter->current());
    QVERIFY(m_presenter->isOwn());
    m_presenter->open(u"ovr-99"_s);
    QTRY_VERIFY(m_presenter->problem());
    QCOMPARE(m_presenter->problem()->kind, Kind::NotFound);
    QVERIFY(!m_presenter->current());
}

void TestOverridesModel::aProblemKeepsTheRows()
{
    m_source->problem = tests::FakeOverrideSource::error(Kind::Offline);
    m_presenter->refresh();
    QTRY_COMPARE(m_presenter->list()->loadState(), LoadState::Stale);
    QCOMPARE(m_presenter->list()->rowCount(), 3);
    OverridesModel other(m_source.get());
    other.refresh();
    QTRY_COMPARE(other.loadState(), LoadState::Unavailable);
}

void TestOverridesModel::whyIsAskedAndCanBeRequested()
{
    tests::FakeWhySource source;
    WhyPresenter why(&source);
    why.ask(u"  dec-7 \n"_s);
    QTRY_COMPARE(why.state(), LoadState::Ready);
    QCOMPARE(source.asked.back(), u"dec-7"_s);
    QVERIFY(why.canRequest());
    source.answer.overrides = {tests::FakeOverrideSource::wish("ovr-1", {"u-2", "Marta"})};
    why.refresh();
    QTRY_VERIFY(!why.canRequest());
    source.answer.overrides[0].state = "rejected";
    why.refresh();
    QTRY_VERIFY(why.canRequest());
    source.answer.state = "executed";
    why.refresh();
    QTRY_VERIFY(!why.canRequest());
    source.problem = tests::FakeOverrideSource::error(Kind::NotFound);
    why.ask(u"nothing"_s);
    QTRY_COMPARE(why.state(), LoadState::Failed);
    QVERIFY(!why.answer());
    why.ask({});
    QCOMPARE(why.state(), LoadState::Empty);
}

void TestOverridesModel::manyAreFetchedAsOneScrolls()
{
    constexpr int many = 1'150;
    m_source->list.clear();
    for (int i = 0; i < many; ++i)
        m_source->list.push_back(tests::FakeOverrideSource::wish("ovr-" + std::to_string(i), {"u-2", "Marta"}));
    OverridesModel list(m_source.get());
    QVERIFY(!list.canFetchMore({}));
    list.refresh();
    QTRY_COMPARE(list.rowCount(), static_cast<int>(OverridesModel::page));
    QCOMPARE(list.total(), qint64{many});
    list.fetchMore({});
    QVERIFY(!list.canFetchMore({}));
    QTRY_COMPARE(list.rowCount(), static_cast<int>(2 * OverridesModel::page));

    // A new one, and one of which a word is said, leave no gap and no row twice.
    m_source->list.insert(m_source->list.begin(), tests::FakeOverrideSource::wish("ovr-new", {"u-2", "Marta"}));
    m_source->sayElsewhere(u"ovr-3"_s, "rejected");
    while (list.canFetchMore({})) {
        const int before = list.rowCount();
        list.fetchMore({});
        QTRY_VERIFY(list.rowCount() > before);
    }
    QCOMPARE(list.rowCount(), many);
    for (int row = 0; row < many; ++row)
        QCOMPARE(list.index(row, 0).data(IdRole).toString(), u"ovr-"_s + QString::number(row));
    QCOMPARE(list.find(u"ovr-3"_s)->state, std::string("requested"));

    // What one has scrolled to stays in its place. (The tester fetches by itself, so it comes now.)
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QPersistentModelIndex chosen(list.index(1'100, 0));
    m_source->filters.clear();
    list.refresh();
    QTRY_COMPARE(list.find(u"ovr-3"_s)->state, std::string("rejected"));
    // Three for what was there; the tester may have asked for the one behind.
    QVERIFY(m_source->filters.size() == 3 || m_source->filters.size() == 4);
    QCOMPARE(list.index(0, 0).data(IdRole).toString(), u"ovr-new"_s);
    QVERIFY(list.rowCount() >= many);
    QCOMPARE(chosen.data(IdRole).toString(), u"ovr-1100"_s);
    QCOMPARE(chosen.row(), 1'101);
}

void TestOverridesModel::aPageThatFailsIsTold()
{
    m_source->list.clear();
    for (int i = 0; i < 300; ++i)
        m_source->list.push_back(tests::FakeOverrideSource::wish("ovr-" + std::to_string(i), {"u-2", "Marta"}));
    OverridesModel list(m_source.get());
    list.refresh();
    QTRY_VERIFY(list.canFetchMore({}));
    m_source->problem = tests::FakeOverrideSource::error(Kind::Offline);
    list.fetchMore({});
    QTRY_COMPARE(list.loadState(), LoadState::Stale);
    QVERIFY(list.problem());
    QCOMPARE(list.rowCount(), 200);
    // Nobody asks for ever; the next refresh goes on.
    QVERIFY(!list.canFetchMore({}));
    m_source->problem.reset();
    list.refresh();
    QTRY_VERIFY(list.canFetchMore({}));
    list.fetchMore({});
    QTRY_COMPARE(list.rowCount(), 300);
    QVERIFY(!list.canFetchMore({}));
}

QTEST_GUILESS_MAIN(TestOverridesModel)
#include "tst_overridesmodel.moc"
