// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/rules/policyanalysis.h"
#include "api/rules/policyjson.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <vector>

using namespace atalaya::rules;

namespace {

constexpr int runs = 5;

double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

PolicyOutcome outcome(PolicyMode mode)
{
    return {mode, {{"en", "the limits of this line of work"}, {"es", "los límites de este trabajo"}}};
}

PolicyRule rule(std::optional<PolicyNumber> risk, std::optional<PolicyNumber> confidence, PolicyMode mode)
{
    PolicyConditions when;
    when.risk = std::move(risk);
    when.confidence = std::move(confidence);
    return {std::move(when), outcome(mode)};
}

/// A tenant that has written policies for years: most are about one line of work, some about all of them.
PolicySet setOf(std::size_t count)
{
    std::mt19937 dice(1);
    const auto below = [&dice](std::size_t most) {
        return static_cast<std::int64_t>(dice() % most);
    };
    PolicySet set;
    for (std::size_t i = 0; i < count; ++i) {
        Policy policy;
        policy.id = "policy-" + std::to_string(i);
        policy.name = "Policy " + std::to_string(i);
        policy.priority = below(5);
        const bool general = i % 25 == 0;
        if (!general)
            policy.actions = {i % 3 == 0 ? "Action " + std::to_string(i) + '*'
                                         : "Action " + std::to_string(below(count)) + " of the tenant"};
        if (i % 7 == 0)
            policy.entities = {"Thing " + std::to_string(below(40)) + '*'};
        const std::int64_t block = 85 + below(15);
        const std::int64_t review = 50 + below(30);
        const std::int64_t sure = 5'000 + below(40) * 100;
        policy.rules.push_back(rule(PolicyNumber{PolicyBound{block, true}, {}, false}, {}, PolicyMode::Blocked));
        policy.rules.push_back(rule(PolicyNumber{PolicyBound{review, true}, {}, false}, {}, PolicyMode::Review));
        policy.rules.push_back(rule({}, PolicyNumber{{}, PolicyBound{sure, false}, false}, PolicyMode::Review));
        if (i % 5 == 0)
            policy.rules.back().when.roles = {"TECHNICAL", "VIEWER"};
        if (i % 11 == 0)
            policy.rules.back().when.windows = {{0x1F, 8 * 60, 18 * 60}};
        if (i % 4 == 0)
            policy.rules.back().when.containsPii = true;
        if (i % 9 == 0)
            policy.rules.back().when.amount = PolicyNumber{PolicyBound{below(50) * 10'000, true}, {}, false};
        if (!general)
            policy.otherwise = outcome(PolicyMode::Auto);
        set.policies.push_back(inForce(std::move(policy), 1, atalaya::contract::Instant{std::chrono::days{i}}));
    }
    return set;
}

std::vector<PolicyFacts> factsOf(std::size_t policies, std::size_t count)
{
    std::mt19937 dice(2);
    const auto below = [&dice](std::size_t most) {
        return static_cast<std::int64_t>(dice() % most);
    };
    std::vector<PolicyFacts> all(count);
    for (PolicyFacts &facts : all) {
        facts.agent = "agent " + std::to_string(below(12));
        facts.entity = "Thing " + std::to_string(below(1'500));
        facts.action = "Action " + std::to_string(below(policies)) + " of the tenant";
        facts.role = below(2) == 0 ? "TECHNICAL" : "MANAGER";
        facts.tier = "ENTERPRISE";
        facts.confidence = below(10'001);
        facts.risk = below(101);
        facts.amount = below(1'000'000);
        facts.containsPii = below(3) == 0;
        facts.at = atalaya::contract::Instant{std::chrono::days{20'500}};
        facts.minuteOfWeek = static_cast<int>(below(7 * minutesPerDay));
    }
    return all;
}

template<class F>
double median(F work)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const double before = threadMs();
        work();
        times.push_back(threadMs() - before);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

} // namespace

/// "what|figure|budget", evaluations in millions a second, times in milliseconds of the thread.
int main()
{
    for (const std::size_t policies : {20U, 500U, 5'000U}) {
        const PolicySet set = setOf(policies);
        const double compiled = median([&] { (void)PolicyEngine::compile(set); });
        const PolicyEngine engine = PolicyEngine::compile(set).value();
        const std::vector<PolicyFacts> facts = factsOf(policies, 100'000);
        std::vector<PolicyEngine::Point> points;
        for (const PolicyFacts &some : facts)
            points.push_back(engine.pointOf(some));
        std::size_t strict = 0;
        const double spoken = median([&] {
            for (const PolicyEngine::Point &point : points)
                strict += engine.modeOf(engine.speakerAt(point)) == PolicyMode::Blocked ? 1 : 0;
        });
        const double whole = median([&] {
            for (std::size_t i = 0; i < facts.size(); i += 10)
                strict += engine.evaluate(facts[i]).mode == PolicyMode::Blocked ? 1 : 0;
        });
        std::size_t findings = 0;
        const double analysed = median([&] { findings = analyse(engine).findings.size(); });
        std::printf("%zu policies made ready|%.1f|–\n", policies, compiled);
        std::printf("%zu policies, million evaluations a second|%.2f|%s\n", policies,
                    static_cast<double>(points.size()) / spoken / 1000, policies <= 500 ? "1" : "–");
        std::printf("%zu policies, one whole verdict|%.4f|–\n", policies,
                    whole / (static_cast<double>(facts.size()) / 10));
        std::printf("%zu policies analysed, %zu findings|%.1f|%s\n", policies, findings, analysed,
                    policies == 500 ? "100" : "–");
        std::fprintf(stderr, "%zu blocked\n", strict);
        std::fflush(stdout);
    }
    return 0;
}
