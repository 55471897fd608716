// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowpages.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>
#include <utility>

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

    /// Every order in which pages of a short list can come, again and again, with every view in between, beside the
    /// plainest thing that could be right: a set of rows.
    void everySequenceKeepsWhatAPlainSetKeeps()
    {
        constexpr int pageSize = 3;
        constexpr int total = 11;
        constexpr int steps = 4;
        constexpr int kinds = 4 + 3;
        int sequences = 1;
        for (int i = 0; i < steps; ++i)
            sequences *= kinds;
        for (int sequence = 0; sequence < sequences; ++sequence) {
            RowPages<int> pages(pageSize);
            pages.reset(total);
            std::set<int> plain;
            for (int rest = sequence, step = 0; step < steps; ++step, rest /= kinds) {
                const int what = rest % kinds;
                if (what < 4) {
                    QVERIFY(pages.put(what, rows(what * pageSize, pages.rowsOf(what))));
                    for (int row = what * pageSize; row < std::min(total, (what + 1) * pageSize); ++row)
                        plain.insert(row);
                } else {
                    const int first = (what - 4) * 5;
                    evict(plain, pageSize, first, first + 1, 2);
                    pages.keepAround(first, first + 1, 2);
                }
                compare(pages, plain, total, pageSize);
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    void rowsAreVisitedAndFoundInOrder()
    {
        RowPages<int> pages(10);
        pages.reset(95);
        for (const int page : {9, 2, 4})
            QVERIFY(pages.put(page, rows(page * 10, pages.rowsOf(page))));
        QList<int> seen;
        pages.forEach([&seen](int number, int &row) {
            seen.append(number);
            row = -row;
        });
        QCOMPARE(seen.size(), 25);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
        QCOMPARE(*std::as_const(pages).find(94), -94);
        QCOMPARE(pages.firstWhere([](int row) { return row == -42; }), 42);
        QCOMPARE(pages.firstWhere([](int row) { return row == -50; }), -1);
        *pages.find(42) = 7;
        QCOMPARE(pages.firstWhere([](int row) { return row == 7; }), 42);
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

private:
    /// Whole pages go, the farthest from the middle of the view first; of two as far the later one.
    static void evict(std::set<int> &plain, int pageSize, int first, int last, std::size_t most)
    {
        const int middle = (first + last) / 2 / pageSize;
        std::set<int> pages;
        for (const int row : plain)
            pages.insert(row / pageSize);
        while (pages.size() > most) {
            const auto farther = [middle](int one, int other) {
                return std::pair(std::abs(one - middle), one) < std::pair(std::abs(other - middle), other);
            };
            const int gone = *std::max_element(pages.begin(), pages.end(), farther);
            pages.erase(gone);
            std::erase_if(plain, [gone, pageSize](int row) { return row / pageSize == gone; });
        }
    }
    static void compare(const RowPages<int> &pages, const std::set<int> &plain, int total, int pageSize)
    {
        for (int row = -1; row <= total; ++row) {
            const int *const found = pages.find(row);
            QCOMPARE(found != nullptr, plain.contains(row));
            if (found)
                QCOMPARE(*found, row);
        }
        for (int first = 0; first < total; ++first) {
            for (int last = first; last < total; ++last) {
                const int margin = (last - first + 1) / 2;
                std::vector<int> missing;
                for (int row = std::max(0, first - margin); row <= std::min(total - 1, last + margin); ++row)
                    if (!plain.contains(row) && (missing.empty() || missing.back() != row / pageSize))
                        missing.push_back(row / pageSize);
                QCOMPARE(pages.missing(first, last), missing);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRowPages)
#include "tst_rowpages.moc"
