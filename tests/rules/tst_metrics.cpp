// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/aggregate.h"
#include "api/rules/metrics.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace atalaya;
using contract::BusinessDashboard;
using contract::DashboardRow;

namespace {

constexpr BusinessDashboard::Assumptions stored{15, 50, 3, 4};
constexpr BusinessDashboard::Assumptions tried{20, 60, 3, 6};

DashboardRow row(std::string kind, std::optional<double> minutes, double part)
{
    DashboardRow made;
    made.kind = std::move(kind);
    made.minutes = minutes;
    made.part = part;
    return made;
}

const rules::Metric &metric(std::string_view name)
{
    return *rules::findMetric(name);
}

} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreUnique()
    {
        std::set<std::string_view> names;
        for (const rules::Metric &one : rules::metrics())
            names.insert(one.name);
        QCOMPARE(names.size(), rules::metrics().size());
        QVERIFY(!rules::findMetric("tasksautomated") && !rules::findMetric(""));
    }

    void weightsAreInTheOrderOfTheirKinds()
    {
        // Sums are added kind by kind; both sides have to do it in the same order.
        for (const rules::Metric &one : rules::metrics()) {
            const auto weights = rules::formulaOf(one, stored).weights;
            for (std::size_t i = 1; i < weights.size(); ++i)
                QVERIFY2(weights[i - 1].kind < weights[i].kind, one.name.data());
        }
    }

    void otherAssumptions_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<DashboardRow>("given");
        QTest::addColumn<double>("minutes");
        QTest::addColumn<double>("part");
        QTest::newRow("a task") << QByteArray("estimatedCostSaving") << row("task", 15, 15) << 20.0 << 20.0;
        QTest::newRow("a review takes") << QByteArray("netMinutesSaved") << row("review", 4, -4) << 6.0 << -6.0;
        QTest::newRow("a review costs") << QByteArray("costPerResolvedCase") << row("review", 4, 4) << 6.0 << 6.0;
        QTest::newRow("an override stays") << QByteArray("netCostSaving") << row("override", 10, -10) << 10.0 << -10.0;
        QTest::newRow("tokens stay") << QByteArray("costPerResolvedCase") << row("usage", {}, 4000) << -1.0 << 4000.0;
        QTest::newRow("a count stays") << QByteArray("tasksAutomated") << row("task", {}, 1) << -1.0 << 1.0;
        QTest::newRow("a rate stays") << QByteArray("manualOverrideRate") << row("override", {}, 1) << -1.0 << 1.0;
    }
    void otherAssumptions()
    {
        QFETCH(QByteArray, name);
        QFETCH(DashboardRow, given);
        const DashboardRow made = rules::assuming(metric(name.constData()), given, tried);
        QTEST(made.minutes.value_or(-1), "minutes");
        QTEST(made.part, "part");
        QVERIFY(rules::assuming(metric(name.constData()), given, stored) == given);
    }

    void aReviewThatTookNoTimeStillTakes()
    {
        // The sign of nothing is kept, so that it can become something.
        const BusinessDashboard::Assumptions none{15, 50, 3, 0};
        const DashboardRow nothing = rules::assuming(metric("netMinutesSaved"), row("review", 4, -4), none);
        QVERIFY(nothing.part == 0 && std::signbit(nothing.part));
        QCOMPARE(rules::assuming(metric("netMinutesSaved"), nothing, tried).part, -6.0);
    }

    void triedRowsGiveTheTriedFigure()
    {
        const rules::Metric &net = metric("netCostSaving");
        rules::Aggregator sum(rules::formulaOf(net, tried));
        for (int i = 0; i < 124; ++i)
            sum.add(rules::assuming(net, row("task", 15, 15), tried));
        for (int i = 0; i < 18; ++i)
            sum.add(rules::assuming(net, row("review", 4, -4), tried));
        sum.add(rules::assuming(net, row("rework", 48, -48), tried));
        QVERIFY(sum.value() == 124 * 20.0 - 18 * 6 - 48);
    }

    void costsMixTimeAndTokens()
    {
        rules::Aggregator sum(rules::formulaOf(metric("costPerResolvedCase"), stored));
        sum.add(row("usage", {}, 2'000'000));
        sum.add(row("review", 4, 60));
        DashboardRow resolved = row("case", {}, 0);
        resolved.whole = 1;
        sum.add(resolved);
        sum.add(resolved);
        QVERIFY(sum.value() == (2 * 3.0 + 50) / 2);
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
