// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/dashboardrows.h"
#include "api/contract/json.h"
#include "api/contract/tenancy.h"
#include "api/rules/aggregate.h"
#include "tests/support/dashboardvalues.h"
#include "tests/support/demosession.h"
#include "tests/support/platformprocess.h"

#include <QTest>
#include <QTimeZone>
#include <QUrl>

#include <nlohmann/json.hpp>

#include <atomic>
#include <mutex>
#include <thread>

using namespace atalaya;
using namespace atalaya::tests;
using contract::BusinessDashboard;
using contract::DashboardRows;
using contract::Instant;

namespace {

/// The platform allows 600 calls a minute and token.
constexpr int callsOfAToken = 550;
/// Enough for a year of Banca Norte: seven figures of 100,000 rows each.
constexpr int tokensOfATenant = 9;
constexpr contract::JsonLimits replyLimits{.bytes = 1U << 23U, .nodes = 1'000'000};

struct Job
{
    DashboardValue figure;
    Instant from{};
    Instant to{};
};

QByteArray typed(const std::string &text)
{
    return QUrl::toPercentEncoding(QString::fromStdString(text));
}

QByteArray period(Instant from, Instant to)
{
    return QByteArray("from=" + QByteArray::fromStdString(contract::formatInstant(from)) +
                      "&to=" + QByteArray::fromStdString(contract::formatInstant(to)));
}

} // namespace

/// Every figure of every demo tenant is worked out from all of its rows, over HTTP and with the function that the
/// console uses, and has to be the dashboard's, to the last digit.
class TestSumCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_platform.start({QStringLiteral("--demo")}), qPrintable(m_platform.errorOutput()));
    }

    void everyFigureIsTheSumOfItsRows_data()
    {
        QTest::addColumn<QString>("manager");
        QTest::newRow("Ascensores XYZ") << QStringLiteral("jorge.pons@ascensores-xyz.example");
        QTest::newRow("Bufete Ríos") << QStringLiteral("clara.mora@bufete-rios.example");
        QTest::newRow("Elevadores Sur") << QStringLiteral("eva.lara@elevadores-sur.example");
        QTest::newRow("Banca Norte") << QStringLiteral("pablo.arce@banca-norte.example");
    }
    void everyFigureIsTheSumOfItsRows()
    {
        QFETCH(QString, manager);
        openSessions(manager);
        std::vector<Job> jobs;
        for (const auto &[from, to] : periods())
            addJobs(jobs, from, to);
        m_rows = 0;
        const QStringList wrong = work(jobs);
        for (const QString &text : wrong)
            qWarning("%s", qPrintable(text));
        QVERIFY(wrong.isEmpty());
        m_checks += static_cast<int>(jobs.size());
        qInfo("%d figures from %lld rows in %d calls", static_cast<int>(jobs.size()), static_cast<long long>(m_rows),
              static_cast<int>(m_calls));
    }

    void thereWereEnoughChecks()
    {
        qInfo("%d checks", m_checks);
        QVERIFY(m_checks >= leastChecks);
    }

private:
    /// 38 figures and more of the lists, five periods, four tenants; and the days of a week.
    static constexpr int leastChecks = 900;

    void openSessions(const QString &manager)
    {
        m_tokens.clear();
        m_calls = 0;
        for (int i = 0; i < tokensOfATenant; ++i) {
            m_tokens.push_back(signInToDemo(m_platform, manager).headers());
            QVERIFY(m_tokens.back().value("authorization").size() > 20);
        }
    }

    /// The fixture week, and the last 7, 30, 90 and 365 days of 8 February 2026 in Madrid.
    static std::vector<std::pair<Instant, Instant>> periods()
    {
        std::vector<std::pair<Instant, Instant>> all{{midnight({2026, 2, 1}), midnight({2026, 2, 8})}};
        const QDate end(2026, 2, 9);
        for (const int days : {7, 30, 90, 365})
            all.emplace_back(midnight(end.addDays(-days)), midnight(end));
        return all;
    }
    static Instant midnight(QDate date)
    {
        return Instant{std::chrono::milliseconds{date.startOfDay(QTimeZone("Europe/Madrid")).toMSecsSinceEpoch()}};
    }

    nlohmann::json get(const QByteArray &target)
    {
        const auto token = static_cast<std::size_t>(m_calls++ / callsOfAToken);
        if (token >= m_tokens.size())
            return {};
        const HttpReply reply = m_platform.send("GET", target, m_tokens[token]);
        const auto document = contract::parseJson(reply.body.toStdString(), replyLimits);
        return reply.status == 200 && document ? document->at("data") : nlohmann::json();
    }

    void addJobs(std::vector<Job> &jobs, Instant from, Instant to)
    {
        const auto dashboard =
            contract::decodeBusinessDashboard(get("/api/admin/tenant-business-dashboard?" + period(from, to)));
        QVERIFY(dashboard);
        for (DashboardValue &value : valuesOf(*dashboard))
            jobs.push_back({std::move(value), from, to});
        const BusinessDashboard::Previous &previous = dashboard->previous;
        const auto before = [&](const char *metric, std::optional<double> value) {
            jobs.push_back({{metric, std::nullopt, value}, previous.period.from, previous.period.to});
        };
        before("tasksAutomated", static_cast<double>(previous.tasksAutomated));
        before("estimatedCostSaving", previous.estimatedCostSaving);
        before("ragFaithfulness", previous.ragFaithfulness);
        before("openRisks", static_cast<double>(previous.openRisks));
        if (dashboard->automation.tasksAutomatedTrend.size() <= 7)
            addDays(jobs, *dashboard);
        const auto usage = contract::decodeUsageReport(get("/api/admin/usage?month=2026-01"));
        QVERIFY(usage);
        static const std::map<std::string, std::string> meters{{"tokens", "tokensUsed"},
                                                               {"storage", "storageBytesUsed"},
                                                               {"searches", "vectorSearches"},
                                                               {"seats", "seatsUsed"}};
        if (from != midnight({2026, 2, 1}))
            return;
        for (const contract::UsageItem &item : usage->items)
            jobs.push_back({{meters.at(item.metric), std::nullopt, static_cast<double>(item.used)},
                            midnight({2026, 1, 1}),
                            midnight({2026, 2, 1})});
    }

    /// The bars and points of each day.
    static void addDays(std::vector<Job> &jobs, const BusinessDashboard &dashboard)
    {
        const auto day = [&jobs](contract::Date date, const char *metric, std::optional<double> value) {
            const QDate local = QDate(1970, 1, 1).addDays(date.time_since_epoch().count());
            jobs.push_back({{metric, std::nullopt, value}, midnight(local), midnight(local.addDays(1))});
        };
        for (const auto &[date, count] : dashboard.automation.tasksAutomatedTrend)
            day(date, "tasksAutomated", static_cast<double>(count));
        for (const auto &[date, count] : dashboard.risk.openRisksTrend)
            day(date, "openRisks", static_cast<double>(count));
        for (const auto &point : dashboard.quality.ragTrend) {
            day(point.date, "ragFaithfulness", point.faithfulness);
            day(point.date, "ragRelevance", point.relevance);
            day(point.date, "ragContextPrecision", point.contextPrecision);
        }
    }

    /// What is wrong with the figure; empty when nothing is.
    QString check(const Job &job)
    {
        QByteArray target =
            "/api/admin/dashboard/rows?limit=500&" + period(job.from, job.to) + "&metric=" + typed(job.figure.metric);
        if (job.figure.item)
            target += "&item=" + typed(*job.figure.item);
        std::optional<rules::Aggregator> aggregator;
        DashboardRows head;
        std::int64_t seen = 0;
        do {
            const auto page = contract::decodeDashboardRows(get(target + "&offset=" + QByteArray::number(seen)));
            if (!page)
                return QStringLiteral("%1: no page at %2").arg(QString::fromLatin1(target)).arg(seen);
            if (!aggregator) {
                head = *page;
                aggregator.emplace(page->formula);
            }
            if (page->snapshot != head.snapshot || (page->rows.empty() && seen < page->total))
                return QStringLiteral("%1: pages that don't fit").arg(QString::fromLatin1(target));
            for (const contract::DashboardRow &row : page->rows)
                aggregator->add(row);
            seen += static_cast<std::int64_t>(page->rows.size());
        } while (seen < head.total);
        m_rows += seen;
        if (aggregator->value() == job.figure.value && head.figure == job.figure.value)
            return {};
        const auto text = [](const std::optional<double> &value) {
            return value ? QString::number(*value, 'g', 17) : QStringLiteral("null");
        };
        return QStringLiteral("%1: dashboard %2, figure %3, rows %4")
            .arg(QString::fromLatin1(target), text(job.figure.value), text(head.figure), text(aggregator->value()));
    }

    QStringList work(const std::vector<Job> &jobs)
    {
        std::atomic<std::size_t> next = 0;
        std::mutex mutex;
        QStringList wrong;
        const auto run = [&] {
            for (std::size_t i = next++; i < jobs.size(); i = next++) {
                const QString text = check(jobs[i]);
                const std::lock_guard lock(mutex);
                if (!text.isEmpty())
                    wrong.append(text);
            }
        };
        std::thread other(run);
        run();
        other.join();
        return wrong;
    }

    PlatformProcess m_platform;
    std::vector<HttpHeaders> m_tokens;
    std::atomic<int> m_calls = 0;
    std::atomic<std::int64_t> m_rows = 0;
    int m_checks = 0;
};

QTEST_GUILESS_MAIN(TestSumCheck)
#include "tst_sumcheck.moc"
