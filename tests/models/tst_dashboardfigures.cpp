// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboardfixture.h"

#include "models/dashboardfacts.h"
#include "models/dashboardfigures.h"
#include "models/dashboardrows.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace atalaya;
using namespace atalaya::models;

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::optional<double> maybe(double value)
{
    return std::isnan(value) ? std::nullopt : std::optional(value);
}
} // namespace

class TestDashboardFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changes_data()
    {
        QTest::addColumn<bool>("points");
        QTest::addColumn<bool>("lessIsBetter");
        QTest::addColumn<double>("now");
        QTest::addColumn<double>("before");
        QTest::addColumn<qint64>("samplesNow");
        QTest::addColumn<qint64>("samplesBefore");
        QTest::addColumn<double>("amount");
        QTest::addColumn<bool>("few");
        QTest::addColumn<Verdict>("verdict");
        const auto row = [](const char *name) -> QTestData & {
            return QTest::newRow(name);
        };
        row("more tasks") << false << false << 124.0 << 110.0 << qint64(124) << qint64(110) << 1400.0 / 110 << false
                          << Verdict::Better;
        row("fewer tasks") << false << false << 99.0 << 110.0 << qint64(99) << qint64(110) << -10.0 << false
                           << Verdict::Worse;
        row("fewer risks") << false << true << 15.0 << 20.0 << qint64(15) << qint64(20) << -25.0 << false
                           << Verdict::Better;
        row("the same") << false << false << 20.0 << 20.0 << qint64(20) << qint64(20) << 0.0 << false << Verdict::Same;
        row("few now") << false << false << 9.0 << 110.0 << qint64(9) << qint64(110) << none << true
                       << Verdict::Unknown;
        row("few before") << false << false << 110.0 << 9.0 << qint64(110) << qint64(9) << none << true
                          << Verdict::Unknown;
        row("just enough") << false << false << 10.0 << 10.0 << qint64(10) << qint64(10) << 0.0 << false
                           << Verdict::Same;
        row("nothing before") << false << false << 50.0 << 0.0 << qint64(50) << qint64(50) << none << false
                              << Verdict::Unknown;
        row("points up") << true << false << 87.0 << 85.0 << qint64(119) << qint64(101) << 2.0 << false
                         << Verdict::Better;
        row("points, null now") << true << false << none << 85.0 << qint64(0) << qint64(101) << none << false
                                << Verdict::Unknown;
        row("points, null before") << true << false << 87.0 << none << qint64(119) << qint64(0) << none << false
                                   << Verdict::Unknown;
        row("points, few") << true << false << 87.0 << 85.0 << qint64(119) << qint64(3) << none << true
                           << Verdict::Unknown;
    }
    void changes()
    {
        QFETCH(bool, points);
        QFETCH(bool, lessIsBetter);
        QFETCH(double, now);
        QFETCH(double, before);
        QFETCH(qint64, samplesNow);
        QFETCH(qint64, samplesBefore);
        QFETCH(double, amount);
        QFETCH(bool, few);
        QFETCH(Verdict, verdict);
        const Samples samples{samplesNow, samplesBefore};
        const Change change = points ? pointChange(maybe(now), maybe(before), samples)
                                     : percentChange(maybe(now), maybe(before), samples, lessIsBetter);
        QCOMPARE(change.amount.has_value(), !std::isnan(amount));
        if (change.amount)
            QCOMPARE(*change.amount, amount);
        QCOMPARE(change.fewSamples, few);
        QCOMPARE(change.verdict, verdict);
        QCOMPARE(change.inPoints, points);
    }

    void theSampleWeek()
    {
        const auto figures = figuresOf(tests::fixtureWeek());
        QCOMPARE(figures[0].value, 1550.0);
        QCOMPARE(figures[0].note, 1425.0);
        QCOMPARE(figures[1].value, 31.0);
        QCOMPARE(figures[1].note, 1860.0);
        QCOMPARE(figures[2].value, 124.0);
        QCOMPARE(figures[2].previous, 110.0);
        QCOMPARE(figures[3].value, 87.0);
        QCOMPARE(figures[3].change.amount, 2.0);
        QCOMPARE(figures[4].value, 7.0);
        QCOMPARE(figures[4].note, 21.0);
        QVERIFY(figures[4].change.fewSamples);
        QVERIFY(!figures[4].change.amount);
        QCOMPARE(figures[2].trend, QList<double>({10, 18, 22, 24, 21, 19, 10}));
        double saved = 0;
        for (const double day : figures[0].trend)
            saved += day;
        QCOMPARE(saved, 1550.0);
        QVERIFY(std::isnan(figures[3].trend.at(4)));
    }

    void missingQualityIsNoDataAndNeverZero()
    {
        auto week = tests::fixtureWeek();
        week.quality.ragFaithfulness.reset();
        QVERIFY(!figuresOf(week)[3].value);
        QVERIFY(!riskFacts(week)[2].value);
        QVERIFY(!activationFacts(week)[4].value);
    }

    void onlyATenantWithoutAnythingIsUntouched()
    {
        QVERIFY(!isUntouched(tests::fixtureWeek()));
        auto week = tests::untouchedWeek();
        QVERIFY(isUntouched(week));
        week.previous.tasksAutomated = 1;
        QVERIFY(!isUntouched(week));
    }

    void daysAreComparedPlaceByPlace()
    {
        auto week = tests::fixtureWeek();
        week.previous.tasksAutomatedTrend.resize(5);
        const auto rows = taskRows(week);
        QCOMPARE(rows.size(), std::size_t(7));
        QCOMPARE(rows[3].tasks, 24);
        QCOMPARE(rows[3].before, 22);
        QVERIFY(!rows[6].before);
    }

    void limits_data()
    {
        QTest::addColumn<qint64>("used");
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<LimitLevel>("level");
        QTest::addRow("fine") << qint64(8499) << qint64(10000) << LimitLevel::Fine;
        QTest::addRow("near") << qint64(8500) << qint64(10000) << LimitLevel::Near;
        QTest::addRow("still near") << qint64(8999) << qint64(10000) << LimitLevel::Near;
        QTest::addRow("critical") << qint64(9000) << qint64(10000) << LimitLevel::Critical;
        QTest::addRow("over") << qint64(12000) << qint64(10000) << LimitLevel::Critical;
        QTest::addRow("nothing allowed, nothing used") << qint64(0) << qint64(0) << LimitLevel::Fine;
        QTest::addRow("nothing allowed") << qint64(1) << qint64(0) << LimitLevel::Critical;
        QTest::addRow("unlimited") << qint64(12000) << qint64(-1) << LimitLevel::Unlimited;
    }
    void limits()
    {
        QFETCH(qint64, used);
        QFETCH(qint64, limit);
        QFETCH(LimitLevel, level);
        LimitRow row{QStringLiteral("tokens"), used, std::nullopt, {}};
        if (limit >= 0)
            row.limit = limit;
        QCOMPARE(row.level(), level);
    }
};

QTEST_GUILESS_MAIN(TestDashboardFigures)
#include "tst_dashboardfigures.moc"
