// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/steprecord.h"

#include "platform/billing/invoices.h"
#include "platform/limits/limitchanges.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform::billing {

namespace {

void note(const Scene &scene, const Step &step, const SubscriptionRecord &before, const SubscriptionRecord &after)
{
    Change change = scene.who;
    nlohmann::json shown = seen(after);
    if (const auto given = contract::parseJson(change.after); given && given->is_object())
        shown.update(*given);
    change.action = "subscription." + step.kind;
    change.target = "tenants/" + change.tenantId + "/subscription";
    change.before = contract::dumpJson(seen(before));
    change.after = contract::dumpJson(shown);
    change.result = "allowed";
    recordChange(scene.transaction, scene.log, scene.now, change);
}

void tell(const Scene &scene, const SubscriptionRecord &before, const SubscriptionRecord &after)
{
    const bool otherState = before.status != after.status;
    if (!scene.tell || (!otherState && before.plan == after.plan))
        return;
    News news;
    news.kind = otherState ? "subscription.state" : "subscription.plan";
    news.subjectType = "subscription";
    news.subjectId = scene.who.tenantId;
    news.actor = scene.who.session.empty() ? std::string() : scene.who.actor;
    news.names = {{"before", otherState ? before.status : before.plan},
                  {"after", otherState ? after.status : after.plan}};
    scene.tell(scene.transaction, scene.who.tenantId, scene.now, news);
}

} // namespace

std::int64_t recurring(Connection &connection, const SubscriptionRecord &record)
{
    if (record.status != "active" && record.status != "grace" && record.status != "past_due")
        return 0;
    const auto plan = planOf(connection, record.plan);
    return plan ? invoices::monthlyOf(*plan, record.interval) : 0;
}

void addBillingEvent(Transaction &transaction, const std::string &tenantId, const Step &step, const std::string &from,
                     const SubscriptionRecord &record)
{
    const auto plan = planOf(transaction, record.plan);
    const std::int64_t seq = transaction.row("SELECT coalesce(max(seq), 0) + 1 FROM billing_event")->integer(0);
    transaction.run("INSERT INTO billing_event (tenant_id, seq, at, kind, from_status, to_status, plan, mrr, currency)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    {tenantId, seq, step.at.time_since_epoch().count(), step.kind, from, record.status, record.plan,
                     recurring(transaction, record), plan ? plan->currency : std::string("EUR")});
}

void keep(const Scene &scene, const Step &step, const SubscriptionRecord &before, SubscriptionRecord &after)
{
    after.revision = before.revision + 1;
    storeSubscription(scene.transaction, scene.who.tenantId, after);
    addBillingEvent(scene.transaction, scene.who.tenantId, step, before.status, after);
    note(scene, step, before, after);
    tell(scene, before, after);
}

} // namespace atalaya::platform::billing
