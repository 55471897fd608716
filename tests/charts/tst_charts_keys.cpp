// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartfixture.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QChart>
#include <QGraphicsView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace atalaya::charts;
using namespace Qt::StringLiterals;

/// What a chart does with keys and clicks, says and tables.
class TestChartsKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_MAIN(TestChartsKeys)
#include "tst_charts_keys.moc"
