// SPDX-License-Identifier: GPL-3.0-or-later
#include "subscription.h"

#include "policyparts.h"
#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;
using parts::orNull;

namespace {

constexpr std::size_t longestName = 100;

template<class T, class F>
json listOf(const std::vector<T> &items, F encodeOne)
{
    json list = json::array();
    for (const T &item : items)
        list.push_back(encodeOne(item));
    return list;
}

json encodeComing(const ComingState &state)
{
    return {{"status", state.status}, {"at", formatInstant(state.at)}};
}

json encodeCapability(const CapabilityState &one)
{
    return {{"capability", one.capability},
            {"allowed", one.allowed},
            {"stopsAt", orNull(one.stopsAt)},
            {"because", orNull(one.because)}};
}

CapabilityState readCapability(Reader &in)
{
    CapabilityState one;
    one.capability = in.string("capability", longestName);
    one.allowed = in.boolean("allowed");
    one.stopsAt = in.maybeInstant("stopsAt");
    one.because = in.maybeString("because", longestName);
    return one;
}

} // namespace

json encode(const SubscriptionView &view)
{
    return {{"revision", view.revision},
            {"status", view.status},
            {"since", formatInstant(view.since)},
            {"plan", view.plan},
            {"planName", view.planName},
            {"tier", view.tier},
            {"interval", view.interval},
            {"provider", view.provider},
            {"trialEndsAt", orNull(view.trialEndsAt)},
            {"currentPeriodEnd", orNull(view.currentPeriodEnd)},
            {"coming", listOf(view.coming, encodeComing)},
            {"capabilities", listOf(view.capabilities, encodeCapability)},
            {"limits", listOf(view.limits, [](const LimitOrigin &limit) { return encode(limit); })},
            {"features", listOf(view.features, [](const FeatureOrigin &feature) { return encode(feature); })},
            {"lift", view.lift ? encode(*view.lift) : json()}};
}

Decoded<SubscriptionView> decodeSubscriptionView(const json &value)
{
    Reader in(value);
    SubscriptionView view;
    view.revision = in.integer("revision", 0);
    view.status = in.string("status", longestName);
    view.since = in.instant("since");
    view.plan = in.string("plan", longestName);
    view.planName = in.string("planName", 2 * longestName);
    view.tier = in.string("tier", longestName);
    view.interval = in.string("interval", longestName);
    view.provider = in.string("provider", longestName);
    view.trialEndsAt = in.maybeInstant("trialEndsAt");
    view.currentPeriodEnd = in.maybeInstant("currentPeriodEnd");
    view.coming = in.list("coming", [](Reader &item) {
        return ComingState{item.string("status", longestName), item.instant("at")};
    });
    view.capabilities = in.list("capabilities", readCapability);
    view.limits = in.list("limits", readLimitOrigin);
    view.features = in.list("features", readFeatureOrigin);
    view.lift = readLift(in, "lift");
    return in.finish(std::move(view));
}

json encode(const RehearsalRequest &request)
{
    return {{"plan", request.plan}};
}

Decoded<RehearsalRequest> decodeRehearsalRequest(const json &value)
{
    Reader in(value);
    RehearsalRequest request{in.string("plan", longestName)};
    in.refuseUnknown();
    return in.finish(std::move(request));
}

json encode(const Rehearsal &rehearsal)
{
    return {{"from", rehearsal.from},
            {"to", rehearsal.to},
            {"tierBefore", rehearsal.tierBefore},
            {"tierAfter", rehearsal.tierAfter},
            {"metrics", listOf(rehearsal.metrics,
                               [](const Rehearsal::Metric &one) {
                                   return json{{"metric", one.metric},
                                               {"used", one.used},
                                               {"before", orNull(one.before)},
                                               {"after", orNull(one.after)},
                                               {"excess", one.excess}};
                               })},
            {"featuresLost", rehearsal.featuresLost},
            {"featuresGained", rehearsal.featuresGained}};
}

Decoded<Rehearsal> decodeRehearsal(const json &value)
{
    Reader in(value);
    Rehearsal rehearsal;
    rehearsal.from = in.string("from", longestName);
    rehearsal.to = in.string("to", longestName);
    rehearsal.tierBefore = in.string("tierBefore", longestName);
    rehearsal.tierAfter = in.string("tierAfter", longestName);
    rehearsal.metrics = in.list("metrics", [](Reader &item) {
        return Rehearsal::Metric{item.string("metric", longestName), item.integer("used", 0),
                                 item.maybeInteger("before"), item.maybeInteger("after"), item.integer("excess", 0)};
    });
    rehearsal.featuresLost = in.strings("featuresLost");
    rehearsal.featuresGained = in.strings("featuresGained");
    return in.finish(std::move(rehearsal));
}

json encode(const SubscriptionChange &change)
{
    return {{"plan", change.plan}, {"interval", change.interval}};
}

Decoded<SubscriptionChange> decodeSubscriptionChange(const json &value)
{
    Reader in(value);
    SubscriptionChange change;
    change.plan = in.string("plan", longestName);
    change.interval = parts::oneOf(in, "interval", {"month", "year"});
    in.refuseUnknown();
    return in.finish(std::move(change));
}

json encode(const SandboxEvent &event)
{
    return {{"event", event.event}};
}

Decoded<SandboxEvent> decodeSandboxEvent(const json &value)
{
    Reader in(value);
    SandboxEvent event;
    event.event =
        parts::oneOf(in, "event", {"payment_succeeded", "payment_failed", "trial_ended", "suspended", "canceled"});
    in.refuseUnknown();
    return in.finish(std::move(event));
}

} // namespace atalaya::contract
