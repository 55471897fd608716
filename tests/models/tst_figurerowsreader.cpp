// SPDX-License-Identifier: GPL-3.0-or-later
#include "figurefixture.h"

#include "models/figurerowsreader.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace atalaya;
using namespace atalaya::models;
using namespace Qt::StringLiterals;
using Extent = FigureRowsReader::Extent;

class TestFigureRowsReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<tests::FakeDashboardSource>();
        m_reader = std::make_unique<FigureRowsReader>(m_source.get());
        m_failed = std::make_unique<QSignalSpy>(m_reader.get(), &FigureRowsReader::failed);
        m_done = 0;
    }

    void readsAllPagesInTheirOrder()
    {
        const auto all = tests::countedRows(1234);
        read(Extent::All);
        QVERIFY(m_reader->isReading());
        for (std::size_t page = 0; page < 3; ++page) {
            QTRY_COMPARE(m_source->pages.size(), page + 1);
            QCOMPARE(m_source->pages[page].query.offset, static_cast<qint64>(page) * 500);
            QCOMPARE(m_source->pages[page].query.q, u"part"_s);
            QCOMPARE(m_done, 0);
            tests::answer(m_source->pages[page], all);
        }
        QTRY_COMPARE(m_done, 1);
        QVERIFY(!m_reader->isReading());
        QVERIFY(m_reader->rows() == all.rows);
        QCOMPARE(m_reader->head()->total, all.total);
        QVERIFY(m_reader->head()->rows.empty());
    }

    void aSheetNeedsOnePage()
    {
        read(Extent::FirstPage);
        tests::answer(m_source->pages[0], tests::countedRows(1234));
        QTRY_COMPARE(m_done, 1);
        QCOMPARE(m_reader->rows().size(), std::size_t{500});
        QCOMPARE(m_reader->head()->total, std::int64_t{1234});
        QCOMPARE(m_source->pages.size(), std::size_t{1});
    }

    void aListThatChangesIsBegunAnew()
    {
        auto all = tests::countedRows(700);
        read(Extent::All);
        tests::answer(m_source->pages[0], all);
        QTRY_COMPARE(m_source->pages.size(), std::size_t{2});
        all = tests::countedRows(701);
        all.snapshot = "another";
        tests::answer(m_source->pages[1], all);
        // First whether the page was only old, then all of it again.
        QTRY_COMPARE(m_source->pages.size(), std::size_t{3});
        QVERIFY(m_source->pages[2].refresh);
        tests::answer(m_source->pages[2], all);
        QTRY_COMPARE(m_source->pages.size(), std::size_t{4});
        QCOMPARE(m_source->pages[3].query.offset, qint64{0});
        tests::answer(m_source->pages[3], all);
        QTRY_COMPARE(m_source->pages.size(), std::size_t{5});
        tests::answer(m_source->pages[4], all);
        QTRY_COMPARE(m_done, 1);
        QVERIFY(m_reader->rows() == all.rows);
    }

    void anErrorIsToldAndNothingIsDone()
    {
        read(Extent::All);
        tests::answer(m_source->pages[0], tests::countedRows(700));
        QTRY_COMPARE(m_source->pages.size(), std::size_t{2});
        api::ApiError error;
        error.kind = api::ApiError::Kind::Offline;
        m_source->pages[1].fail(error);
        QTRY_COMPARE(m_failed->size(), 1);
        QVERIFY(!m_reader->isReading());
        QCOMPARE(m_done, 0);
    }

    void aCallThatNobodyAnswersIsAnError()
    {
        read(Extent::All);
        m_source->pages[0].giveUp();
        QTRY_COMPARE(m_failed->size(), 1);
        QCOMPARE(m_done, 0);
    }

    void theLatestReadingWins()
    {
        read(Extent::All);
        read(Extent::FirstPage);
        QCOMPARE(m_source->pages.size(), std::size_t{2});
        tests::answer(m_source->pages[1], tests::countedRows(3));
        QTRY_COMPARE(m_done, 1);
        QCOMPARE(m_reader->rows().size(), std::size_t{3});
        QCOMPARE(m_failed->size(), 0);
    }

private:
    void read(Extent extent)
    {
        m_reader->read({u"tasksAutomated"_s, {}}, {}, u"part"_s, extent, [this] { ++m_done; });
    }

    std::unique_ptr<tests::FakeDashboardSource> m_source;
    std::unique_ptr<FigureRowsReader> m_reader;
    std::unique_ptr<QSignalSpy> m_failed;
    int m_done = 0;
};

QTEST_GUILESS_MAIN(TestFigureRowsReader)
#include "tst_figurerowsreader.moc"
