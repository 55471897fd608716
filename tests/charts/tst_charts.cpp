// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartfixture.h"

#include "charts/sparkline.h"

#include <QAccessible>
#include <QBarSet>
#include <QChart>
#include <QLineSeries>
#include <QSignalSpy>
#include <QStackedBarSeries>
#include <QTest>

#include <cmath>

using namespace atalaya::charts;
using namespace Qt::StringLiterals;

namespace {

int lineSeries(const ChartBase &chart)
{
    int count = 0;
    for (const QAbstractSeries *series : chart.chart()->series())
        count += qobject_cast<const QLineSeries *>(series) ? 1 : 0;
    return count;
}

bool isNear(QColor a, QColor b)
{
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue()) < 60;
}

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMissingDayIsAGapInEachLine()
    {
        GapLineChart chart;
        chart.setData(quality());
        // Two runs, two runs, and three for the line that misses one more day.
        QCOMPARE(lineSeries(chart), 7);
    }

    void nothingIsDrawnAcrossAGap()
    {
        GapLineChart chart;
        ChartTheme theme;
        theme.track = QColor(0xEC, 0xEE, 0xF2);
        theme.series[0] = QColor(0, 0, 255);
        theme.series[1] = QColor(0, 160, 0);
        theme.series[3] = QColor(200, 0, 0);
        chart.setTheme(theme);
        chart.setData(quality());
        chart.resize(420, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const QImage picture = chart.image(1);
        const QRectF plot = chart.chart()->plotArea();
        const auto columnHasLine = [&](double day) {
            const int x = static_cast<int>(plot.left() + plot.width() * (day + 0.5) / 7);
            for (int y = static_cast<int>(plot.top()); y < static_cast<int>(plot.bottom()); ++y)
                for (const int series : {0, 1, 3})
                    if (isNear(picture.pixelColor(x, y), theme.series[static_cast<std::size_t>(series)]))
                        return true;
            return false;
        };
        QVERIFY(columnHasLine(0.5));
        QVERIFY(columnHasLine(5.5));
        for (const double day : {3.7, 4.0, 4.3})
            QVERIFY2(!columnHasLine(day), qPrintable(u"a line crosses day %1"_s.arg(day)));
        const int middle = static_cast<int>(plot.left() + plot.width() * 4.5 / 7);
        QVERIFY(isNear(picture.pixelColor(middle, static_cast<int>(plot.top()) + 20), theme.track));
    }

    void noSeriesHasMorePointsThanCanBeSeen()
    {
        GapLineData many = quality();
        for (GapLine &line : many.lines) {
            line.values.resize(100'000);
            for (std::size_t day = 0; day < line.values.size(); ++day)
                line.values[day] = day % 5000 < 60 ? none : 80 + 10 * std::sin(static_cast<double>(day) / 700);
        }
        GapLineChart chart;
        chart.setData(many);
        int points = 0;
        for (const QAbstractSeries *series : chart.chart()->series())
            if (const auto *line = qobject_cast<const QLineSeries *>(series))
                points += static_cast<int>(line->count());
        QVERIFY(points <= 3 * mostPoints);
        QCOMPARE(lineSeries(chart), 3 * 20);
    }

    void manyDaysShareBarsAndNoneIsLost()
    {
        BarPairData year = week();
        year.first = QDate(2025, 2, 8);
        year.now.assign(365, 2);
        year.before.assign(365, 1.0);
        BarPairChart chart;
        QSignalSpy shared(&chart, &BarPairChart::daysPerBarChanged);
        chart.setData(year);
        chart.resize(400, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QCOMPARE(chart.daysPerBar(), 14);
        QVERIFY(!shared.isEmpty());
        QCOMPARE(chart.pointCount(), 26);
        QCOMPARE(chart.scale(), countScale(30));
        QVERIFY(chart.sentence(25).contains(u"28 tasks, before 14"_s));
        QCOMPARE(chart.table().rows.size(), std::size_t(365));
        chart.setData(week());
        QCOMPARE(chart.daysPerBar(), 1);
    }

    void aBridgeHangsItsStepsBetweenTheTotals_data()
    {
        QTest::addColumn<double>("gross");
        QTest::addColumn<double>("step");
        QTest::addColumn<double>("net");
        QTest::addColumn<double>("lowest");
        QTest::addRow("a gain") << 1550.0 << -125.0 << 1425.0 << 0.0;
        QTest::addRow("nothing left") << 125.0 << -125.0 << 0.0 << 0.0;
        QTest::addRow("across zero") << 60.0 << -100.0 << -40.0 << -40.0;
        QTest::addRow("a loss from the start") << -10.0 << -100.0 << -110.0 << -120.0;
        QTest::addRow("nothing at all") << 0.0 << 0.0 << 0.0 << 0.0;
    }
    void aBridgeHangsItsStepsBetweenTheTotals()
    {
        QFETCH(double, gross);
        QFETCH(double, step);
        QFETCH(double, net);
        BridgeChart chart;
        chart.setData(bridge(gross, {step}));
        chart.resize(360, 196);
        show(chart);
        QCOMPARE(chart.span(0), std::pair(0.0, gross));
        QCOMPARE(chart.span(1), std::pair(gross, net));
        QCOMPARE(chart.span(2), std::pair(0.0, net));
        QTEST(chart.scale().min, "lowest");
        // What the stacked sets add up to is the same, the part without fill below.
        const auto *const series = qobject_cast<const QStackedBarSeries *>(chart.chart()->series().constFirst());
        double highest = 0;
        double lowest = 0;
        for (const QBarSet *set : series->barSets()) {
            highest += std::max(0.0, set->at(1));
            lowest += std::min(0.0, set->at(1));
        }
        QCOMPARE(highest, std::max({0.0, gross, net}));
        QCOMPARE(lowest, std::min({0.0, gross, net}));
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(QAccessible::queryAccessibleInterface(&chart)->text(QAccessible::Value), u"Net, %1"_s.arg(net));
        QCOMPARE(chart.table().rows.size(), std::size_t(3));
        QCOMPARE(chart.table().rows[1][1].value.toDouble(), step);
    }

    void picturesHaveTwiceThePixels()
    {
        BarPairChart chart;
        ChartTheme theme;
        theme.series[0] = QColor(10, 20, 200);
        chart.setTheme(theme);
        chart.setData(week());
        chart.resize(400, 300);
        show(chart);
        const QImage once = chart.image(1);
        const QImage twice = chart.image(2);
        QCOMPARE(twice.size(), once.size() * 2);
        const QRectF plot = chart.chart()->plotArea();
        // The right bar of the highest pair reaches to 24 of 25, in both pictures: nothing is cropped.
        const QPointF inside(plot.left() + plot.width() * 3.5 / 7 + 7, plot.bottom() - plot.height() * 0.9);
        QVERIFY(isNear(once.pixelColor(inside.toPoint()), theme.series[0]));
        QVERIFY(isNear(twice.pixelColor((inside * 2).toPoint()), theme.series[0]));
    }

    void theCrosshairIsNotExported()
    {
        BarPairChart chart;
        chart.setData(week());
        chart.resize(400, 300);
        show(chart);
        const QImage before = chart.image(1);
        chart.setCurrentPoint(3);
        QCOMPARE(chart.image(1), before);
    }

    void sparklineBreaksAtGapsAndCentresAFlatLine()
    {
        const auto lines = sparkline({1, 2, none, 4}, QRectF(0, 0, 30, 10));
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.at(0), QPolygonF({QPointF(0, 10), QPointF(10, 10 - 10.0 / 3)}));
        QCOMPARE(lines.at(1), QPolygonF({QPointF(30, 0)}));
        QCOMPARE(sparkline({5, 5}, QRectF(0, 0, 30, 10)).at(0).at(0).y(), 5.0);
        QVERIFY(sparkline({none, none}, QRectF(0, 0, 30, 10)).isEmpty());
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
