// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barpairchart.h"
#include "charts/bridgechart.h"
#include "charts/gaplinechart.h"
#include "charts/hbarchart.h"
#include "charts/sparkline.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QBarSet>
#include <QChart>
#include <QGraphicsView>
#include <QLineSeries>
#include <QSignalSpy>
#include <QStackedBarSeries>
#include <QTableView>
#include <QTest>

#include <cmath>
#include <limits>

using namespace atalaya::charts;
using namespace Qt::StringLiterals;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

ChartWords words()
{
    ChartWords words;
    words.noData = u"no data"_s;
    words.number = [](double value) {
        return QString::number(value);
    };
    words.day = [](QDate date) {
        return QString::number(date.day()) + u" feb"_s;
    };
    words.days = [](QDate first, QDate last) {
        return first == last ? QString::number(first.day()) + u" feb"_s
                             : first.toString(Qt::ISODate) + u" to "_s + last.toString(Qt::ISODate);
    };
    return words;
}

BarPairData week()
{
    return {QDate(2026, 2, 1),
            {10, 18, 22, 24, 21, 19, 10},
            {9, 15, 20, 22, 18, 16, std::nullopt},
            u"Day"_s,
            u"Now"_s,
            u"Before"_s,
            words(),
            [](const QString &when, double now, std::optional<double> before) {
                return u"%1, %2 tasks, %3"_s.arg(when).arg(now).arg(before ? u"before %1"_s.arg(*before)
                                                                           : u"before unknown"_s);
            }};
}

GapLineData quality()
{
    return {QDate(2026, 2, 1),
            {{u"Faithfulness"_s, {85, 88, 86, 87, none, 88, 87}},
             {u"Relevance"_s, {90, 92, 91, 90, none, 92, 91}},
             {u"Precision"_s, {80, 85, none, 83, none, 84, 83}}},
            u"Day"_s,
            words()};
}

HBarData components()
{
    return {{{u"Model X"_s, 9, {}, u"Model X, 9 mentions"_s}, {u"Panel Y"_s, 5, {}, u"Panel Y, 5 mentions"_s}},
            u"Component"_s,
            u"Mentions"_s,
            {},
            words()};
}

BridgeData bridge(double gross, std::initializer_list<double> steps)
{
    BridgeData data{{{u"Gross"_s, gross, true, u"Gross, %1"_s.arg(gross)}}, u"Part"_s, u"Amount"_s, words()};
    double left = gross;
    for (const double step : steps) {
        left += step;
        data.bars.push_back({u"Step"_s, step, false, u"Step, %1"_s.arg(step)});
    }
    data.bars.push_back({u"Net"_s, left, true, u"Net, %1"_s.arg(left)});
    return data;
}

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

    void aClickOnABarOpensIt()
    {
        BarPairChart chart;
        chart.setData(week());
        chart.resize(400, 300);
        show(chart);
        QSignalSpy opened(&chart, &ChartBase::activated);
        const QRectF plot = chart.chart()->plotArea();
        QWidget *const viewport = chart.findChild<QGraphicsView *>()->viewport();
        const QPoint fourth(static_cast<int>(plot.left() + plot.width() * 3.5 / 7),
                            static_cast<int>(plot.center().y()));
        QTest::mouseMove(viewport, fourth);
        QTest::mouseClick(viewport, Qt::LeftButton, {}, fourth);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.constFirst().constFirst().toInt(), 3);
        QCOMPARE(chart.daysAt(3), std::pair(QDate(2026, 2, 4), QDate(2026, 2, 4)));
        QTest::mouseClick(viewport, Qt::RightButton, {}, fourth);
        QCOMPARE(opened.size(), 1);
    }

    void arrowsWalkAndSpeak()
    {
        BarPairChart chart;
        chart.setAccessibleName(u"Tasks per day"_s);
        chart.setData(week());
        chart.resize(400, 300);
        show(chart);
        QAccessibleInterface *const node = QAccessible::queryAccessibleInterface(&chart);
        QVERIFY(node);
        QStringList spoken;
        for (const int key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_End, Qt::Key_Left, Qt::Key_Home}) {
            QTest::keyClick(&chart, static_cast<Qt::Key>(key));
            spoken.append(node->text(QAccessible::Value));
        }
        QCOMPARE(spoken, QStringList({u"1 feb, 10 tasks, before 9"_s, u"2 feb, 18 tasks, before 15"_s,
                                      u"7 feb, 10 tasks, before unknown"_s, u"6 feb, 19 tasks, before 16"_s,
                                      u"1 feb, 10 tasks, before 9"_s}));
        QCOMPARE(node->role(), QAccessible::Chart);
        QCOMPARE(node->text(QAccessible::Name), u"Tasks per day"_s);
        QCOMPARE(node->valueInterface()->currentValue().toInt(), 1);
        QCOMPARE(node->valueInterface()->maximumValue().toInt(), 7);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(chart.currentPoint(), -1);
    }

    void aGapSpeaksToo()
    {
        GapLineChart chart;
        chart.setData(quality());
        QCOMPARE(chart.sentence(4), u"5 feb, no data"_s);
        QCOMPARE(chart.sentence(2), u"3 feb, Faithfulness 86, Relevance 91, Precision no data"_s);
    }

    void upAndDownWalkLyingBarsOnly()
    {
        HBarChart bars(HBarChart::Look::Axis);
        bars.setData(components());
        bars.resize(300, 200);
        show(bars);
        QTest::keyClick(&bars, Qt::Key_Down);
        QTest::keyClick(&bars, Qt::Key_Down);
        QCOMPARE(bars.currentPoint(), 1);
        QCOMPARE(bars.sentence(1), u"Panel Y, 5 mentions"_s);
        GapLineChart lines;
        lines.setData(quality());
        show(lines);
        QTest::keyClick(&lines, Qt::Key_Down);
        QCOMPARE(lines.currentPoint(), -1);
    }

    void enterActivates()
    {
        HBarChart chart(HBarChart::Look::Inline);
        chart.setData(components());
        chart.resize(300, 200);
        show(chart);
        QSignalSpy activated(&chart, &ChartBase::activated);
        QTest::keyClick(&chart, Qt::Key_Return);
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.at(0).at(0).toInt(), -1);
        QCOMPARE(activated.at(1).at(0).toInt(), 0);
    }

    void theTableShowsTheSameNumbers()
    {
        BarPairChart chart;
        chart.setData(week());
        chart.resize(400, 300);
        show(chart);
        QTest::keyClick(&chart, Qt::Key_T);
        QVERIFY(chart.isTableShown());
        QTRY_VERIFY(chart.tableView()->hasFocus());
        const QAbstractItemModel *const model = chart.tableView()->model();
        const ChartTable table = chart.table();
        QCOMPARE(model->rowCount(), 7);
        for (int row = 0; row < 7; ++row)
            for (int column = 0; column < 3; ++column) {
                const ChartCell &cell = table.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
                QCOMPARE(model->index(row, column).data().toString(), cell.text);
                QCOMPARE(model->index(row, column).data(Qt::UserRole), cell.value);
            }
        QCOMPARE(model->index(3, 1).data(Qt::UserRole).toDouble(), week().now[3]);
        QCOMPARE(model->index(6, 2).data().toString(), u"no data"_s);
        QCOMPARE(model->headerData(1, Qt::Horizontal).toString(), u"Now"_s);
        // New figures while the table is open are seen at once.
        BarPairData next = week();
        next.now[3] = 99;
        chart.setData(next);
        QCOMPARE(model->index(3, 1).data().toString(), u"99"_s);
        QTest::keyClick(chart.tableView(), Qt::Key_T);
        QVERIFY(!chart.isTableShown());
        QTRY_VERIFY(chart.hasFocus());
    }

    void marksAreDrawnSpokenAndTabled()
    {
        BarPairData bars = week();
        GapLineData lines = quality();
        const ChartMarks marks{u"Events"_s,
                               {{QDate(2026, 2, 4), u"Policy v7"_s, u"Policy"_s, u"v7"_s},
                                {QDate(2026, 2, 6), u"24 documents"_s, u"Documents"_s, u"24"_s}}};
        BarPairChart plainBars;
        GapLineChart plainLines;
        plainBars.setData(bars);
        plainLines.setData(lines);
        bars.marks = marks;
        lines.marks = marks;
        BarPairChart barChart;
        GapLineChart lineChart;
        barChart.setData(bars);
        lineChart.setData(lines);
        for (const auto &[marked, plain] : {std::pair<ChartBase *, ChartBase *>{&barChart, &plainBars},
                                            std::pair<ChartBase *, ChartBase *>{&lineChart, &plainLines}}) {
            marked->resize(500, 260);
            plain->resize(500, 260);
            show(*marked);
            show(*plain);
            // Room above the bars, and ink in it.
            QVERIFY(marked->chart()->plotArea().top() > plain->chart()->plotArea().top());
            const QRect row(0, 0, 500, static_cast<int>(marked->chart()->plotArea().top()));
            QVERIFY(marked->image(1).copy(row) != plain->image(1).copy(row));
            QVERIFY(marked->sentence(5).endsWith(u", 24 documents"_s));
            QVERIFY(!marked->sentence(4).contains(u"documents"_s));
            QCOMPARE(marked->table().header.last(), u"Events"_s);
            QCOMPARE(marked->table().rows[3].back().text, u"Policy v7"_s);
            QVERIFY(!marked->table().rows[4].back().value.isValid());
            QVERIFY(!plain->table().header.contains(u"Events"_s));
        }
    }

    void marksOfManyDaysShareTheirBar()
    {
        BarPairData year = week();
        year.now.assign(365, 3);
        year.before.clear();
        for (int day = 0; day < 365; day += 2)
            year.marks.list.push_back({year.first.addDays(day), u"d%1"_s.arg(day), u"Documents"_s, u"9"_s});
        BarPairChart chart;
        chart.resize(400, 240);
        chart.setData(year);
        show(chart);
        QVERIFY(chart.daysPerBar() > 2);
        QVERIFY(chart.sentence(0).contains(u", d0, d2"_s));
        // All of them are in the table, however few are drawn.
        int marked = 0;
        for (const auto &row : chart.table().rows)
            marked += row.back().value.isValid() ? 1 : 0;
        QCOMPARE(marked, 183);
        QVERIFY(!chart.image(1).isNull());
    }

    void tableModelKeepsTheRules()
    {
        ChartTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setTable({{u"a"_s, u"b"_s}, {{{u"1"_s, 1}, {u"2"_s, 2}}, {{u"3"_s, 3}}}});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(!model.index(1, 1).data().isValid());
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

    void emptyDataHasNoPoints()
    {
        BarPairChart bars;
        GapLineChart lines;
        HBarChart lying(HBarChart::Look::Axis);
        for (ChartBase *chart : std::initializer_list<ChartBase *>{&bars, &lines, &lying}) {
            show(*chart);
            QCOMPARE(chart->pointCount(), 0);
            QTest::keyClick(chart, Qt::Key_Right);
            QCOMPARE(chart->currentPoint(), -1);
            QVERIFY(chart->table().rows.empty());
            QVERIFY(!chart->image(1).isNull());
        }
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

private:
    static void show(QWidget &widget)
    {
        widget.show();
        widget.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
        widget.setFocus();
        QTRY_VERIFY(widget.hasFocus());
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
