// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/lifts.h"

#include "platform/limits/states.h"

#include <algorithm>
#include <functional>

namespace atalaya::platform {

namespace {

using contract::ErrorBody;
using contract::Lift;
using contract::Plan;

ErrorBody body(std::string code, std::string message, Lift lift)
{
    ErrorBody made;
    made.code = std::move(code);
    made.message = std::move(message);
    made.lift = std::move(lift);
    return made;
}

/// The smallest plan above the tenant's own that people can choose and that does; nullopt: none.
std::optional<std::string> smallestPlan(Connection &connection, const std::function<bool(const Plan &)> &does)
{
    const auto record = subscriptionRecord(connection);
    const std::vector<Plan> all = plans(connection);
    const auto own = std::ranges::find(all, record ? record->plan : std::string(), &Plan::id);
    for (const Plan &plan : all) {
        if (plan.isPublic && (own == all.end() || plan.rank > own->rank) && does(plan))
            return plan.id;
    }
    return std::nullopt;
}

/// Choosing `plan`, or talking to who runs the platform when there is none.
Lift upgrade(std::optional<std::string> plan)
{
    if (!plan)
        return Lift{"contact"};
    return Lift{"upgrade", std::move(plan), std::nullopt, std::string(managing)};
}

} // namespace

ErrorBody limitReached(Connection &connection, const EffectiveLimit &limit, std::optional<Instant> renewed)
{
    const bool monthly =
        connection.row("SELECT 1 FROM limits_monthly_metric WHERE metric = ?", {limit.metric}).has_value();
    const auto isLarger = [&limit](const Plan &plan) {
        const auto own = std::ranges::find(plan.limits, limit.metric, &contract::PlanLimit::metric);
        return own != plan.limits.end() && (!own->value || *own->value > limit.value.value_or(0));
    };
    // An exception stays when the plan changes.
    Lift lift = limit.origin == "override" ? Lift{"contact"} : upgrade(smallestPlan(connection, isLarger));
    if (monthly && renewed) {
        lift.at = renewed;
        if (lift.kind == "contact")
            lift.kind = "wait";
    }
    return body("BILLING_LIMIT_REACHED", "The limit of " + limit.metric + " is reached.", std::move(lift));
}

ErrorBody featureMissing(Connection &connection, const contract::FeatureOrigin &feature)
{
    const auto has = [&feature](const Plan &plan) {
        return std::ranges::count(plan.features, feature.feature) != 0;
    };
    Lift lift = feature.origin == "override" ? Lift{"contact"} : upgrade(smallestPlan(connection, has));
    return body("FEATURE_NOT_AVAILABLE_FOR_TIER", "The plan does not include " + feature.feature + '.',
                std::move(lift));
}

std::optional<Lift> liftOfState(Connection &connection, std::string_view status)
{
    if (status.empty() || status == "active" || status == "trial")
        return std::nullopt;
    if (status == "canceled")
        return Lift{"contact"};
    const auto record = subscriptionRecord(connection);
    const std::vector<Plan> all = plans(connection);
    const auto own = std::ranges::find(all, record ? record->plan : std::string(), &Plan::id);
    // There is nothing to pay for what can't be bought: a trial goes on as a plan.
    if (own != all.end() && !own->isPublic)
        return upgrade(smallestPlan(connection, [](const Plan &) { return true; }));
    return Lift{"pay", std::nullopt, std::nullopt, std::string(managing)};
}

ErrorBody stateForbids(Connection &connection, std::string_view status, std::string_view capability)
{
    return body("BILLING_STATUS_SUSPENDED",
                "The subscription is " + std::string(status) + "; this takes \"" + std::string(capability) + "\".",
                liftOfState(connection, status).value_or(Lift{"contact"}));
}

void addressTo(const std::set<std::string> &permissions, ErrorBody &error)
{
    if (error.lift && error.lift->permission && !permissions.contains(*error.lift->permission))
        error.lift->kind = "admin";
}

} // namespace atalaya::platform
