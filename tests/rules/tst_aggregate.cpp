// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/aggregate.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace atalaya;
using contract::DashboardRow;
using contract::RowsFormula;
using Aggregate = RowsFormula::Aggregate;

namespace {

DashboardRow row(std::string kind, double part, double whole = 0, std::optional<std::string> key = {})
{
    DashboardRow made;
    made.kind = std::move(kind);
    made.part = part;
    made.whole = whole;
    made.key = std::move(key);
    return made;
}

std::optional<double> figure(const RowsFormula &formula, const std::vector<DashboardRow> &rows)
{
    rules::Aggregator aggregator(formula);
    for (const DashboardRow &each : rows)
        aggregator.add(each);
    return aggregator.value();
}

double sum(const std::vector<double> &values)
{
    rules::ExactSum exact;
    for (const double value : values)
        exact.add(value);
    return exact.value();
}

} // namespace

class TestAggregate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsAreRoundedOnce_data()
    {
        QTest::addColumn<std::vector<double>>("values");
        QTest::addColumn<double>("expected");
        QTest::newRow("none") << std::vector<double>{} << 0.0;
        QTest::newRow("ten tenths") << std::vector<double>(10, 0.1) << 1.0;
        QTest::newRow("the small one survives") << std::vector{1e100, 1.0, -1e100} << 1.0;
        QTest::newRow("cancelled") << std::vector{1e16, 1.0, -1e16, -1.0} << 0.0;
        QTest::newRow("tie goes to even") << std::vector{9007199254740992.0, 1.0} << 9007199254740992.0;
        QTest::newRow("a hair above the tie") << std::vector{9007199254740992.0, 1.0, 1e-9} << 9007199254740994.0;
        QTest::newRow("a hair below the tie") << std::vector{9007199254740994.0, 1.0, -1e-9} << 9007199254740994.0;
        QTest::newRow("below zero") << std::vector{-9007199254740992.0, -1.0, -1e-9} << -9007199254740994.0;
    }
    void sumsAreRoundedOnce()
    {
        QFETCH(std::vector<double>, values);
        QFETCH(double, expected);
        QVERIFY(sum(values) == expected);
    }

    void noOrderAndNoGroupingChangesASum()
    {
        std::mt19937_64 random(7);
        std::uniform_int_distribution<int> minutes(1, 999);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> values;
            // Minutes and thousandths in one sum: plain addition differs in the last bits.
            for (int i = 0; i < 300; ++i)
                values.push_back(minutes(random) / (i % 3 == 0 ? 1000.0 : 7.0));
            const double expected = sum(values);
            std::ranges::shuffle(values, random);
            QVERIFY(sum(values) == expected);
        }
    }

    void equalRowsSumToTheirProduct()
    {
        for (const double minutes : {15.0, 12.3, 0.1, 4.0 / 3}) {
            for (const int count : {1, 3, 124, 100'003})
                QVERIFY(sum(std::vector<double>(static_cast<std::size_t>(count), minutes)) == minutes * count);
        }
    }

    void everyAggregate_data()
    {
        QTest::addColumn<RowsFormula>("formula");
        QTest::addColumn<double>("expected");
        const auto formula = [](Aggregate aggregate, double scale, std::optional<std::int64_t> decimals = {},
                                std::optional<double> atMost = {}, std::vector<RowsFormula::KindWeight> weights = {}) {
            return RowsFormula{aggregate, scale, decimals, atMost, std::move(weights)};
        };
        QTest::newRow("sum") << formula(Aggregate::Sum, 1) << 23.0;
        QTest::newRow("sum in money") << formula(Aggregate::Sum, 50.0 / 60, 2) << 19.17;
        QTest::newRow("weighted") << formula(Aggregate::Sum, 1, {}, {}, {{"review", 10}}) << -13.0;
        QTest::newRow("count") << formula(Aggregate::Count, 1) << 3.0;
        QTest::newRow("distinct") << formula(Aggregate::Distinct, 1) << 2.0;
        QTest::newRow("mean") << formula(Aggregate::Mean, 1, 1) << 7.7;
        QTest::newRow("ratio") << formula(Aggregate::Ratio, 100) << 1150.0;
        QTest::newRow("ratio with a lid") << formula(Aggregate::Ratio, 100, {}, 100) << 100.0;
        QTest::newRow("per key") << formula(Aggregate::PerKey, 1) << 1.5;
        QTest::newRow("latest") << formula(Aggregate::Latest, 1) << 15.0;
    }
    void everyAggregate()
    {
        QFETCH(RowsFormula, formula);
        QFETCH(double, expected);
        const auto value =
            figure(formula, {row("task", 15, 1, "ana"), row("review", -4, 0, "luis"), row("task", 12, 1, "ana")});
        QVERIFY(value);
        QVERIFY(*value == expected);
    }

    void nothingBelowTheLineIsNoFigure_data()
    {
        QTest::addColumn<int>("aggregate");
        QTest::addColumn<bool>("none");
        QTest::newRow("sum") << static_cast<int>(Aggregate::Sum) << false;
        QTest::newRow("count") << static_cast<int>(Aggregate::Count) << false;
        QTest::newRow("distinct") << static_cast<int>(Aggregate::Distinct) << false;
        QTest::newRow("mean") << static_cast<int>(Aggregate::Mean) << true;
        QTest::newRow("ratio") << static_cast<int>(Aggregate::Ratio) << true;
        QTest::newRow("per key") << static_cast<int>(Aggregate::PerKey) << true;
        QTest::newRow("latest") << static_cast<int>(Aggregate::Latest) << true;
    }
    void nothingBelowTheLineIsNoFigure()
    {
        QFETCH(int, aggregate);
        QFETCH(bool, none);
        const auto value = figure({static_cast<Aggregate>(aggregate), 1, {}, {}, {}}, {});
        QCOMPARE(!value.has_value(), none);
        if (!none)
            QVERIFY(*value == 0);
    }

    void aRatioNeedsAWholeAndTheLatestTooEvenWithRows()
    {
        QVERIFY(!figure({Aggregate::Ratio, 100, {}, {}, {}}, {row("override", 1, 0)}));
        QVERIFY(!figure({Aggregate::Latest, 1, {}, {}, {}}, {row("step", 3, 0), row("step", 2, 1)}));
    }

    void halvesGoAwayFromZero()
    {
        QVERIFY(*figure({Aggregate::Mean, 1, 0, {}, {}}, {row("e", 86), row("e", 87)}) == 87);
        QVERIFY(*figure({Aggregate::Sum, 1, 0, {}, {}}, {row("e", -2.5)}) == -3);
    }
};

QTEST_GUILESS_MAIN(TestAggregate)
#include "tst_aggregate.moc"
