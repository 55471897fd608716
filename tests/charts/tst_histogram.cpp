// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/histogramchart.h"

#include <QAccessible>
#include <QChart>
#include <QChartView>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace atalaya::charts;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone madrid("Europe/Madrid");
constexpr qint64 hour = 3'600'000;

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate);
}

HistogramData week()
{
    HistogramData data;
    data.layers = {{u"Executed"_s, Qt::green}, {u"In review"_s, Qt::yellow}, {u"Blocked"_s, Qt::red}};
    data.from = utc(u"2026-01-30T23:00:00Z"_s);
    data.barMs = 3 * hour;
    data.zone = madrid;
    for (int bar = 0; bar < 56; ++bar)
        data.bars.push_back({double(bar), double(bar % 3), double(bar % 2)});
    data.timeName = u"Time"_s;
    data.totalName = u"all"_s;
    data.words.number = [](double value) {
        return QString::number(value);
    };
    data.span = [](const QDateTime &from, const QDateTime &to) {
        return from.toTimeZone(madrid).toString(u"d HH"_s) + u" to "_s + to.toTimeZone(madrid).toString(u"d HH"_s);
    };
    data.tick = [](const QDateTime &at, TimeUnit unit) {
        return at.toTimeZone(madrid).toString(unit == TimeUnit::Hour ? u"HH:mm"_s : u"ddd d MMM"_s);
    };
    return data;
}

} // namespace

/// Counts over time, and the stretch that is chosen among them.
class TestHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chart = std::make_unique<HistogramChart>();
        m_chart->resize(760, 124);
        m_chart->setData(week());
        m_chart->show();
        m_chart->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_chart.get()));
        m_chart->setFocus();
    }

    void theTableHasEveryBar()
    {
        const ChartTable table = m_chart->table();
        QCOMPARE(table.header, (QStringList{u"Time"_s, u"all"_s, u"Executed"_s, u"In review"_s, u"Blocked"_s}));
        QCOMPARE(table.rows.size(), 56U);
        QCOMPARE(table.rows[5][0].text, u"31 15 to 31 18"_s);
        QCOMPARE(table.rows[5][1].value.toDouble(), 5.0 + 2 + 1);
        QCOMPARE(m_chart->sentence(5), u"31 15 to 31 18: all 8, Executed 5, In review 2, Blocked 1"_s);
        QTest::keyClick(m_chart.get(), Qt::Key_T);
        QVERIFY(m_chart->isTableShown());
        QCOMPARE(m_chart->tableView()->model()->rowCount(), 56);
    }

    void fewLinesOnALowChart()
    {
        QVERIFY(m_chart->scale().ticks().size() <= 5);
        QVERIFY(m_chart->scale().max >= 58);
    }

    void arrowsMoveTheBrushAndShiftResizesIt()
    {
        using Brush = HistogramChart::Brush;
        QSignalSpy applied(m_chart.get(), &HistogramChart::brushApplied);
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(m_chart->brush(), std::optional(Brush{55, 55}));
        for (int step = 0; step < 5; ++step)
            QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(m_chart->brush(), std::optional(Brush{50, 50}));
        QTest::keyClick(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(m_chart.get(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_chart->brush(), std::optional(Brush{50, 52}));
        // Who hears it hears the stretch, not one bar of it.
        QCOMPARE(QAccessible::queryAccessibleInterface(m_chart.get())->text(QAccessible::Value),
                 u"6 06 to 6 15: all 157, Executed 153, In review 3, Blocked 1"_s);
        QTest::keyClick(m_chart.get(), Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QCOMPARE(m_chart->brush(), std::optional(Brush{49, 50}));
        // It stops at both ends, and keeps its length.
        QTest::keyClick(m_chart.get(), Qt::Key_End);
        QCOMPARE(m_chart->brush(), std::optional(Brush{54, 55}));
        QTest::keyClick(m_chart.get(), Qt::Key_Home);
        QCOMPARE(m_chart->brush(), std::optional(Brush{0, 1}));
        QVERIFY(applied.isEmpty());
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QCOMPARE(applied.size(), 1);
        QCOMPARE(applied[0][0].toDateTime(), utc(u"2026-01-30T23:00:00Z"_s));
        QCOMPARE(applied[0][1].toDateTime(), utc(u"2026-01-31T05:00:00Z"_s));
        QTest::keyClick(m_chart.get(), Qt::Key_Escape);
        QVERIFY(!m_chart->brush());
        QTest::keyClick(m_chart.get(), Qt::Key_Return);
        QCOMPARE(applied.size(), 1);
    }

    void draggingAppliesAndAClickOnlyChooses()
    {
        QSignalSpy applied(m_chart.get(), &HistogramChart::brushApplied);
        auto *const view = m_chart->findChild<QChartView *>()->viewport();
        const QRectF plot = m_chart->chart()->plotArea();
        const auto place = [&plot](int bar) {
            return QPoint(qRound(plot.left() + (bar + 0.5) * plot.width() / 56), qRound(plot.center().y()));
        };
        QTest::mouseClick(view, Qt::LeftButton, {}, place(7));
        QCOMPARE(m_chart->brush(), std::optional(HistogramChart::Brush{7, 7}));
        QVERIFY(applied.isEmpty());
        QTest::mousePress(view, Qt::LeftButton, {}, place(20));
        QMouseEvent move(QEvent::MouseMove, place(12), view->mapToGlobal(place(12)), Qt::LeftButton, Qt::LeftButton,
                         {});
        QCoreApplication::sendEvent(view, &move);
        QTest::mouseRelease(view, Qt::LeftButton, {}, place(12));
        QCOMPARE(m_chart->brush(), std::optional(HistogramChart::Brush{12, 20}));
        QCOMPARE(applied.size(), 1);
        QCOMPARE(applied[0][0].toDateTime(), m_chart->startOf(12));
        QCOMPARE(applied[0][1].toDateTime(), m_chart->startOf(21));
    }

    void theBrushKeepsItsTimeWhenCountsAreRenewed()
    {
        m_chart->setBrush(HistogramChart::Brush{8, 15});
        HistogramData renewed = week();
        renewed.bars[9] = {900, 0, 0};
        m_chart->setData(renewed);
        QCOMPARE(m_chart->brush(), std::optional(HistogramChart::Brush{8, 15}));
        HistogramData later = week();
        later.from = later.from.addDays(40);
        m_chart->setData(later);
        QVERIFY(!m_chart->brush());
        HistogramData none = week();
        none.bars.clear();
        m_chart->setData(none);
        QCOMPARE(m_chart->pointCount(), 0);
        QTest::keyClick(m_chart.get(), Qt::Key_Left);
        QVERIFY(!m_chart->brush());
    }

    void ticks_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<TimeUnit>("unit");
        QTest::addColumn<QStringList>("places");
        QTest::newRow("a week has its days")
            << u"2026-01-30T23:00:00Z"_s << u"2026-02-06T23:00:00Z"_s << 700 << TimeUnit::Day
            << QStringList{u"31T00:00"_s, u"01T00:00"_s, u"02T00:00"_s, u"03T00:00"_s,
                           u"04T00:00"_s, u"05T00:00"_s, u"06T00:00"_s};
        QTest::newRow("half a day has its hours")
            << u"2026-02-06T07:30:00Z"_s << u"2026-02-06T11:00:00Z"_s << 300 << TimeUnit::Hour
            << QStringList{u"06T09:00"_s, u"06T10:00"_s, u"06T11:00"_s};
        QTest::newRow("hours stay round when the clocks change")
            << u"2026-03-28T23:00:00Z"_s << u"2026-03-29T22:00:00Z"_s << 420 << TimeUnit::Hour
            << QStringList{u"29T00:00"_s, u"29T06:00"_s, u"29T12:00"_s, u"29T18:00"_s};
        QTest::newRow("a year has months")
            << u"2025-12-31T23:00:00Z"_s << u"2026-12-31T23:00:00Z"_s << 500 << TimeUnit::Month
            << QStringList{u"01T00:00"_s, u"01T00:00"_s, u"01T00:00"_s, u"01T00:00"_s};
        QTest::newRow("no time at all") << u"2026-01-01T00:00:00Z"_s << u"2026-01-01T00:00:00Z"_s << 500
                                        << TimeUnit::Day << QStringList{};
    }
    void ticks()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, pixels);
        QFETCH(TimeUnit, unit);
        QFETCH(QStringList, places);
        const TimeTicks ticks = timeTicks(utc(from), utc(to), madrid, pixels, [](TimeUnit) { return 80.0; });
        QStringList found;
        qint64 before = -1;
        for (const TimeTick &tick : ticks.places) {
            found.append(tick.at.toTimeZone(madrid).toString(u"dd'T'HH:mm"_s));
            QVERIFY(tick.centre > before);
            before = tick.centre;
        }
        QCOMPARE(ticks.unit, unit);
        QCOMPARE(found, places);
    }

private:
    std::unique_ptr<HistogramChart> m_chart;
};

QTEST_MAIN(TestHistogram)
#include "tst_histogram.moc"
