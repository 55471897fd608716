// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/policies/builtinstore.h"
#include "platform/governance/seeddecisions.h"
#include "platform/governance/simulation/simulator.h"
#include "platform/search/auditsearch.h"
#include "tests/platform/tenantfixture.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace atalaya::platform;
using namespace atalaya;
using namespace std::chrono;

namespace {

constexpr int runs = 5;
constexpr Instant now{sys_days{2026y / March / 1}};

double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// One more policy: `number` of them look at different agents, entities and hours.
rules::Policy policy(int number)
{
    rules::Policy made;
    made.id = "pol-" + std::to_string(number);
    made.name = "Prueba " + std::to_string(number);
    rules::PolicyRule rule;
    rule.when.agents = {"agente " + std::to_string(number), "créd*"};
    rule.when.entities = {"Crédito " + std::to_string(number) + "*"};
    rule.when.risk = rules::PolicyNumber{rules::PolicyBound{50 + number % 50, true}, {}, false};
    rule.when.windows = {{0x1F, 8 * 60, (9 + number % 10) * 60}};
    rule.then = {rules::PolicyMode::Blocked, {{"es", "es mucho"}}};
    made.rules = {rule};
    return made;
}

} // namespace

/// bench_simulation [DECISIONS]: what trying drafts costs. Two sets are evaluated for each decision.
int main(int argc, char **argv)
{
    const std::int64_t decisions = argc > 1 ? std::stoll(argv[1]) : 1'000'000;
    TenantFixture store;
    store.addTenant("a", "ENTERPRISE");
    policies::installBuiltIns(store.database(), store.log(), {});
    seedDecisions(store.database(), store.log(), now, {"a", "ELEVATORS", decisions, 180, 1});
    const TestClock clock(now);
    AuditSearch search(store.database(), store.log(), clock);
    Simulator simulator(store.log().trees(), search);
    const TenantScope scope = Operator::enter("a");
    search.read(scope, std::nullopt, Interrupt(), [](const SearchScope &, std::int64_t) {});

    for (const int drafts : {1, 50}) {
        SimulationPlan plan;
        plan.request.from = now - days{200};
        plan.request.to = now;
        for (int i = 0; i < drafts; ++i)
            plan.drafts.push_back(policy(i));
        std::vector<double> wall;
        std::vector<double> cpu;
        for (int run = 0; run < runs; ++run) {
            const auto began = steady_clock::now();
            const double before = cpuMs();
            const auto result = simulator.run(scope, plan, Interrupt(), [](std::size_t, std::size_t) {});
            cpu.push_back(cpuMs() - before);
            wall.push_back(duration<double, std::milli>(steady_clock::now() - began).count());
            if (result.decisions != decisions)
                return 1;
        }
        std::ranges::sort(wall);
        std::ranges::sort(cpu);
        const double perSecond = 2.0 * static_cast<double>(decisions) / cpu[runs / 2] / 1e3;
        std::printf("%d|%lld|%.0f|%.0f|%.2f\n", drafts, static_cast<long long>(decisions), wall[runs / 2],
                    cpu[runs / 2], perSecond);
        std::fflush(stdout);
    }
    return 0;
}
