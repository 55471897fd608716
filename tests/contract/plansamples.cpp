// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/contract/forecast.h"
#include "api/contract/invoice.h"
#include "api/contract/plan.h"
#include "api/contract/revenue.h"
#include "api/contract/subscription.h"
#include "tests/contract/samples.h"

namespace atalaya::tests {

using namespace atalaya::contract;
using namespace std::chrono;

namespace {

Instant day(unsigned number)
{
    return Instant{sys_days{2026y / February / std::chrono::day{number}}};
}

SubscriptionView pastDue()
{
    SubscriptionView view;
    view.revision = 7;
    view.status = "past_due";
    view.since = day(2);
    view.plan = "BASIC";
    view.planName = "Basic";
    view.tier = "BASIC";
    view.interval = "month";
    view.provider = "sandbox";
    view.currentPeriodEnd = day(1);
    view.coming = {{"suspended", day(23)}};
    view.capabilities = {{"ai", true, day(23), "suspended"}, {"ingest", false, {}, "past_due"}, {"read", true, {}, {}}};
    view.limits = {{"seats",
                    12,
                    "override",
                    {"seats", 25},
                    PlanLimit{"seats", 10},
                    LimitOverride{12, "u-1", "Two trainees", day(28)}},
                   {"tokens", {}, "plan", {"tokens", {}}, {}, {}}};
    view.features = {{"ingest", false, "state"}, {"ragchat", true, "tier"}};
    view.lift = Lift{"pay", {}, {}, "subscription:manage"};
    return view;
}

SubscriptionView inTrial()
{
    SubscriptionView view;
    view.revision = 1;
    view.status = "trial";
    view.since = day(1);
    view.plan = "TRIAL";
    view.planName = "Trial";
    view.tier = "BASIC";
    view.interval = "year";
    view.provider = "manual";
    view.trialEndsAt = day(20);
    return view;
}

} // namespace

std::vector<Sample> planSamples()
{
    const Invoice open{"inv-2", "2026-00002", day(8), day(22), day(8), day(28), "PRO", 34'900, "EUR", "open", {}};
    const Invoice paid{"inv-1", "2026-00001", day(1), day(15), day(1), day(8), "PRO", 34'900, "EUR", "paid", day(2)};
    return {
        sample("plan-list",
               PlanList{"PRO",
                        {{"PRO", "Pro", "PRO", 34'900, 349'000, "EUR", 20, true, {{"tokens", 3'000'000}}, {"insights"}},
                         {"OWN", "By agreement", {}, {}, {}, "EUR", 40, false, {{"tokens", {}}}, {}}}},
               decodePlanList),
        sample("subscription-view", pastDue(), decodeSubscriptionView),
        sample("subscription-view-trial", inTrial(), decodeSubscriptionView),
        sample("rehearsal-request", RehearsalRequest{"BASIC"}, decodeRehearsalRequest),
        sample("rehearsal",
               Rehearsal{"PRO",
                         "BASIC",
                         "PRO",
                         "BASIC",
                         {{"tokens", 1'500'000, 3'000'000, 1'000'000, 500'000}, {"seats", 3, {}, {}, 0}},
                         {"insights"},
                         {"sso"}},
               decodeRehearsal),
        sample("subscription-change", SubscriptionChange{"BASIC", "year"}, decodeSubscriptionChange),
        sample("sandbox-event", SandboxEvent{"payment_failed"}, decodeSandboxEvent),
        sample("invoice", open, decodeInvoice),
        sample("invoice-list", InvoiceList{2, {open, paid}}, decodeInvoiceList),
        sample("revenue",
               Revenue{"EUR",
                       {{"2026-01", 0, 0, {}, 0, 0, {}, {}},
                        {"2026-02", 34'900, 1, 50, 1, 1, 34'900, {{"active", 1}, {"canceled", 1}}}}},
               decodeRevenue),
        sample("usage-forecast",
               UsageForecast{"2026-02",
                             {{"tokens",
                               2'100'000,
                               3'000'000,
                               Band<std::int64_t>{2'700'000, 2'950'000, 3'200'000},
                               {{}, {}, Date{2026y / February / 26}},
                               MetricForecast::Driver{"feature", "ragchat", 62.5},
                               90},
                              {"searches", 12, {}, {}, {}, {}, 3}}},
               decodeUsageForecast),
    };
}

} // namespace atalaya::tests
