// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/subscriptionview.h"

#include "platform/billing/subscriptionsteps.h"
#include "platform/limits/lifts.h"
#include "platform/limits/limitchanges.h"
#include "platform/limits/meter.h"
#include "platform/limits/states.h"

#include <algorithm>
#include <iterator>

namespace atalaya::platform::billing {

namespace {

using contract::CapabilityState;
using contract::Rehearsal;

/// States from the one that holds on.
std::vector<StateSpan> ahead(std::vector<StateSpan> states, Instant now)
{
    const StateSpan current = stateAt(states, now);
    states.erase(states.begin(), std::ranges::find(states, current));
    return states;
}

std::vector<CapabilityState> capabilitiesOf(Connection &connection, const std::vector<StateSpan> &states,
                                            const std::set<std::string> &permissions)
{
    const std::vector<StateCapability> table = stateCapabilities(connection);
    std::vector<CapabilityState> list;
    for (const std::string &name : capabilityNames(table)) {
        const auto takes = [&](const StateSpan &state) {
            return !allows(table, state.status, name, permissions);
        };
        const auto first = std::ranges::find_if(states, takes);
        CapabilityState one{name, first != states.begin(), std::nullopt, std::nullopt};
        if (first != states.end()) {
            one.because = first->status;
            if (one.allowed)
                one.stopsAt = first->since;
        }
        list.push_back(std::move(one));
    }
    return list;
}

std::string tierOf(Connection &connection)
{
    const auto row = connection.row("SELECT tier FROM tenants");
    return row ? row->text(0) : std::string();
}

std::vector<std::string> enabled(Connection &connection, Instant now)
{
    // What the state takes away is no matter of the plan.
    std::vector<std::string> names;
    for (contract::FeatureOrigin &feature : featureOrigins(connection, {}, now)) {
        if (feature.enabled)
            names.push_back(std::move(feature.feature));
    }
    return names;
}

} // namespace

std::optional<contract::SubscriptionView> viewOf(Connection &connection, const std::set<std::string> &permissions,
                                                 Instant now)
{
    const auto record = subscriptionRecord(connection);
    if (!record)
        return std::nullopt;
    const std::vector<StateSpan> states = ahead(statesOf(*record, stateRules(connection)), now);
    const auto plan = planOf(connection, record->plan);
    contract::SubscriptionView view;
    view.revision = record->revision;
    view.status = states.front().status;
    view.since = states.front().since;
    view.plan = record->plan;
    view.planName = plan ? plan->name : record->plan;
    view.tier = tierOf(connection);
    view.interval = record->interval;
    view.provider = record->provider;
    view.trialEndsAt = record->trialEndsAt;
    view.currentPeriodEnd = record->currentPeriodEnd;
    for (std::size_t i = 1; i < states.size(); ++i)
        view.coming.push_back({states[i].status, states[i].since});
    view.capabilities = capabilitiesOf(connection, states, permissions);
    view.limits = limitOrigins(connection, now);
    view.features = featureOrigins(connection, view.status, now);
    view.lift = liftOfState(connection, view.status);
    return view;
}

std::optional<Rehearsal> rehearse(Transaction &transaction, const std::string &tenantId, const std::string &plan,
                                  std::int64_t seats, Instant now)
{
    auto record = subscriptionRecord(transaction);
    const auto target = planOf(transaction, plan);
    if (!record || !target)
        return std::nullopt;
    Rehearsal rehearsal;
    rehearsal.from = record->plan;
    rehearsal.to = plan;
    rehearsal.tierBefore = tierOf(transaction);
    Meter meter(transaction, now);
    for (const EffectiveLimit &limit : effectiveLimits(transaction, now)) {
        const std::int64_t used = limit.metric == "seats" ? seats : meter.used(limit.metric);
        rehearsal.metrics.push_back({limit.metric, used, limit.value, std::nullopt, 0});
    }
    const std::vector<std::string> before = enabled(transaction, now);

    record->plan = plan;
    storeSubscription(transaction, tenantId, *record);
    if (target->tier)
        transaction.run("UPDATE tenants SET tier = ?", {*target->tier});

    rehearsal.tierAfter = tierOf(transaction);
    for (Rehearsal::Metric &one : rehearsal.metrics) {
        if (const auto limit = effectiveLimit(transaction, one.metric, now))
            one.after = limit->value;
        if (one.after)
            one.excess = std::max<std::int64_t>(0, one.used - *one.after);
    }
    const std::vector<std::string> after = enabled(transaction, now);
    std::ranges::set_difference(before, after, std::back_inserter(rehearsal.featuresLost));
    std::ranges::set_difference(after, before, std::back_inserter(rehearsal.featuresGained));
    return rehearsal;
}

} // namespace atalaya::platform::billing
