// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/subscriptionsteps.h"

#include "platform/billing/billingprovider.h"
#include "platform/billing/invoices.h"
#include "platform/billing/steprecord.h"
#include "platform/limits/limitchanges.h"
#include "platform/limits/limits.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace atalaya::platform::billing {

namespace {

using Payment = BillingProvider::Payment;

tl::unexpected<Fault> refused(Fault fault)
{
    return tl::unexpected(fault);
}

bool isPaying(std::string_view status)
{
    return status == "active" || status == "grace" || status == "past_due";
}

Payment collect(const Scene &scene, const SubscriptionRecord &record, const contract::Invoice &invoice)
{
    if (invoice.amount == 0)
        return Payment::Paid;
    const BillingProvider *const provider = billingProvider(record.provider);
    return provider == nullptr ? Payment::Waiting : provider->collect(scene.transaction, invoice);
}

/// The next period, if somebody pays for it.
bool renewed(const Scene &scene, SubscriptionRecord &record)
{
    const auto plan = planOf(scene.transaction, record.plan);
    if (!plan || !record.currentPeriodEnd)
        return false;
    const Instant from = *record.currentPeriodEnd;
    const auto invoice = invoices::issue(scene.transaction, scene.who.tenantId, from, *plan, record.interval, from);
    if (collect(scene, record, invoice) != Payment::Paid)
        return false;
    invoices::pay(scene.transaction, invoice.id, from);
    const SubscriptionRecord before = record;
    record.currentPeriodEnd = invoice.periodTo;
    keep(scene, {"renewed", from}, before, record);
    return true;
}

Done moved(const Scene &scene, SubscriptionRecord record, const std::string &kind, const std::string &status)
{
    if (record.status == status)
        return refused(Fault::Unchanged);
    const SubscriptionRecord before = record;
    record.status = status;
    record.since = scene.now;
    keep(scene, {kind, scene.now}, before, record);
    return record;
}

Done current(const Scene &scene, std::int64_t revision)
{
    auto record = subscriptionRecord(scene.transaction);
    if (!record)
        return refused(Fault::NoSubscription);
    if (record->revision != revision)
        return refused(Fault::Stale);
    return *std::move(record);
}

/// A plan that people can choose, paid from now on.
Done begin(const Scene &scene, SubscriptionRecord record, const contract::Plan &plan, const std::string &interval,
           const std::string &kind)
{
    const SubscriptionRecord before = record;
    invoices::voidOpen(scene.transaction);
    const auto invoice = invoices::issue(scene.transaction, scene.who.tenantId, scene.now, plan, interval, scene.now);
    if (collect(scene, record, invoice) != Payment::Paid)
        return refused(Fault::PaymentFailed);
    invoices::pay(scene.transaction, invoice.id, scene.now);
    record.plan = plan.id;
    record.interval = interval;
    record.currentPeriodEnd = invoice.periodTo;
    record.trialEndsAt.reset();
    if (record.status != "active") {
        record.status = "active";
        record.since = scene.now;
    }
    if (plan.tier)
        scene.transaction.run("UPDATE tenants SET tier = ?", {*plan.tier});
    keep(scene, {kind, scene.now}, before, record);
    return record;
}

/// Whatever is owed is paid; a trial becomes the smallest plan for the tenant's tier.
Done paid(const Scene &scene, SubscriptionRecord record)
{
    const auto plan = planOf(scene.transaction, record.plan);
    const std::string interval = record.interval;
    if (!plan || !plan->isPublic) {
        const auto row = scene.transaction.row("SELECT tier FROM tenants");
        for (const contract::Plan &choice : plans(scene.transaction)) {
            if (choice.isPublic && choice.tier == (row ? row->text(0) : std::string()))
                return begin(scene, std::move(record), choice, interval, "paid");
        }
        return refused(Fault::UnknownPlan);
    }
    const auto owed = invoices::open(scene.transaction);
    if (owed.empty() && record.status == "active")
        return refused(Fault::Unchanged);
    const SubscriptionRecord before = record;
    for (const contract::Invoice &invoice : owed) {
        invoices::pay(scene.transaction, invoice.id, scene.now);
        record.currentPeriodEnd = std::max(record.currentPeriodEnd.value_or(invoice.periodTo), invoice.periodTo);
    }
    if (record.currentPeriodEnd.value_or(Instant{}) <= scene.now)
        return begin(scene, std::move(record), *plan, interval, "paid");
    record.status = "active";
    record.since = scene.now;
    keep(scene, {"paid", scene.now}, before, record);
    return record;
}

} // namespace

std::optional<contract::Plan> planOf(Connection &connection, const std::string &id)
{
    for (contract::Plan &plan : plans(connection)) {
        if (plan.id == id)
            return std::move(plan);
    }
    return std::nullopt;
}

Done advance(const Scene &scene)
{
    auto record = subscriptionRecord(scene.transaction);
    if (!record)
        return refused(Fault::NoSubscription);
    if (record->since == Instant{}) {
        record->since = scene.now;
        storeSubscription(scene.transaction, scene.who.tenantId, *record);
    }
    const std::vector<StateRule> rules = stateRules(scene.transaction);
    // Ten years of months and every state: a clock that was far off can't keep this going for ever.
    constexpr int most = 130;
    for (int step = 0; step < most; ++step) {
        const std::vector<StateSpan> states = statesOf(*record, rules);
        if (states.size() < 2 || states[1].since > scene.now)
            break;
        if (record->status == "active" && renewed(scene, *record))
            continue;
        const SubscriptionRecord before = *record;
        record->status = states[1].status;
        record->since = states[1].since;
        keep(scene,
             {isPaying(before.status)    ? "unpaid"
              : before.status == "trial" ? "trial_ended"
                                         : "ended",
              states[1].since},
             before, *record);
    }
    return *record;
}

Done choosePlan(const Scene &scene, std::int64_t revision, const contract::SubscriptionChange &wanted)
{
    auto record = current(scene, revision);
    if (!record)
        return record;
    const BillingProvider *const provider = billingProvider(record->provider);
    if (provider == nullptr || !provider->selfService())
        return refused(Fault::NotSelfService);
    const auto plan = planOf(scene.transaction, wanted.plan);
    if (!plan || !plan->isPublic)
        return refused(Fault::UnknownPlan);
    if (record->plan == plan->id && record->interval == wanted.interval && record->status == "active")
        return refused(Fault::Unchanged);
    return begin(scene, *std::move(record), *plan, wanted.interval, "plan_changed");
}

Done report(const Scene &scene, std::int64_t revision, const std::string &event)
{
    auto record = current(scene, revision);
    if (!record)
        return record;
    if (record->provider != "sandbox")
        return refused(Fault::NotSelfService);
    if (event == "payment_succeeded") {
        SandboxProvider::setDeclines(scene.transaction, scene.who.tenantId, false);
        return paid(scene, *std::move(record));
    }
    if (event == "payment_failed") {
        if (record->status != "active" && record->status != "trial" && record->status != "grace")
            return refused(Fault::Unchanged);
        SandboxProvider::setDeclines(scene.transaction, scene.who.tenantId, true);
        const bool again = record->status == "grace";
        return moved(scene, *std::move(record), event, again ? "past_due" : "grace");
    }
    if (event == "trial_ended") {
        if (record->status != "trial")
            return refused(Fault::Unchanged);
        return moved(scene, *std::move(record), event, "grace");
    }
    return moved(scene, *std::move(record), event, event);
}

} // namespace atalaya::platform::billing
