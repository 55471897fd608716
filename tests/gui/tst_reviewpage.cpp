// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviewpresenter.h"
#include "tests/models/fakereviewsource.h"
#include "tests/support/fakedrafts.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/governance/reviewpage.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::ui;
using namespace Qt::StringLiterals;
using models::ReviewQueueModel;
using Kind = api::ApiError::Kind;

/// The review queue by keyboard, over a platform in memory.
class TestReviewPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(this); }
    void init()
    {
        m_language.setPreference(u"en"_s);
        m_drafts = {};
        m_source = std::make_unique<tests::FakeReviewSource>();
        m_source->fill(6);
        make(true);
        QTRY_COMPARE(m_presenter->queue()->rowCount(), 6);
        QTRY_VERIFY(m_presenter->detail());
    }
    void cleanup() { m_page.reset(); }

    void theOldestStandsReady();
    void takeApproveNextByKeyboard();
    void rejectingAsksForTheReason();
    void aHoldThatRunsOutSaysSo();
    void whatIsTypedSurvives();
    void whatOthersHoldIsSeen();
    void statesSayWhatToDo_data();
    void statesSayWhatToDo();
    void nothingIsWrittenWithoutAConnection();
    void whoMayOnlyLookHasNoButtons();
    void theMeterHasItsFormula();
    void aLinkOpensOne();
    void everythingThatTakesTheKeyboardHasAName();
    void theLanguageCanBeChanged();

private:
    void make(bool mayDecide)
    {
        m_page.reset();
        m_presenter =
            new models::ReviewPresenter(m_source.get(), {u"u-1"_s, mayDecide}, [this] { return m_source->dateTime(); });
        m_presenter->note()->setDrafts(&m_drafts);
        m_page = std::make_unique<ReviewPage>(m_presenter, QTimeZone::utc());
        m_page->resize(1180, 640);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->activate();
    }
    template<class T>
    [[nodiscard]] T *seen(const QString &name) const
    {
        for (QWidget *const widget : QApplication::allWidgets())
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<T *>(widget);
        return nullptr;
    }
    [[nodiscard]] QString label(const QString &name) const
    {
        const auto *const found = seen<QLabel>(name);
        return found ? found->text().replace(QChar::Nbsp, u' ') : QString();
    }
    [[nodiscard]] QString message() const
    {
        const auto *const found = seen<QWidget>(u"review.message"_s);
        return found ? found->accessibleName() : QString();
    }
    [[nodiscard]] QString stateTitle() const
    {
        for (const QLabel *const found : seen<QWidget>(u"reviews.state"_s)->findChildren<QLabel *>())
            if (found->isVisible() && !found->text().isEmpty())
                return found->text();
        return {};
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString().replace(QChar::Nbsp, u' ');
    }
    [[nodiscard]] QTableView *table() const { return m_page->findChild<QTableView *>(u"reviews.table"_s); }
    void key(Qt::Key key) const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_page.get(), key);
    }
    void take()
    {
        key(Qt::Key_T);
        QTRY_VERIFY(m_presenter->canDecide());
    }

    Language m_language;
    tests::FakeDrafts m_drafts;
    std::unique_ptr<tests::FakeReviewSource> m_source;
    models::ReviewPresenter *m_presenter = nullptr;
    std::unique_ptr<ReviewPage> m_page;
};

void TestReviewPage::theOldestStandsReady()
{
    QCOMPARE(m_presenter->id(), u"dec-0"_s);
    QCOMPARE(table()->currentIndex().row(), 0);
    QCOMPARE(label(u"reviews.words"_s), u"6 decisions wait. 1 of them for longer than 4 h."_s);
    QCOMPARE(cell(0, ReviewQueueModel::Due), u"late by 1 h"_s);
    QCOMPARE(cell(5, ReviewQueueModel::Due), u"4 h left"_s);
    QCOMPARE(cell(0, ReviewQueueModel::Holder), u"free"_s);
    QCOMPARE(cell(0, ReviewQueueModel::Confidence), u"no data"_s);
    QCOMPARE(label(u"review.why"_s), u"“el riesgo es alto”"_s);
    QVERIFY(seen<QPushButton>(u"review.take"_s)->text().contains(u'T'));
    QVERIFY(!seen<QPushButton>(u"review.approve"_s));
}

void TestReviewPage::takeApproveNextByKeyboard()
{
    take();
    QCOMPARE(cell(0, ReviewQueueModel::Holder), u"you"_s);
    QCOMPARE(label(u"review.hold"_s), u"You hold it for another 15:00."_s);
    key(Qt::Key_A);
    QTRY_COMPARE(m_presenter->said(), 1);
    QCOMPARE(m_presenter->id(), u"dec-1"_s);
    QCOMPARE(table()->model()->rowCount(), 5);
    QTRY_COMPARE(table()->currentIndex().row(), 0);
    key(Qt::Key_N);
    QTRY_COMPARE(m_presenter->id(), u"dec-2"_s);
    QTRY_COMPARE(table()->currentIndex().row(), 1);
    QTRY_VERIFY(m_presenter->detail());
    take();
    key(Qt::Key_B);
    QTRY_VERIFY(m_presenter->canTake());
    QCOMPARE(m_source->verdicts.size(), 1U);
}

void TestReviewPage::rejectingAsksForTheReason()
{
    take();
    key(Qt::Key_R);
    QVERIFY(m_source->verdicts.empty());
    QCOMPARE(message(), u"Why is it rejected? Write the reason and press Enter."_s);
    auto *const reason = seen<QLineEdit>(u"review.reason"_s);
    QTRY_VERIFY(reason->hasFocus());
    // Letters that are keys of the page are letters here.
    QTest::keyClicks(reason, u"A car, not a tractor"_s);
    QCOMPARE(message(), QString());
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_COMPARE(m_source->verdicts.size(), 1U);
    QCOMPARE(m_source->verdicts[0].outcome, std::string("rejected"));
    QCOMPARE(m_source->verdicts[0].reason, std::string("A car, not a tractor"));
    QTRY_COMPARE(m_presenter->id(), u"dec-1"_s);
    QVERIFY(m_page->findChild<QLineEdit *>(u"review.reason"_s)->text().isEmpty());
}

void TestReviewPage::aHoldThatRunsOutSaysSo()
{
    take();
    auto *const reason = seen<QLineEdit>(u"review.reason"_s);
    reason->setText(u"half a thought"_s);
    m_source->advance(std::chrono::minutes(14));
    m_presenter->tick();
    QCOMPARE(label(u"review.hold"_s), u"You hold it for another 1:00."_s);
    m_source->advance(std::chrono::minutes(1));
    m_presenter->tick();
    QVERIFY(message().startsWith(u"Your time with it is over"_s));
    QVERIFY(!seen<QPushButton>(u"review.approve"_s));
    table()->setFocus();
    take();
    QCOMPARE(seen<QLineEdit>(u"review.reason"_s)->text(), u"half a thought"_s);
}

void TestReviewPage::whatIsTypedSurvives()
{
    take();
    auto *reason = seen<QLineEdit>(u"review.reason"_s);
    reason->setFocus();
    QTest::keyClicks(reason, u"A car, not a tractor"_s);
    // The window is locked, and comes back with another page.
    m_page->hide();
    QCOMPARE(m_drafts.list.size(), 1);
    make(true);
    QTRY_VERIFY(m_presenter->canDecide());
    reason = seen<QLineEdit>(u"review.reason"_s);
    QCOMPARE(reason->text(), u"A car, not a tractor"_s);
    QCOMPARE(message(), u"What you had written about it is back."_s);
    m_source->problem = tests::FakeReviewSource::error(Kind::Offline);
    reason->setFocus();
    QTest::keyClicks(reason, u"!"_s);
    QCOMPARE(message(), QString());
    table()->setFocus();
    key(Qt::Key_R);
    QTRY_COMPARE(m_source->verdicts.size(), 1U);
    QCOMPARE(reason->text(), u"A car, not a tractor!"_s);
    QTRY_VERIFY(m_drafts.list.first().bytes.contains("tractor!"));
    m_source->problem.reset();
    key(Qt::Key_R);
    QTRY_COMPARE(m_source->verdicts.size(), 2U);
    QTRY_VERIFY(m_drafts.list.isEmpty());
}

void TestReviewPage::whatOthersHoldIsSeen()
{
    m_source->holdBy(u"dec-0"_s, {"u-2", "Marta"});
    key(Qt::Key_T);
    QTRY_COMPARE(message(), u"Somebody else has taken it. Go to the next one."_s);
    QCOMPARE(label(u"review.hold"_s), u"Marta holds it for another 15:00."_s);
    QCOMPARE(cell(0, ReviewQueueModel::Holder), u"Marta"_s);
}

void TestReviewPage::statesSayWhatToDo_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("title");
    QTest::newRow("failed") << static_cast<int>(Kind::Server) << u"The queue could not be read"_s;
    QTest::newRow("forbidden") << static_cast<int>(Kind::Forbidden) << u"The queue could not be read"_s;
    QTest::newRow("offline") << static_cast<int>(Kind::Offline)
                             << u"No connection, and the queue was never read here"_s;
    QTest::newRow("empty") << -1 << u"Nothing waits for a person"_s;
}

void TestReviewPage::statesSayWhatToDo()
{
    QFETCH(int, kind);
    QFETCH(QString, title);
    m_source->fill(0);
    if (kind >= 0)
        m_source->problem = tests::FakeReviewSource::error(static_cast<Kind>(kind));
    make(true);
    QTRY_VERIFY(seen<QWidget>(u"reviews.state"_s));
    QTRY_COMPARE(stateTitle(), title);
    m_source->problem.reset();
    m_source->fill(2);
    m_page->refresh();
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QTRY_VERIFY(table()->isVisible());
}

void TestReviewPage::nothingIsWrittenWithoutAConnection()
{
    take();
    m_page->setReadOnly(ReadOnly::Offline);
    QVERIFY(!seen<QPushButton>(u"review.approve"_s)->isEnabled());
    QVERIFY(!seen<QPushButton>(u"review.approve"_s)->toolTip().isEmpty());
    key(Qt::Key_A);
    key(Qt::Key_B);
    QVERIFY(!m_presenter->isBusy());
    QVERIFY(m_source->verdicts.empty());
    m_page->setReadOnly(ReadOnly::No);
    QVERIFY(seen<QPushButton>(u"review.approve"_s)->isEnabled());
}

void TestReviewPage::whoMayOnlyLookHasNoButtons()
{
    make(false);
    QTRY_VERIFY(m_presenter->detail());
    QVERIFY(!seen<QPushButton>(u"review.take"_s));
    key(Qt::Key_T);
    QVERIFY(!m_presenter->isBusy());
    QVERIFY(label(u"reviews.mine"_s).isEmpty());
}

void TestReviewPage::theMeterHasItsFormula()
{
    m_source->progressed.reviewers = {{{"u-1", "Lucas"}, 50, 5, 1, 14.5, 6, 12.0}};
    m_source->progressed.all = {{}, 50, 5, 1, 14.5, 6, 12.0};
    key(Qt::Key_P);
    QTRY_VERIFY(seen<QTableView>(u"reviewProgress.table"_s));
    QTRY_COMPARE(label(u"reviewProgress.share"_s), u"Hasty approvals, all together: 12% (6 of 50)"_s);
    QVERIFY(label(u"reviewProgress.formula"_s).contains(u"48 characters"_s));
    const auto *const lines = seen<QTableView>(u"reviewProgress.table"_s);
    QCOMPARE(lines->model()->index(0, 5).data().toString().replace(QChar::Nbsp, u' '), u"12% (6 of 50)"_s);
    seen<QPushButton>(u"reviewProgress.close"_s)->click();
}

void TestReviewPage::aLinkOpensOne()
{
    QUrlQuery place;
    place.addQueryItem(u"id"_s, u"dec-3"_s);
    m_page->open(place);
    QCOMPARE(m_presenter->id(), u"dec-3"_s);
    QTRY_COMPARE(table()->currentIndex().row(), 3);
    QCOMPARE(m_page->query(), place);
    QSignalSpy wanted(m_page.get(), &Page::pageRequested);
    QTRY_VERIFY(m_presenter->detail());
    seen<QPushButton>(u"review.log"_s)->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"audit"_s);
    QCOMPARE(wanted[0][1].value<QUrlQuery>().queryItemValue(u"decision"_s), u"dec-3"_s);
}

void TestReviewPage::everythingThatTakesTheKeyboardHasAName()
{
    take();
    int named = 0;
    for (auto *widget : m_page->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        QVERIFY2(!QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name).isEmpty(),
                 qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
        ++named;
    }
    QVERIFY(named > 8);
}

void TestReviewPage::theLanguageCanBeChanged()
{
    m_language.setPreference(u"es"_s);
    QTRY_COMPARE(label(u"reviews.words"_s), u"6 decisiones esperan. 1 de ellas más de 4 h."_s);
    QCOMPARE(cell(0, ReviewQueueModel::Due), u"retraso de 1 h"_s);
    QTRY_VERIFY(seen<QPushButton>(u"review.take"_s)->text().startsWith(u"Tomar"_s));
}

QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
