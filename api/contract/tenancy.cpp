// SPDX-License-Identifier: GPL-3.0-or-later
#include "tenancy.h"

#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

namespace {

json instantOrNull(const std::optional<Instant> &instant)
{
    return instant ? json(formatInstant(*instant)) : json(nullptr);
}

} // namespace

json encode(const Tenant &tenant)
{
    return {{"id", tenant.id},
            {"slug", tenant.slug},
            {"name", tenant.name},
            {"industry", tenant.industry},
            {"tier", tenant.tier},
            {"currency", tenant.currency},
            {"timeZone", tenant.timeZone}};
}

Tenant readTenant(Reader &in)
{
    Tenant tenant;
    tenant.id = in.string("id", 100);
    tenant.slug = in.string("slug", 100);
    tenant.name = in.string("name", 200);
    tenant.industry = in.string("industry", 100);
    tenant.tier = in.string("tier", 100);
    tenant.currency = in.string("currency", 3);
    tenant.timeZone = in.string("timeZone", 64);
    return tenant;
}

Decoded<Tenant> decodeTenant(const json &value)
{
    Reader in(value);
    Tenant tenant = readTenant(in);
    return in.finish(std::move(tenant));
}

json encode(const Subscription &subscription)
{
    return {{"plan", subscription.plan},
            {"status", subscription.status},
            {"trialEndsAt", instantOrNull(subscription.trialEndsAt)},
            {"currentPeriodEnd", instantOrNull(subscription.currentPeriodEnd)}};
}

Subscription readSubscription(Reader &in)
{
    Subscription subscription;
    subscription.plan = in.string("plan", 100);
    subscription.status = in.string("status", 100);
    subscription.trialEndsAt = in.maybeInstant("trialEndsAt");
    subscription.currentPeriodEnd = in.maybeInstant("currentPeriodEnd");
    return subscription;
}

Decoded<Subscription> decodeSubscription(const json &value)
{
    Reader in(value);
    Subscription subscription = readSubscription(in);
    return in.finish(std::move(subscription));
}

json encode(const UsageReport &report)
{
    json items = json::array();
    for (const UsageItem &item : report.items) {
        items.push_back({{"metric", item.metric},
                         {"used", item.used},
                         {"limit", item.limit ? json(*item.limit) : json(nullptr)},
                         {"origin", item.origin},
                         {"percent", item.percent ? json(*item.percent) : json(nullptr)},
                         {"state", item.state}});
    }
    return {{"month", report.month}, {"plan", report.plan}, {"items", std::move(items)}};
}

Decoded<UsageReport> decodeUsageReport(const json &value)
{
    Reader in(value);
    UsageReport report;
    report.month = in.string("month", 7);
    report.plan = in.string("plan", 100);
    report.items = in.list("items", [](Reader &item) {
        UsageItem usage;
        usage.metric = item.string("metric", 100);
        usage.used = item.integer("used", 0);
        usage.limit = item.maybeInteger("limit");
        usage.origin = item.string("origin", 100);
        usage.percent = item.maybeNumber("percent");
        usage.state = item.maybeString("state", 100).value_or("ok");
        return usage;
    });
    return in.finish(std::move(report));
}

} // namespace atalaya::contract
