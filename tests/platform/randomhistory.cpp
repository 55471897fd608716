// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform/randomhistory.h"

#include "platform/governance/decisionwriter.h"
#include "platform/governance/vertical.h"

#include <QDateTime>

#include <algorithm>

namespace atalaya::platform {

using namespace std::chrono;
namespace events = contract::events;

History randomHistory(Dice &dice, Instant middle)
{
    History history;
    const auto when = [&] {
        return middle + milliseconds{dice.between(-14 * 86'400'000LL, 14 * 86'400'000LL)};
    };
    const auto pick = [&dice](std::initializer_list<const char *> list) {
        return std::string(list.begin()[dice.between(0, static_cast<std::int64_t>(list.size()) - 1)]);
    };
    for (int i = 0; i < 120; ++i)
        history.decisions.emplace_back(when(), static_cast<DecisionState>(dice.between(0, 2)));
    std::ranges::sort(history.decisions);
    int id = 0;
    const auto add = [&](auto body) {
        history.events.push_back({std::to_string(++id), when(), std::move(body)});
    };
    for (int i = 0; i < 60; ++i) {
        const auto score = [&dice] {
            return static_cast<double>(dice.between(40, 100));
        };
        add(events::Evaluation{score(), score(), score()});
        add(events::Risk{"r" + std::to_string(dice.between(1, 12)),
                         pick({"open", "resolved"}),
                         pick({"low", "medium", "high", "critical"}),
                         {pick({"X", "Y"}), pick({"Y", "Z"})}});
        add(events::Validation{"s", pick({"approved", "corrected", "rejected"}),
                               static_cast<double>(dice.between(0, 30)), dice.chance(0.5)});
        add(events::Checklist{pick({"e1", "e2", "e3"}), dice.chance(0.5)});
        add(events::FeatureUse{pick({"ragchat", "reports", "tasks"}), pick({"u1", "u2", "u3", "u4"})});
        add(events::Usage{dice.between(0, 1000), dice.between(-50, 500), dice.between(0, 9)});
        add(events::Journey{"c" + std::to_string(dice.between(1, 15)),
                            pick({"ingested", "analyzed", "checked", "reported", "resolved", "reopened"})});
        const Instant created = when();
        history.documents.push_back({"d" + std::to_string(i), "n", 1, false, created,
                                     dice.chance(0.8) ? std::optional(created + 5min) : std::nullopt});
    }
    return history;
}

void storeHistory(TenantFixture &store, const std::string &tenantId, const History &history, Dice &dice)
{
    store.database().write([&](Transaction &transaction) {
        recordDecisions(transaction, store.log(), tenantId, {}, [&](DecisionWriter &writer) {
            for (const auto &[when, state] : history.decisions)
                writer.write(when, sampleDecision(verticalOf("LEGAL"), dice, when, state));
        });
        (void)storeEvents(transaction, tenantId, history.events);
        transaction.inTenant(tenantId, [&] {
            for (const KnowledgeAsset &asset : history.documents)
                storeKnowledgeAsset(transaction, tenantId, asset);
        });
    });
}

std::pair<Instant, Instant> randomPeriod(Dice &dice, Instant middle, const QTimeZone &zone)
{
    const Instant one = middle + milliseconds{dice.between(-12 * 86'400'000LL, 12 * 86'400'000LL)};
    if (dice.chance(0.3))
        return {one, one + milliseconds{dice.between(1, 9 * 86'400'000LL)}};
    const QDate day = QDateTime::fromMSecsSinceEpoch(one.time_since_epoch().count(), zone).date();
    const auto start = [&zone](QDate date) {
        return Instant{milliseconds{date.startOfDay(zone).toMSecsSinceEpoch()}};
    };
    return {start(day), start(day.addDays(dice.between(1, 10)))};
}

} // namespace atalaya::platform
