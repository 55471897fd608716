// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/scale.h"

#include <QTest>

using namespace atalaya::charts;

class TestScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data()
    {
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("max");
        QTest::addColumn<double>("step");
        QTest::addRow("nothing") << 0.0 << 1.0 << 1.0;
        QTest::addRow("one") << 1.0 << 2.0 << 1.0;
        QTest::addRow("few") << 9.0 << 10.0 << 2.0;
        QTest::addRow("the sample week") << 24.0 << 25.0 << 5.0;
        QTest::addRow("room above a round number") << 25.0 << 30.0 << 5.0;
        QTest::addRow("tens") << 57.0 << 60.0 << 10.0;
        QTest::addRow("hundreds") << 480.0 << 500.0 << 100.0;
        QTest::addRow("ugly by default") << 341.0 << 400.0 << 100.0;
        QTest::addRow("a million") << 1'234'567.0 << 1'500'000.0 << 500'000.0;
    }
    void counts()
    {
        QFETCH(double, largest);
        QFETCH(double, max);
        QFETCH(double, step);
        const Scale scale = countScale(largest);
        QCOMPARE(scale.min, 0.0);
        QCOMPARE(scale.step, step);
        QCOMPARE(scale.max, max);
        QVERIFY(scale.ticks().size() <= 8);
        QCOMPARE(scale.ticks().back(), scale.max);
    }

    void amounts_data()
    {
        QTest::addColumn<double>("lowest");
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::addColumn<double>("step");
        QTest::addRow("nothing") << 0.0 << 0.0 << 0.0 << 1.0 << 1.0;
        QTest::addRow("the sample week") << 0.0 << 1550.0 << 0.0 << 1600.0 << 400.0;
        QTest::addRow("a round number") << 0.0 << 1000.0 << 0.0 << 1000.0 << 200.0;
        QTest::addRow("only a loss") << -125.0 << 0.0 << -160.0 << 0.0 << 40.0;
        QTest::addRow("across zero") << -40.0 << 60.0 << -40.0 << 60.0 << 20.0;
        QTest::addRow("a small loss") << -1.0 << 100.0 << -40.0 << 120.0 << 40.0;
        QTest::addRow("cents") << 0.0 << 0.45 << 0.0 << 0.5 << 0.1;
    }
    void amounts()
    {
        QFETCH(double, lowest);
        QFETCH(double, highest);
        QFETCH(double, min);
        QFETCH(double, max);
        QFETCH(double, step);
        const Scale scale = amountScale(lowest, highest);
        const auto isNear = [](double a, double b) {
            return qFuzzyCompare(a + 1, b + 1);
        };
        QVERIFY2(isNear(scale.min, min) && isNear(scale.max, max) && isNear(scale.step, step),
                 qPrintable(QStringLiteral("%1 … %2 by %3").arg(scale.min).arg(scale.max).arg(scale.step)));
        QVERIFY(scale.ticks().size() <= 6);
        QVERIFY(scale.max >= highest);
        QVERIFY(scale.min <= lowest);
    }

    void scores_data()
    {
        QTest::addColumn<double>("smallest");
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::addColumn<double>("step");
        QTest::addRow("the sample week") << 80.0 << 92.0 << 70.0 << 100.0 << 10.0;
        QTest::addRow("perfect") << 100.0 << 100.0 << 90.0 << 100.0 << 10.0;
        QTest::addRow("hopeless") << 0.0 << 3.0 << 0.0 << 10.0 << 10.0;
        QTest::addRow("everything") << 5.0 << 98.0 << 0.0 << 100.0 << 20.0;
    }
    void scores()
    {
        QFETCH(double, smallest);
        QFETCH(double, largest);
        const Scale scale = scoreScale(smallest, largest);
        QTEST(scale.min, "min");
        QTEST(scale.max, "max");
        QTEST(scale.step, "step");
    }

    void labelsNeverTouch_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("spacing");
        QTest::addColumn<QList<int>>("places");
        QTest::addRow("all") << 4 << 50.0 << QList<int>{0, 1, 2, 3};
        QTest::addRow("every second") << 5 << 30.0 << QList<int>{0, 2, 4};
        QTest::addRow("every seventh") << 15 << 7.0 << QList<int>{0, 7, 14};
        QTest::addRow("no room") << 3 << 0.01 << QList<int>{0};
    }
    void labelsNeverTouch()
    {
        QFETCH(int, count);
        QFETCH(double, spacing);
        QFETCH(QList<int>, places);
        const auto found = labelPlaces(count, spacing, 44);
        QCOMPARE(QList<int>(found.begin(), found.end()), places);
    }

    void datesFallOnMonthsWhenDaysDoNotFit()
    {
        const auto places = datePlaces(QDate(2025, 2, 8), 365, 1.1, 44);
        QVERIFY(places.size() >= 4);
        for (const int place : places)
            QCOMPARE(QDate(2025, 2, 8).addDays(place).day(), 1);
        const auto days = datePlaces(QDate(2026, 2, 1), 7, 50, 44);
        QCOMPARE(days.size(), std::size_t(7));
        // A stretch that holds no such month still names its first day.
        QCOMPARE(datePlaces(QDate(2026, 2, 3), 20, 0.001, 44), std::vector<int>{0});
    }
};

QTEST_GUILESS_MAIN(TestScale)
#include "tst_scale.moc"
