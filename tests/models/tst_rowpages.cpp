// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowpages.h"

#include <QTest>

#include <numeric>

using atalaya::models::RowPages;

namespace {

std::vector<int> rows(int first, int count)
{
    std::vector<int> values(static_cast<std::size_t>(count));
    std::iota(values.begin(), values.end(), first);
    return values;
}

} // namespace

class TestRowPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageIsFoundByItsRows()
    {
        RowPages<int> pages(10);
        pages.reset(25);
        QVERIFY(pages.put(1, rows(10, 10)));
        QVERIFY(pages.put(2, rows(20, 5)));
        QCOMPARE(*pages.find(10), 10);
        QCOMPARE(*pages.find(24), 24);
        for (const int absent : {-1, 0, 9, 25, 1000})
            QVERIFY(!pages.find(absent));
        pages.reset(25);
        QVERIFY(!pages.find(10));
    }

    void aPageOfAnotherLengthIsRefused_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<int>("count");
        QTest::addRow("short") << 0 << 9;
        QTest::addRow("long") << 0 << 11;
        QTest::addRow("the last one as long as the others") << 2 << 10;
        QTest::addRow("behind the end") << 3 << 1;
    }
    void aPageOfAnotherLengthIsRefused()
    {
        QFETCH(int, page);
        QFETCH(int, count);
        RowPages<int> pages(10);
        pages.reset(25);
        QVERIFY(!pages.put(page, rows(0, count)));
        QCOMPARE(pages.pagesAtHand(), std::size_t(0));
    }

    void whatIsMissingReachesHalfAViewFurther_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<QList<int>>("missing");
        QTest::addRow("the top") << 0 << 3 << QList<int>{0};
        QTest::addRow("near the next page") << 4 << 8 << QList<int>{0, 1};
        QTest::addRow("not so near") << 3 << 6 << QList<int>{0};
        QTest::addRow("below a page that is there") << 28 << 31 << QList<int>{3};
        QTest::addRow("one that is there") << 44 << 45 << QList<int>{};
        QTest::addRow("above and below it") << 35 << 54 << QList<int>{3, 5, 6};
        QTest::addRow("the end") << 96 << 99 << QList<int>{9};
        QTest::addRow("behind the end") << 500 << 600 << QList<int>{9};
    }
    void whatIsMissingReachesHalfAViewFurther()
    {
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(QList<int>, missing);
        RowPages<int> pages(10);
        pages.reset(100);
        QVERIFY(pages.put(2, rows(20, 10)));
        QVERIFY(pages.put(4, rows(40, 10)));
        const auto found = pages.missing(first, last);
        QCOMPARE(QList<int>(found.begin(), found.end()), missing);
    }

    void nothingIsMissingOfNothing() { QVERIFY(RowPages<int>(10).missing(0, 10).empty()); }

    void theFarthestIsLetGo()
    {
        RowPages<int> pages(10);
        pages.reset(1000);
        for (int page = 0; page < 100; ++page)
            QVERIFY(pages.put(page, rows(page * 10, 10)));
        pages.keepAround(500, 510, 7);
        QCOMPARE(pages.pagesAtHand(), std::size_t(7));
        QVERIFY(pages.find(470) && pages.find(539));
        QVERIFY(!pages.find(460) && !pages.find(540));
        pages.keepAround(0, 9, 1);
        QVERIFY(pages.find(470));
    }
};

QTEST_APPLESS_MAIN(TestRowPages)
#include "tst_rowpages.moc"
