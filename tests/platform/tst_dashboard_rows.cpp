// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/analytics/businessdashboard.h"
#include "platform/analytics/figurerows.h"
#include "platform/onboarding/onboarding.h"
#include "tests/platform/randomhistory.h"
#include "tests/support/dashboardvalues.h"

#include <QTest>

#include <set>

using namespace atalaya;
using namespace atalaya::platform;
using namespace std::chrono;
using contract::BusinessDashboard;
using contract::DashboardRow;
using contract::DashboardRows;

namespace {

Instant at(const char *text)
{
    return contract::parseInstant(text).value();
}

struct AllRows
{
    DashboardRows head;
    std::vector<DashboardRow> rows;
};

/// Every page of a set; the test fails when they don't fit together.
AllRows readAll(Figures &figures, FigureRows wanted)
{
    AllRows all;
    for (;;) {
        const DashboardRows page = figureRows(figures, wanted);
        if (wanted.offset == 0)
            all.head = page;
        if (page.snapshot != all.head.snapshot || page.total != all.head.total || page.offset != wanted.offset)
            qFatal("a page of another set");
        all.rows.insert(all.rows.end(), page.rows.begin(), page.rows.end());
        wanted.offset += wanted.limit;
        if (wanted.offset >= page.total)
            break;
    }
    return all;
}

std::optional<double> recomputed(const AllRows &all)
{
    rules::Aggregator aggregator(all.head.formula);
    for (const DashboardRow &row : all.rows)
        aggregator.add(row);
    return aggregator.value();
}

bool inOrder(const std::vector<DashboardRow> &rows)
{
    return std::ranges::is_sorted(rows, [](const DashboardRow &a, const DashboardRow &b) {
        const Instant never = Instant::max();
        return std::tuple(b.at.value_or(never), a.id) < std::tuple(a.at.value_or(never), b.id);
    });
}

} // namespace

class TestDashboardRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TenantFixture>();
        m_store->addTenant("a", "PRO");
        m_store->inTenant("a", [](Transaction &t) { beginOnboarding(t, "a", "PRO"); });
    }
    void cleanup() { m_store.reset(); }

    void everyFigureOfARandomTenantIsTheSumOfItsRows_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<double>("minutesPerTask");
        QTest::newRow("Madrid, the usual assumptions") << "Europe/Madrid" << 15.0;
        QTest::newRow("Santiago, minutes that no double holds") << "America/Santiago" << 12.3;
    }
    void everyFigureOfARandomTenantIsTheSumOfItsRows()
    {
        QFETCH(QString, zone);
        QFETCH(double, minutesPerTask);
        const Instant middle = at("2026-03-29T01:00:00Z");
        Dice dice = Dice::of(zone.toStdString(), 3);
        storeHistory(*m_store, "a", randomHistory(dice, middle), dice);
        int checks = 0;
        m_store->inTenant("a", [&](Transaction &t) {
            assume(t, minutesPerTask, 49.99, 3.7);
            completeOnboardingStep(t, "profile", at("2026-03-01T00:00:00Z"));
            for (int round = 0; round < 25; ++round) {
                const auto [from, to] = randomPeriod(dice, middle, QTimeZone(zone.toLatin1()));
                const auto period = ZonedPeriod::make(from, to, zone.toStdString()).value();
                Figures figures(t, period);
                for (const tests::DashboardValue &value : tests::valuesOf(businessDashboard(t, period))) {
                    check(figures, value, dice.between(1, 60));
                    ++checks;
                }
            }
        });
        QVERIFY2(checks >= 25 * 37, qPrintable(QString::number(checks)));
    }

    void everyMetricHasTotalsAndRows()
    {
        m_store->inTenant("a", [&](Transaction &t) {
            Figures figures(t, week());
            for (const rules::Metric &metric : rules::metrics()) {
                const DashboardRows page = figureRows(figures, {metric, "x", {}, 0, 100});
                QVERIFY2(page.figure == recomputed({page, page.rows}), metric.name.data());
                QCOMPARE(page.item.has_value(), metric.byItem);
            }
        });
    }

    void farPagesAreTheSameRows()
    {
        Dice dice(5);
        History history;
        // Ten to a moment, so that edges of pages lie within equal times.
        for (int i = 0; i < 6000; ++i)
            history.decisions.emplace_back(at("2026-03-02T00:00:00Z") + seconds{i / 10}, DecisionState::Executed);
        for (int i = 0; i < 600; ++i)
            history.events.push_back({"v" + std::to_string(i), at("2026-03-02T00:00:00Z") + seconds{i},
                                      contract::events::Validation{"s", "corrected", 0.1, false}});
        storeHistory(*m_store, "a", history, dice);
        m_store->inTenant("a", [&](Transaction &t) {
            Figures figures(t, week());
            const rules::Metric &metric = *rules::findMetric("netMinutesSaved");
            const AllRows all = readAll(figures, {metric, {}, {}, 0, 500});
            QCOMPARE(all.rows.size(), std::size_t{6600});
            QVERIFY(inOrder(all.rows));
            for (const std::int64_t offset : {0, 499, 501, 3333, 5999, 6599, 6600, 9000}) {
                const auto rows = figureRows(figures, {metric, {}, {}, offset, 7}).rows;
                const auto begin = all.rows.begin() + std::min<std::int64_t>(offset, 6600);
                const auto end = all.rows.begin() + std::min<std::int64_t>(offset + 7, 6600);
                QVERIFY2(rows == std::vector(begin, end), std::to_string(offset).c_str());
            }
            const AllRows small = readAll(figures, {metric, {}, {}, 0, 97});
            QVERIFY(small.rows == all.rows);
        });
    }

    void aFilterLeavesTheFigureAlone()
    {
        Dice dice(9);
        History history;
        history.events = {{"u1", at("2026-03-02T00:00:00Z"), contract::events::FeatureUse{"reports", "Ana 100%"}},
                          {"u2", at("2026-03-02T00:01:00Z"), contract::events::FeatureUse{"REPORTS", "ana_1"}},
                          {"u3", at("2026-03-02T00:02:00Z"), contract::events::FeatureUse{"tasks", "Luis"}}};
        history.documents = {{"d1", "Manual Ñ.pdf", 1, false, at("2026-03-02T00:00:00Z"), at("2026-03-02T00:01:00Z")}};
        storeHistory(*m_store, "a", history, dice);
        m_store->inTenant("a", [&](Transaction &t) {
            Figures figures(t, week());
            const auto found = [&](const char *metric, const char *q) {
                const DashboardRows page = figureRows(figures, {*rules::findMetric(metric), {}, q, 0, 100});
                QStringList ids;
                for (const DashboardRow &row : page.rows)
                    ids.append(QString::fromStdString(row.id));
                return ids.join(QLatin1Char(' ')) + QStringLiteral(" of %1, %2").arg(page.total).arg(*page.figure);
            };
            QCOMPARE(found("seatsUsed", ""), QStringLiteral("u3 u2 u1 of 3, 3"));
            QCOMPARE(found("seatsUsed", "report"), QStringLiteral("u2 u1 of 2, 3"));
            QCOMPARE(found("seatsUsed", "0%"), QStringLiteral("u1 of 1, 3"));
            QCOMPARE(found("seatsUsed", "a_"), QStringLiteral("u2 of 1, 3"));
            QCOMPARE(found("seatsUsed", "'"), QStringLiteral(" of 0, 3"));
            QCOMPARE(found("docsIngested", "Ñ"), QStringLiteral("d1 of 1, 1"));
        });
    }

    void theSnapshotFollowsTheRows()
    {
        const auto snapshot = [this](const char *metric) {
            std::string text;
            m_store->inTenant("a", [&](Transaction &t) {
                Figures figures(t, week());
                text = figureRows(figures, {*rules::findMetric(metric), {}, {}, 0, 1}).snapshot;
            });
            return text;
        };
        const auto send = [this](const char *id, const char *when, auto body) {
            m_store->database().write([&](Transaction &t) { (void)storeEvents(t, "a", {{id, at(when), body}}); });
        };
        using contract::events::Risk;
        const std::string none = snapshot("openRisks");
        QVERIFY(none == snapshot("openRisks"));
        send("e1", "2026-03-02T00:00:00Z", Risk{"r1", "open", "low", {}});
        const std::string one = snapshot("openRisks");
        QVERIFY(one != none);
        // As many as before, but another one.
        send("e2", "2026-03-03T00:00:00Z", Risk{"r1", "resolved", "low", {}});
        send("e3", "2026-03-03T00:00:00Z", Risk{"r2", "open", "low", {}});
        QVERIFY(snapshot("openRisks") != one);
        const std::string before = snapshot("estimatedCostSaving");
        m_store->inTenant("a", [](Transaction &t) { assume(t, 20, 50, 3); });
        QVERIFY(snapshot("estimatedCostSaving") != before);
    }

    void openStepsComeFirstAndKeepTheDaysBack()
    {
        m_store->inTenant("a", [&](Transaction &t) {
            const rules::Metric &metric = *rules::findMetric("timeToOnboardDays");
            completeOnboardingStep(t, "team", at("2026-03-05T12:00:00Z"));
            Figures figures(t, week());
            const AllRows open = readAll(figures, {metric, {}, {}, 0, 2});
            QVERIFY(!open.rows.front().at);
            QVERIFY(!open.head.figure && !recomputed(open));
            for (const char *step : {"profile", "knowledge", "flows"})
                completeOnboardingStep(t, step, at("2026-03-04T00:00:00Z"));
            Figures later(t, week());
            const AllRows done = readAll(later, {metric, {}, {}, 0, 100});
            QCOMPARE(done.rows.front().id, std::string("team"));
            QCOMPARE(done.rows.back().id, std::string("created"));
            QVERIFY(done.head.figure && done.head.figure == recomputed(done));
        });
    }

private:
    static ZonedPeriod week()
    {
        return ZonedPeriod::make(at("2026-02-28T23:00:00Z"), at("2026-03-07T23:00:00Z"), "Europe/Madrid").value();
    }

    static void assume(Transaction &t, double minutesPerTask, double hourlyRate, double reviewMinutes)
    {
        t.run("INSERT INTO assumption (tenant_id, minutes_per_task, hourly_rate, token_price, review_minutes)"
              " VALUES ('a', ?, ?, 2.9, ?)",
              {minutesPerTask, hourlyRate, reviewMinutes});
    }

    static void check(Figures &figures, const tests::DashboardValue &value, std::int64_t limit)
    {
        const rules::Metric *metric = rules::findMetric(value.metric);
        QVERIFY2(metric, value.metric.c_str());
        const AllRows all = readAll(figures, {*metric, value.item.value_or(""), {}, 0, limit});
        const auto label = [&] {
            return QStringLiteral("%1 (%2): dashboard %3, figure %4, rows %5")
                .arg(QString::fromStdString(value.metric), QString::fromStdString(value.item.value_or("")))
                .arg(value.value.value_or(-1), 0, 'g', 17)
                .arg(all.head.figure.value_or(-1), 0, 'g', 17)
                .arg(recomputed(all).value_or(-1), 0, 'g', 17)
                .toUtf8();
        };
        QVERIFY2(all.head.figure == value.value, label());
        QVERIFY2(recomputed(all) == value.value, label());
        QVERIFY2(static_cast<std::int64_t>(all.rows.size()) == all.head.total, label());
        QVERIFY2(inOrder(all.rows), label());
        std::set<std::pair<std::string, std::string>> ids;
        for (const DashboardRow &row : all.rows)
            ids.insert({row.kind, row.id});
        QVERIFY2(ids.size() == all.rows.size(), label());
    }

    std::unique_ptr<TenantFixture> m_store;
};

QTEST_GUILESS_MAIN(TestDashboardRows)
#include "tst_dashboard_rows.moc"
