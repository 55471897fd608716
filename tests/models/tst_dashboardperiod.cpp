// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboardperiod.h"

#include <QTest>

using namespace atalaya;
using models::DashboardPeriod;
using models::PeriodPreset;
using models::RangeProblem;

class TestDashboardPeriod : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presetsEndWithToday_data()
    {
        QTest::addColumn<PeriodPreset>("preset");
        QTest::addColumn<QDate>("today");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<int>("length");
        QTest::addRow("seven days") << PeriodPreset::Last7Days << QDate(2026, 2, 7) << QDate(2026, 2, 1) << 7;
        QTest::addRow("over a month edge") << PeriodPreset::Last7Days << QDate(2026, 3, 2) << QDate(2026, 2, 24) << 7;
        QTest::addRow("over a leap day") << PeriodPreset::Last30Days << QDate(2028, 3, 1) << QDate(2028, 2, 1) << 30;
        QTest::addRow("ninety") << PeriodPreset::Last90Days << QDate(2026, 3, 31) << QDate(2026, 1, 1) << 90;
        QTest::addRow("a year") << PeriodPreset::Last365Days << QDate(2026, 12, 31) << QDate(2026, 1, 1) << 365;
        QTest::addRow("first of month") << PeriodPreset::ThisMonth << QDate(2026, 2, 1) << QDate(2026, 2, 1) << 1;
        QTest::addRow("end of month") << PeriodPreset::ThisMonth << QDate(2026, 1, 31) << QDate(2026, 1, 1) << 31;
    }
    void presetsEndWithToday()
    {
        QFETCH(PeriodPreset, preset);
        QFETCH(QDate, today);
        QFETCH(QDate, first);
        QFETCH(int, length);
        const rules::DayRange days = DashboardPeriod{preset, {}}.days(today);
        QCOMPARE(models::toQDate(days.first), first);
        QCOMPARE(models::toQDate(days.end), today.addDays(1));
        QCOMPARE(days.length(), length);
    }

    void customIsWrittenWithBothDaysAndIsHalfOpen()
    {
        const auto days = DashboardPeriod::between(QDate(2026, 2, 1), QDate(2026, 2, 7)).days(QDate(2030, 1, 1));
        QCOMPARE(models::toQDate(days.end), QDate(2026, 2, 8));
        QCOMPARE(days.length(), 7);
        const auto before = rules::before(days);
        QCOMPARE(models::toQDate(before.first), QDate(2026, 1, 25));
        QCOMPARE(models::toQDate(before.end).addDays(-1), QDate(2026, 1, 31));
    }

    void edgesInUtc_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("hours");
        const auto madrid = QByteArrayLiteral("Europe/Madrid");
        QTest::addRow("winter week") << madrid << QDate(2026, 2, 1) << QDate(2026, 2, 7)
                                     << QStringLiteral("2026-01-31T23:00:00Z") << 168;
        QTest::addRow("summer time begins")
            << madrid << QDate(2026, 3, 29) << QDate(2026, 3, 29) << QStringLiteral("2026-03-28T23:00:00Z") << 23;
        QTest::addRow("summer time ends")
            << madrid << QDate(2026, 10, 25) << QDate(2026, 10, 25) << QStringLiteral("2026-10-24T22:00:00Z") << 25;
        QTest::addRow("no midnight in Beirut") << QByteArrayLiteral("Asia/Beirut") << QDate(2022, 3, 27)
                                               << QDate(2022, 3, 27) << QStringLiteral("2022-03-26T22:00:00Z") << 23;
        QTest::addRow("west of Greenwich") << QByteArrayLiteral("America/Bogota") << QDate(2026, 2, 1)
                                           << QDate(2026, 2, 1) << QStringLiteral("2026-02-01T05:00:00Z") << 24;
    }
    void edgesInUtc()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QDate, first);
        QFETCH(QDate, last);
        QFETCH(QString, from);
        QFETCH(int, hours);
        const auto range = models::toUtc(DashboardPeriod::between(first, last).days({}), QTimeZone(zone));
        QCOMPARE(range.from.toString(Qt::ISODate), from);
        QCOMPARE(range.from.timeSpec(), Qt::UTC);
        QCOMPARE(range.from.secsTo(range.to), hours * 3600);
    }

    void customRangesAreChecked_data()
    {
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        QTest::addColumn<RangeProblem>("problem");
        const QDate today(2026, 2, 7);
        QTest::addRow("fine") << today.addDays(-6) << today << RangeProblem::None;
        QTest::addRow("one day") << today << today << RangeProblem::None;
        QTest::addRow("no first") << QDate() << today << RangeProblem::FirstMissing;
        QTest::addRow("no last") << today << QDate() << RangeProblem::LastMissing;
        QTest::addRow("turned round") << today << today.addDays(-1) << RangeProblem::LastBeforeFirst;
        QTest::addRow("tomorrow") << today << today.addDays(1) << RangeProblem::LastInFuture;
        QTest::addRow("longest") << today.addDays(1 - models::longestCustomRange) << today << RangeProblem::None;
        QTest::addRow("too long") << today.addDays(-models::longestCustomRange) << today << RangeProblem::TooLong;
    }
    void customRangesAreChecked()
    {
        QFETCH(QDate, first);
        QFETCH(QDate, last);
        QFETCH(RangeProblem, problem);
        QCOMPARE(models::checkRange(first, last, QDate(2026, 2, 7)), problem);
    }

    void datesSurviveTheWayThereAndBack()
    {
        for (QDate date(2023, 12, 25); date < QDate(2028, 3, 5); date = date.addDays(1))
            QCOMPARE(models::toQDate(models::fromQDate(date)), date);
    }
};

QTEST_GUILESS_MAIN(TestDashboardPeriod)
#include "tst_dashboardperiod.moc"
