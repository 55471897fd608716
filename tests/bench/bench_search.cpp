// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/seeddecisions.h"
#include "platform/search/auditsearch.h"
#include "platform/search/texttable.h"
#include "tests/platform/tenantfixture.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

using namespace atalaya::platform;
using namespace atalaya;
using namespace std::chrono;

namespace {

constexpr int otherTenants = 19;
constexpr int runs = 9;
/// Milliseconds.
constexpr int rowsBudget = 20;
constexpr int sumsBudget = 100;
constexpr int wordsBudget = 120;
constexpr Instant now{sys_days{2026y / March / 1}};

double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Prints `what`, the medians of wall time and of the thread's own time in milliseconds, and what it may take.
void measure(const char *what, int budget, const std::function<void(int)> &work)
{
    std::vector<double> wall;
    std::vector<double> cpu;
    for (int run = 0; run < runs; ++run) {
        const auto began = steady_clock::now();
        const double before = cpuMs();
        work(run);
        cpu.push_back(cpuMs() - before);
        wall.push_back(duration<double, std::milli>(steady_clock::now() - began).count());
    }
    std::ranges::sort(wall);
    std::ranges::sort(cpu);
    std::printf("%s|%.2f|%.2f|%d\n", what, wall[runs / 2], cpu[runs / 2], budget);
    std::fflush(stdout);
}

} // namespace

/// bench_search [DECISIONS]: what searching costs in a tenant of so many decisions among twenty.
int main(int argc, char **argv)
{
    const std::int64_t decisions = argc > 1 ? std::stoll(argv[1]) : 1'000'000;
    TenantFixture store;
    store.addTenant("large", "ENTERPRISE");
    for (int i = 0; i < otherTenants; ++i) {
        const std::string id = "other-" + std::to_string(i);
        store.addTenant(id, "PRO");
        seedDecisions(store.database(), store.log(), now, {id, "LEGAL", 1'000, 60, 3});
    }
    const auto began = steady_clock::now();
    const auto seconds = [&began] {
        return duration<double>(steady_clock::now() - began).count();
    };
    seedDecisions(store.database(), store.log(), now, {"large", "BANKING", decisions, 180, 1});
    std::fprintf(stderr, "seeded in %.0f s\n", seconds());
    while (fillTexts(store.database(), "large", 50'000)) {
    }
    std::fprintf(stderr, "words in after %.0f s\n", seconds());

    const TestClock clock(now);
    AuditSearch search(store.database(), store.log(), clock);
    const TenantScope scope = Operator::enter("large");
    const auto ask = [&](const std::string &q, contract::AuditSort sort = {}) {
        return search.ask(scope, {q, sort, {}}, {}).query.value();
    };
    const auto show = [&](const contract::AuditQuery &query) {
        (void)search.rows(scope, query.queryId, 0, 100, {});
    };
    // Each run asks something else, for the same question is the same snapshot.
    const auto other = [](int run) {
        return " risk:>=" + std::to_string(run + 1);
    };
    const double before = cpuMs();
    const std::int64_t total = ask("").total;
    const double built = cpuMs() - before;
    std::printf("index built, thread's time|%.0f\nbytes a decision|%.1f\n", built,
                static_cast<double>(search.memory()) / static_cast<double>(total));

    measure("all, newest first", rowsBudget, [&](int) { show(ask("")); });
    measure("state, policy, confidence, period", rowsBudget, [&](int run) {
        show(ask("state:blocked,review policy:\"Riesgo alto\" confidence:<0.8 since:90d" + other(run)));
    });
    measure("one field, most rows", rowsBudget, [&](int run) { show(ask(other(run))); });
    measure("by confidence", rowsBudget,
            [&](int run) { show(ask(other(run), contract::AuditSort::LowestConfidenceFirst)); });
    measure("a page far down", rowsBudget, [&](int run) {
        (void)search.rows(scope, ask("").queryId, static_cast<std::uint64_t>(decisions / 2 + run * 977), 100, {});
    });
    measure("facets", sumsBudget,
            [&](int run) { (void)search.facets(scope, ask("state:blocked,executed" + other(run)).queryId, 8, {}); });
    measure("facets of all", sumsBudget, [&](int) { (void)search.facets(scope, ask("").queryId, 8, {}); });
    measure("histogram", sumsBudget,
            [&](int run) { (void)search.histogram(scope, ask("-agent:planner" + other(run)).queryId, 60, {}); });
    for (const char *words : {"más cuenta", "interno", "cred* -tarjeta", "\"por su cuenta\"", "37", "zzzz"}) {
        measure((std::string("words: ") + words).c_str(), wordsBudget, [&](int run) { show(ask(words + other(run))); });
    }
    return 0;
}
