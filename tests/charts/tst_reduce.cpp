// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/reduce.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace atalaya::charts;

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();
}

class TestReduce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bins_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addRow("none") << 0 << 10 << 0 << 0 << 0;
        QTest::addRow("a week as it is") << 7 << 40 << 7 << 1 << 1;
        QTest::addRow("a month as it is") << 30 << 40 << 30 << 1 << 1;
        QTest::addRow("90 days in weeks, short first") << 90 << 40 << 13 << 6 << 7;
        QTest::addRow("a year in fortnights, long first") << 365 << 40 << 26 << 15 << 14;
        QTest::addRow("a year in weeks when there is room") << 365 << 60 << 52 << 8 << 7;
        QTest::addRow("two years by 28") << 730 << 30 << 26 << 30 << 28;
        QTest::addRow("no room at all") << 30 << 0 << 1 << 30 << 30;
    }
    void bins()
    {
        QFETCH(int, days);
        QFETCH(int, most);
        const auto bins = binDays(days, most);
        QTEST(static_cast<int>(bins.size()), "count");
        QCOMPARE(
            std::accumulate(bins.begin(), bins.end(), 0, [](int sum, const DayBin &bin) { return sum + bin.count; }),
            days);
        if (bins.empty())
            return;
        QTEST(bins.front().count, "first");
        QTEST(bins.back().count, "last");
        for (std::size_t at = 1; at < bins.size(); ++at)
            QCOMPARE(bins[at].first, bins[at - 1].first + bins[at - 1].count);
    }

    void decimationKeepsEndsOrderAndEverySpike()
    {
        std::vector<QPointF> points;
        for (int at = 0; at < 100'000; ++at)
            points.emplace_back(at, 50 + 10 * std::sin(at / 300.0));
        points[41'237].setY(99);
        points[77'001].setY(1);
        const auto kept = decimate(points, mostPoints);
        QVERIFY(kept.size() <= std::size_t(mostPoints));
        QVERIFY(kept.size() > std::size_t(mostPoints) / 2);
        QCOMPARE(kept.front(), points.front());
        QCOMPARE(kept.back(), points.back());
        QVERIFY(std::find(kept.begin(), kept.end(), QPointF(41'237, 99)) != kept.end());
        QVERIFY(std::find(kept.begin(), kept.end(), QPointF(77'001, 1)) != kept.end());
        QVERIFY(std::is_sorted(kept.begin(), kept.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); }));
    }

    void fewPointsStayAsTheyAre()
    {
        const std::vector<QPointF> points{{0, 1}, {1, 5}, {2, 3}};
        QVERIFY(decimate(points, mostPoints) == points);
    }

    void averagesKeepGapsThatAreWhole()
    {
        const std::vector<double> values{1, 3, none, none, none, 8};
        const auto means = averaged(values, 3);
        QCOMPARE(means.size(), std::size_t(3));
        QCOMPARE(means[0], 2.0);
        QVERIFY(std::isnan(means[1]));
        QCOMPARE(means[2], 8.0);
        QCOMPARE(averaged(values, 6).size(), values.size());
    }

    void runs_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<int>("shortest");
        QTest::addColumn<QList<int>>("firsts");
        QTest::addColumn<QList<int>>("counts");
        QTest::addRow("none") << QList<double>{} << 1 << QList<int>{} << QList<int>{};
        QTest::addRow("only gaps") << QList<double>{none, none} << 1 << QList<int>{} << QList<int>{};
        QTest::addRow("unbroken") << QList<double>{1, 2, 3} << 1 << QList<int>{0} << QList<int>{3};
        QTest::addRow("a gap") << QList<double>{1, 2, none, 4} << 1 << QList<int>{0, 3} << QList<int>{2, 1};
        QTest::addRow("gaps at the ends") << QList<double>{none, 2, none} << 1 << QList<int>{1} << QList<int>{1};
        QTest::addRow("narrower than a pixel")
            << QList<double>{1, none, 3, none, none, 6} << 2 << QList<int>{0, 5} << QList<int>{3, 1};
    }
    void runs()
    {
        QFETCH(QList<double>, values);
        QFETCH(int, shortest);
        QFETCH(QList<int>, firsts);
        QFETCH(QList<int>, counts);
        const auto found = unbrokenRuns({values.constData(), static_cast<std::size_t>(values.size())}, shortest);
        QCOMPARE(static_cast<qsizetype>(found.size()), firsts.size());
        for (std::size_t at = 0; at < found.size(); ++at) {
            QCOMPARE(found[at].first, firsts.at(static_cast<qsizetype>(at)));
            QCOMPARE(found[at].count, counts.at(static_cast<qsizetype>(at)));
        }
    }
};

QTEST_GUILESS_MAIN(TestReduce)
#include "tst_reduce.moc"
