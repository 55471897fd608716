// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan.h"

#include "policyparts.h"
#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;
using parts::orNull;

namespace {

constexpr std::size_t longestName = 100;

json encode(const PlanLimit &limit)
{
    return {{"metric", limit.metric}, {"value", orNull(limit.value)}};
}

PlanLimit readLimit(Reader &in)
{
    PlanLimit limit;
    limit.metric = in.string("metric", longestName);
    limit.value = in.maybeInteger("value");
    return limit;
}

Plan readPlan(Reader &in)
{
    Plan plan;
    plan.id = in.string("id", longestName);
    plan.name = in.string("name", 2 * longestName);
    plan.tier = in.maybeString("tier", longestName);
    plan.priceMonth = in.maybeInteger("priceMonth");
    plan.priceYear = in.maybeInteger("priceYear");
    plan.currency = in.string("currency", 3);
    plan.rank = in.integer("rank");
    plan.isPublic = in.boolean("public");
    plan.limits = in.list("limits", readLimit);
    plan.features = in.strings("features");
    return plan;
}

} // namespace

json encode(const Plan &plan)
{
    json limits = json::array();
    for (const PlanLimit &limit : plan.limits)
        limits.push_back(encode(limit));
    return {{"id", plan.id},
            {"name", plan.name},
            {"tier", orNull(plan.tier)},
            {"priceMonth", orNull(plan.priceMonth)},
            {"priceYear", orNull(plan.priceYear)},
            {"currency", plan.currency},
            {"rank", plan.rank},
            {"public", plan.isPublic},
            {"limits", std::move(limits)},
            {"features", plan.features}};
}

json encode(const PlanList &list)
{
    json plans = json::array();
    for (const Plan &plan : list.plans)
        plans.push_back(encode(plan));
    return {{"current", list.current}, {"plans", std::move(plans)}};
}

Decoded<PlanList> decodePlanList(const json &value)
{
    Reader in(value);
    PlanList list;
    list.current = in.string("current", longestName);
    list.plans = in.list("plans", readPlan, 1000);
    return in.finish(std::move(list));
}

json encode(const LimitOrigin &limit)
{
    json made = {{"metric", limit.metric},
                 {"value", orNull(limit.value)},
                 {"origin", limit.origin},
                 {"plan", encode(limit.plan)},
                 {"tier", limit.tier ? encode(*limit.tier) : json()},
                 {"override", nullptr}};
    if (const auto &by = limit.override)
        made["override"] = {
            {"value", orNull(by->value)}, {"by", by->by}, {"why", by->why}, {"until", orNull(by->until)}};
    return made;
}

LimitOrigin readLimitOrigin(Reader &in)
{
    LimitOrigin limit;
    limit.metric = in.string("metric", longestName);
    limit.value = in.maybeInteger("value");
    limit.origin = in.string("origin", longestName);
    Reader plan = in.object("plan");
    limit.plan = readLimit(plan);
    if (auto tier = in.maybeObject("tier"))
        limit.tier = readLimit(*tier);
    if (auto by = in.maybeObject("override"))
        limit.override = LimitOverride{by->maybeInteger("value"), by->string("by", longestName),
                                       by->string("why", 4000), by->maybeInstant("until")};
    return limit;
}

json encode(const FeatureOrigin &feature)
{
    return {{"feature", feature.feature}, {"enabled", feature.enabled}, {"origin", feature.origin}};
}

FeatureOrigin readFeatureOrigin(Reader &in)
{
    FeatureOrigin feature;
    feature.feature = in.string("feature", longestName);
    feature.enabled = in.boolean("enabled");
    feature.origin = in.string("origin", longestName);
    return feature;
}

} // namespace atalaya::contract
