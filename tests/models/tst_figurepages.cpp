// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurefixture.h"

#include "models/figurepages.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using api::ApiError;

namespace {

ApiError offline()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    return error;
}

} // namespace

/// A transcript: which pages are asked for, and what is told of them.
class TestFigurePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_pages = std::make_unique<FigurePages>(m_source.get());
        m_told.clear();
        connect(m_pages.get(), &FigurePages::begun, this, [this] { m_told += u"begun"_s; });
        connect(m_pages.get(), &FigurePages::taken, this,
                [this](const FigurePages::Page &page) { m_told += QString::number(page.value.offset); });
        connect(m_pages.get(), &FigurePages::finished, this, [this] { m_told += u"finished"_s; });
        connect(m_pages.get(), &FigurePages::failed, this, [this] { m_told += u"failed"_s; });
    }

    void pagesComeInTheirOrderOneAtATime()
    {
        m_pages->read({u"tasksAutomated"_s, {}}, {}, u"part"_s);
        const auto all = tests::countedRows(1234);
        for (std::size_t page = 0; page < 3; ++page) {
            QTRY_COMPARE(m_source->pages.size(), page + 1);
            QCOMPARE(m_source->pages[page].query.offset, static_cast<qint64>(page) * 500);
            QCOMPARE(m_source->pages[page].query.q, u"part"_s);
            QVERIFY(!m_pages->isComplete());
            tests::answer(m_source->pages[page], all);
        }
        QTRY_VERIFY(!m_pages->isReading());
        QCOMPARE(told(), u"begun 0 500 1000 finished"_s);
        QCOMPARE(m_pages->rowsRead(), 1234);
        QVERIFY(m_pages->isComplete());
    }

    void whatIsBeyondIsReadInPassing()
    {
        m_pages->read({u"tasksAutomated"_s, {}}, {});
        const auto all = tests::countedRows(6'000);
        for (std::size_t page = 0; page < 12; ++page) {
            QTRY_COMPARE(m_source->pages.size(), page + 1);
            QCOMPARE(m_source->pages[page].query.inPassing, page >= 10);
            tests::answer(m_source->pages[page], all);
        }
        QTRY_VERIFY(m_pages->isComplete());
    }

    void noRowsAreAPageToo()
    {
        m_pages->read({u"tasksAutomated"_s, {}}, {});
        tests::answer(m_source->pages[0], tests::countedRows(0));
        QTRY_COMPARE(told(), u"begun 0 finished"_s);
    }

    void whatIsOutOfDateIsAskedForAnew()
    {
        m_pages->read({u"tasksAutomated"_s, {}}, {});
        tests::answer(m_source->pages[0], tests::countedRows(3), {}, true);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        QVERIFY(!m_source->pages[0].refresh && m_source->pages[1].refresh);
        tests::answer(m_source->pages[1], tests::countedRows(4));
        QTRY_COMPARE(told(), u"begun 0 finished"_s);
        QCOMPARE(m_pages->rowsRead(), 4);
    }

    void outOfReachWhatIsKeptCounts()
    {
        m_pages->read({u"tasksAutomated"_s, {}}, {});
        tests::answer(m_source->pages[0], tests::countedRows(3), {}, true, offline());
        QTRY_COMPARE(told(), u"begun 0 finished"_s);
        QCOMPARE(m_source->pages.size(), std::size_t(1));
    }

    void outOfReachPagesOfAnotherTimeDoNotFit()
    {
        m_pages->read({u"tasksAutomated"_s, {}}, {});
        tests::answer(m_source->pages[0], tests::countedRows(700), {}, true, offline());
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        auto other = tests::countedRows(700);
        other.snapshot = "another";
        tests::answer(m_source->pages[1], other, {}, true, offline());
        QTRY_COMPARE(told(), u"begun 0 failed"_s);
    }

    void aListThatChangesTooOftenIsGivenUp()
    {
        m_pages->read({u"tasksAutomated"_s, {}}, {});
        auto all = tests::countedRows(700);
        for (std::size_t call = 0; m_pages->isReading() && call < 50; ++call) {
            QTRY_VERIFY(m_source->pages.size() > call || !m_pages->isReading());
            if (!m_pages->isReading())
                break;
            all.snapshot = std::to_string(call);
            tests::answer(m_source->pages[call], all);
            QTest::qWait(1);
        }
        QCOMPARE(told(), u"begun 0 begun 0 begun 0 begun 0 failed"_s);
    }

    void anEmptyPageInTheMiddleIsNoEnd()
    {
        m_pages->read({u"tasksAutomated"_s, {}}, {});
        auto all = tests::countedRows(700);
        tests::answer(m_source->pages[0], all);
        QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
        all.rows.clear();
        m_source->pages[1].succeed(all);
        QTRY_COMPARE(told(), u"begun 0 failed"_s);
    }

    void whoTakesAPageMayStopOrBeginAnother_data()
    {
        QTest::addColumn<bool>("another");
        QTest::addRow("stop") << false;
        QTest::addRow("another") << true;
    }
    void whoTakesAPageMayStopOrBeginAnother()
    {
        QFETCH(bool, another);
        const auto once = connect(m_pages.get(), &FigurePages::taken, this, [this, another] {
            if (!another)
                m_pages->stop();
            else if (std::exchange(m_isFirst, false))
                m_pages->read({u"openRisks"_s, {}}, {});
        });
        m_isFirst = true;
        m_pages->read({u"tasksAutomated"_s, {}}, {});
        tests::answer(m_source->pages[0], tests::countedRows(another ? 3 : 700));
        if (another) {
            QTRY_COMPARE(m_source->pages.size(), std::size_t(2));
            QCOMPARE(m_source->pages[1].query.metric, u"openRisks"_s);
            tests::answer(m_source->pages[1], tests::countedRows(2));
        }
        QTRY_COMPARE(told(), another ? u"begun 0 begun 0 finished"_s : u"begun 0"_s);
        QVERIFY(!m_pages->isReading());
        QCOMPARE(m_source->pages.size(), std::size_t(another ? 2 : 1));
        disconnect(once);
    }

private:
    QString told() const { return m_told.join(u' '); }

    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<FigurePages> m_pages;
    QStringList m_told;
    bool m_isFirst = false;
};

QTEST_GUILESS_MAIN(TestFigurePages)
#include "tst_figurepages.moc"
