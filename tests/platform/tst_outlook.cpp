// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/outlook.h"
#include "platform/governance/dice.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace atalaya::platform;
using atalaya::contract::Band;
using billing::Outlook;
using billing::outlookOf;

namespace {

constexpr std::size_t year = 365;

/// A year of use as tenants have it: weekdays, growth or decline, noise, busy days, and holidays.
std::vector<double> generatedYear(std::uint64_t seed)
{
    Dice dice(seed);
    const double weekdays[] = {1.1, 1.15, 1.1, 1.0, 0.9, 0.2 + 0.4 * dice.unit(), 0.1 + 0.4 * dice.unit()};
    const double level = 20'000 + 80'000 * dice.unit();
    const double growth = -0.0005 + 0.002 * dice.unit();
    const double noise = 0.1 + 0.3 * dice.unit();
    std::vector<double> days;
    for (std::size_t i = 0; i < year; ++i) {
        double day = level * weekdays[i % 7] * std::exp(growth * static_cast<double>(i));
        day *= std::max(0.0, dice.around(1, noise));
        if (dice.chance(0.02))
            day *= 2.5;
        if (dice.chance(0.015))
            day = 0;
        days.push_back(std::round(day));
    }
    return days;
}

double sumOf(const std::vector<double> &days, std::size_t from, std::size_t count)
{
    return std::accumulate(days.begin() + static_cast<std::ptrdiff_t>(from),
                           days.begin() + static_cast<std::ptrdiff_t>(from + count), 0.0);
}

std::vector<double> firstDays(const std::vector<double> &days, std::size_t count)
{
    return {days.begin(), days.begin() + static_cast<std::ptrdiff_t>(count)};
}

} // namespace

/// Where usage goes: the rule, its band, and how often the band holds.
class TestOutlook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSteadyWeekGoesOnExactly()
    {
        std::vector<double> past;
        for (int i = 0; i < 70; ++i)
            past.push_back(i % 7 < 5 ? 100 : 10);
        const auto outlook = outlookOf(past, 14);
        QVERIFY(outlook);
        QCOMPARE(outlook->size(), std::size_t{14});
        QVERIFY(((*outlook)[0] == Band<double>{100, 100, 100}));
        QVERIFY(((*outlook)[6] == Band<double>{520, 520, 520}));
        QVERIFY(((*outlook)[13] == Band<double>{1040, 1040, 1040}));
    }

    void tooFewDaysSayNothing()
    {
        QVERIFY(!outlookOf(std::vector<double>(34, 5.0), 10));
        QVERIFY(outlookOf(std::vector<double>(35, 5.0), 10));
        QVERIFY(!outlookOf({}, 10));
    }

    void theBandWidensAndIsOrdered()
    {
        const auto days = generatedYear(7);
        const auto outlook = outlookOf(days, 30).value();
        for (const Band<double> &point : outlook)
            QVERIFY(point.low <= point.middle && point.middle <= point.high);
        QVERIFY(outlook[29].high - outlook[29].low > outlook[0].high - outlook[0].low);
        // Nothing is drawn.
        QVERIFY(outlook == outlookOf(days, 30).value());
    }

    void aLimitIsReachedEarliestAtTheUpperEdge()
    {
        const auto outlook = outlookOf(generatedYear(3), 30).value();
        const double limit = outlook[15].middle;
        const auto low = billing::reachedAfter(outlook, &Band<double>::low, 0, limit);
        const auto middle = billing::reachedAfter(outlook, &Band<double>::middle, 0, limit);
        const auto high = billing::reachedAfter(outlook, &Band<double>::high, 0, limit);
        QCOMPARE(middle.value(), std::size_t{15});
        QVERIFY(high && *high <= *middle);
        QVERIFY(!low || *low >= *middle);
        QCOMPARE(billing::reachedAfter(outlook, &Band<double>::middle, limit, limit).value(), std::size_t{0});
        QVERIFY(!billing::reachedAfter(outlook, &Band<double>::high, 0, 1e15));
    }

    /// Twenty years, asked twelve days before each month's end and twenty-four: eight in ten ends lie within the band.
    void twentyGeneratedYears()
    {
        int within = 0;
        int below = 0;
        int asked = 0;
        double error = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const std::vector<double> days = generatedYear(seed * 7919);
            for (std::size_t month = 2; month < 12; ++month) {
                for (const std::size_t ahead : {std::size_t{12}, std::size_t{24}}) {
                    const std::size_t known = (month + 1) * 30 - ahead;
                    const auto end = outlookOf(firstDays(days, known), ahead).value().back();
                    const double actual = sumOf(days, known, ahead);
                    within += actual >= end.low && actual <= end.high ? 1 : 0;
                    below += actual < end.middle ? 1 : 0;
                    error += std::abs(actual - end.middle) / actual;
                    ++asked;
                }
            }
        }
        qInfo("%d of %d within the band, %d below the middle, mean error %.1f %%", within, asked, below,
              100 * error / asked);
        QCOMPARE(asked, 400);
        QVERIFY(within >= asked * 74 / 100);
        QVERIFY(within <= asked * 86 / 100);
        QVERIFY(below >= asked * 35 / 100 && below <= asked * 65 / 100);
        QVERIFY(error / asked < 0.15);
    }
};

QTEST_GUILESS_MAIN(TestOutlook)
#include "tst_outlook.moc"
