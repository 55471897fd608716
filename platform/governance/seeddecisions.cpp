// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/seeddecisions.h"

#include "platform/governance/decisionwriter.h"
#include "platform/governance/sampleinputs.h"
#include "platform/governance/vertical.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

using namespace std::chrono;

constexpr std::int64_t perTransaction = 50'000;

/// How busy an hour of the week is, 0 for the dead of night.
int weightOf(sys_time<hours> hour)
{
    const auto day = floor<days>(hour);
    const int clock = static_cast<int>((hour - day).count());
    const bool weekend = weekday{day} == Saturday || weekday{day} == Sunday;
    const int byHour = clock < 5 ? 0 : clock < 7 ? 2 : clock < 17 ? 12 : clock < 20 ? 5 : clock < 22 ? 1 : 0;
    return weekend ? (byHour + 3) / 4 : byHour;
}

/// `count` times in ascending order, as people's work is spread over [from, to).
std::vector<Instant> timesBetween(Instant from, Instant to, std::int64_t count, Dice &dice)
{
    struct Slot
    {
        Instant from;
        Instant to;
        std::int64_t weightBefore;
    };
    std::vector<Slot> slots;
    std::int64_t all = 0;
    for (auto hour = floor<hours>(from); Instant(hour) < to; hour += hours{1}) {
        const int weight = weightOf(hour);
        if (weight == 0)
            continue;
        slots.push_back({std::max(from, Instant(hour)), std::min(to, Instant(hour + hours{1})), all});
        all += weight;
    }
    if (slots.empty())
        slots.push_back({from, to, 0});
    std::vector<Instant> times;
    times.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t ticket = all == 0 ? 0 : dice.between(0, all - 1);
        const auto after = std::ranges::upper_bound(slots, ticket, {}, &Slot::weightBefore);
        const Slot &slot = after == slots.begin() ? slots.front() : *std::prev(after);
        times.push_back(slot.from +
                        milliseconds{dice.between(0, std::max<std::int64_t>(0, (slot.to - slot.from).count() - 1))});
    }
    std::ranges::sort(times);
    return times;
}

Instant lastLeaf(Database &database, const std::string &tenantId)
{
    Instant last = Instant::min();
    database.read([&](Connection &connection) {
        const auto row = connection.row("SELECT last_at FROM base_log_tree WHERE tenant_id = ?", {tenantId});
        if (row)
            last = Instant{milliseconds{row->integer(0)}};
    });
    return last;
}

} // namespace

void seedDecisions(Database &database, SignedLog &log, Instant now, const DecisionSeed &seed)
{
    const Vertical &vertical = verticalOf(seed.industry);
    Dice dice(seed.seed);
    SampleCases cases;
    const Instant wanted = now - days{std::max<std::int64_t>(seed.days, 1)};
    const Instant from = std::min(std::max(wanted, lastLeaf(database, seed.tenantId)), now - milliseconds{1});
    const std::vector<Instant> times = timesBetween(from, now, seed.count, dice);
    for (auto next = times.begin(); next != times.end();) {
        const auto end = next + std::min<std::ptrdiff_t>(times.end() - next, perTransaction);
        database.write([&](Transaction &transaction) {
            recordDecisions(transaction, log, seed.tenantId, now, [&](DecisionWriter &writer) {
                for (; next != end; ++next) {
                    Decision decision = sampleDecision(vertical, dice, *next);
                    cases.fill(decision, dice);
                    writer.write(*next, decision);
                }
            });
        });
    }
}

} // namespace atalaya::platform
