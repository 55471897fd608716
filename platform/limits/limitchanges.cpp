// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/limits/limitchanges.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

namespace {

using nlohmann::json;

Value orNull(std::optional<std::int64_t> value)
{
    return value ? Value(*value) : Value(nullptr);
}

std::optional<std::int64_t> millis(const std::optional<Instant> &at)
{
    return at ? std::optional<std::int64_t>(at->time_since_epoch().count()) : std::nullopt;
}

/// `what` and, where they are given, the terms.
json with(json what, const std::string &why, std::optional<Instant> until)
{
    if (!why.empty())
        what["why"] = why;
    if (until)
        what["until"] = contract::formatInstant(*until);
    return what;
}

json limitJson(std::optional<std::int64_t> value)
{
    return {{"value", value ? json(*value) : json()}};
}

/// The exception of `row`: its value, why and until when.
json before(const std::optional<Row> &row, json value)
{
    if (!row)
        return {};
    const auto until = row->maybeInteger(2);
    return with(std::move(value), row->text(1),
                until ? std::optional(Instant{std::chrono::milliseconds{*until}}) : std::nullopt);
}

/// `before` null: there was nothing.
void record(const LimitChange &by, std::string action, const std::string &what, const json &before, const json &after)
{
    Change change;
    change.tenantId = by.tenantId;
    change.actor = by.actor;
    change.action = std::move(action);
    change.target = "tenants/" + by.tenantId + '/' + what;
    change.before = before.is_null() ? std::string() : contract::dumpJson(before);
    change.after = contract::dumpJson(after);
    change.result = "allowed";
    recordChange(by.transaction, by.log, by.at, change);
}

} // namespace

json seen(const SubscriptionRecord &record)
{
    json shown = contract::encode(
        contract::Subscription{record.plan, record.status, record.trialEndsAt, record.currentPeriodEnd});
    shown["interval"] = record.interval;
    shown["provider"] = record.provider;
    return shown;
}

void storeSubscription(Transaction &transaction, const std::string &tenantId, const SubscriptionRecord &record)
{
    transaction.run("INSERT OR REPLACE INTO subscription (tenant_id, plan, status, trial_ends_at, current_period_end,"
                    " since, provider, interval, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, record.plan, record.status, orNull(millis(record.trialEndsAt)),
                     orNull(millis(record.currentPeriodEnd)), record.since.time_since_epoch().count(), record.provider,
                     record.interval, record.revision});
}

void putSubscription(const LimitChange &change, const contract::Subscription &subscription)
{
    change.transaction.inTenant(change.tenantId, [&] {
        const auto stored = subscriptionRecord(change.transaction);
        SubscriptionRecord next = stored.value_or(SubscriptionRecord{});
        if (!stored || stored->status != subscription.status)
            next.since = change.at;
        next.plan = subscription.plan;
        next.status = subscription.status;
        next.trialEndsAt = subscription.trialEndsAt;
        next.currentPeriodEnd = subscription.currentPeriodEnd;
        ++next.revision;
        storeSubscription(change.transaction, change.tenantId, next);
        record(change, "subscription.changed", "subscription", stored ? seen(*stored) : json(), seen(next));
    });
}

void putLimitOverride(const LimitChange &change, std::string_view metric, std::optional<std::int64_t> value,
                      const OverrideTerms &terms)
{
    const std::string name(metric);
    change.transaction.inTenant(change.tenantId, [&] {
        const auto row =
            change.transaction.row("SELECT value, why, until FROM limit_override WHERE metric = ?", {name});
        change.transaction.run(
            "INSERT OR REPLACE INTO limit_override (tenant_id, metric, value, set_by, why, until)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            {change.tenantId, name, orNull(value), change.actor, terms.why, orNull(millis(terms.until))});
        record(change, "limit.overridden", "limits/" + name,
               before(row, row ? limitJson(row->maybeInteger(0)) : json()),
               with(limitJson(value), terms.why, terms.until));
    });
}

void putFeatureOverride(const LimitChange &change, std::string_view feature, bool enabled, const OverrideTerms &terms)
{
    const std::string name(feature);
    change.transaction.inTenant(change.tenantId, [&] {
        const auto row =
            change.transaction.row("SELECT enabled, why, until FROM feature_override WHERE feature = ?", {name});
        change.transaction.run(
            "INSERT OR REPLACE INTO feature_override (tenant_id, feature, enabled, set_by, why,"
            " until) VALUES (?, ?, ?, ?, ?, ?)",
            {change.tenantId, name, std::int64_t{enabled}, change.actor, terms.why, orNull(millis(terms.until))});
        record(change, "feature.overridden", "features/" + name,
               before(row, row ? json{{"enabled", row->integer(0) != 0}} : json()),
               with(json{{"enabled", enabled}}, terms.why, terms.until));
    });
}

} // namespace atalaya::platform
