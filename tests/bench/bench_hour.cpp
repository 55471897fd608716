// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachedclient.h"
#include "api/cache/diskcache.h"
#include "api/endpoints/dashboardapi.h"
#include "api/endpoints/sessionsapi.h"
#include "api/net/apiclient.h"
#include "api/net/operationlog.h"
#include "api/session/session.h"
#include "models/dashboardpresenter.h"
#include "models/figurepresenter.h"
#include "models/sessionsmodel.h"
#include "tests/cache/cachefixture.h"
#include "tests/support/futures.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

namespace {

using namespace atalaya;
using models::PeriodPreset;

struct Step
{
    /// Into the hour.
    int minute = 0;
    enum What
    {
        Dashboard,
        Refresh,
        Figure,
        Account,
        Restart
    } what = Dashboard;
    PeriodPreset period = PeriodPreset::Last30Days;
    const char *metric = nullptr;
};

/// A manager's hour: looks at the month, compares periods, opens figures and goes back to them, has the mail in front
/// for a while, closes the console for lunch and looks again.
constexpr Step hour[] = {
    {0, Step::Dashboard},
    {0, Step::Figure, PeriodPreset::Last30Days, "estimatedCostSaving"},
    {1, Step::Dashboard, PeriodPreset::Last7Days},
    {1, Step::Dashboard, PeriodPreset::Last90Days},
    {2, Step::Dashboard},
    {3, Step::Figure, PeriodPreset::Last30Days, "tasksAutomated"},
    {4, Step::Figure, PeriodPreset::Last30Days, "estimatedCostSaving"},
    {5, Step::Dashboard},
    {8, Step::Dashboard, PeriodPreset::Last7Days},
    {8, Step::Figure, PeriodPreset::Last7Days, "openRisks"},
    {9, Step::Account},
    {10, Step::Dashboard},
    {20, Step::Refresh},
    {20, Step::Figure, PeriodPreset::Last30Days, "ragFaithfulness"},
    {21, Step::Dashboard, PeriodPreset::ThisMonth},
    {22, Step::Dashboard},
    {22, Step::Figure, PeriodPreset::Last30Days, "estimatedCostSaving"},
    {25, Step::Dashboard},
    {45, Step::Restart},
    {45, Step::Dashboard},
    {46, Step::Figure, PeriodPreset::Last30Days, "estimatedCostSaving"},
    {47, Step::Dashboard, PeriodPreset::Last7Days},
    {48, Step::Dashboard},
    {52, Step::Refresh},
    {53, Step::Figure, PeriodPreset::Last30Days, "tasksAutomated"},
    {54, Step::Account},
    {55, Step::Dashboard},
    {59, Step::Refresh},
};

/// What of the console asks the platform; built anew when the program is started again.
struct Reader
{
    Reader(api::ApiClient *client, const QString &folder, const std::function<QDateTime()> &now)
        : cache(folder)
        , cached(client, &cache, now)
        , dashboards(&cached)
        , sessions(&cached)
        , dashboard(&dashboards, QTimeZone("Europe/Madrid"), now)
        , figure(&dashboards, QTimeZone("Europe/Madrid"), now)
        , account(&sessions)
    {
        cache.open(tests::vaultKey());
    }

    void take(const Step &step)
    {
        switch (step.what) {
        case Step::Dashboard:
            dashboard.setPeriod({step.period, {}});
            break;
        case Step::Refresh:
            dashboard.refresh();
            break;
        case Step::Figure:
            figure.open({{QString::fromLatin1(step.metric), {}}, {step.period, {}}, {}});
            break;
        case Step::Account:
            account.refresh();
            break;
        case Step::Restart:
            break;
        }
    }
    [[nodiscard]] bool isAtRest() const
    {
        return !dashboard.isBusy() && !figure.isBusy() && cached.client()->operations()->running().isEmpty();
    }

    api::DiskCache cache;
    api::CachedClient cached;
    api::DashboardApi dashboards;
    api::SessionsApi sessions;
    models::DashboardPresenter dashboard;
    models::FigurePresenter figure;
    models::SessionsModel account;
};

void add(api::CacheStatistics &sum, const api::CacheStatistics &one)
{
    sum.fresh += one.fresh;
    sum.stale += one.stale;
    sum.confirmed += one.confirmed;
    sum.missed += one.missed;
    sum.failed += one.failed;
}

} // namespace

/// usage: bench_hour URL, with a refresh token as the first line of standard input. Writes "advance SECONDS" whenever
/// the platform's clock has to move and waits for a line; at the end "hour RATE FRESH STALE CONFIRMED MISSED FAILED".
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    std::string line;
    std::getline(std::cin, line);
    api::ApiClient client;
    api::Session session(&client);
    const auto resumed =
        tests::waitFor(session.resume(QUrl(QString::fromLocal8Bit(argv[1])), api::SecretString::take(line)));
    if (!resumed)
        qFatal("no session: %s", tests::reason(resumed).constData());

    const QTemporaryDir dir;
    QDateTime clock = QDateTime::currentDateTimeUtc();
    const auto now = [&clock] {
        return clock;
    };
    api::CacheStatistics sum;
    auto reader = std::make_unique<Reader>(&client, dir.path(), now);
    int minute = 0;
    for (const Step &step : hour) {
        // The same minute or the next: people take ten seconds to look.
        const int seconds = step.minute > minute ? (step.minute - minute) * 60 : 10;
        minute = step.minute;
        clock = clock.addSecs(seconds);
        std::printf("advance %d\n", seconds);
        std::fflush(stdout);
        std::getline(std::cin, line);
        if (step.what == Step::Restart) {
            add(sum, reader->cached.statistics());
            reader.reset();
            reader = std::make_unique<Reader>(&client, dir.path(), now);
        }
        reader->take(step);
        // Answers out of the cache come from the event loop too.
        QTest::qWait(1);
        if (!QTest::qWaitFor([&] { return reader->isAtRest(); }, 10'000))
            qFatal("minute %d does not end", step.minute);
    }
    add(sum, reader->cached.statistics());
    std::printf("hour %.3f %llu %llu %llu %llu %llu\n", sum.hitRate(), sum.fresh, sum.stale, sum.confirmed, sum.missed,
                sum.failed);
    return 0;
}
