// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/demo/demobilling.h"

#include "platform/billing/billingprovider.h"
#include "platform/billing/invoices.h"
#include "platform/billing/steprecord.h"
#include "platform/limits/limitchanges.h"

namespace atalaya::platform {

namespace {

using namespace std::chrono;

/// Days after an unpaid period's end on which the state follows, as the platform's table of rules has them, and for how
/// long it has held.
constexpr days untilPastDue{7};
constexpr days pastDueFor{6};
/// What is left of a paid period.
constexpr days untilRenewal{18};

/// `end`, so many months before. Its day is one that every month has.
Instant before(Instant end, int count)
{
    const sys_days day = floor<days>(end);
    const year_month_day date{day};
    const year_month month = date.year() / date.month() - months{count};
    return Instant{sys_days{month / date.day()}} + (end - Instant{day});
}

class Past
{
public:
    Past(Transaction &transaction, std::string tenantId, SubscriptionRecord record)
        : m_transaction(transaction)
        , m_tenantId(std::move(tenantId))
        , m_record(std::move(record))
        , m_plan(billing::planOf(transaction, m_record.plan).value())
    {}

    void happen(const std::string &kind, Instant at, const std::string &plan, const std::string &status)
    {
        SubscriptionRecord then = m_record;
        then.plan = plan;
        then.status = status;
        billing::addBillingEvent(m_transaction, m_tenantId, {kind, at}, m_last, then);
        m_last = status;
    }
    void period(Instant from, std::optional<Instant> paidAt)
    {
        const auto invoice = invoices::issue(m_transaction, m_tenantId, from, m_plan, m_record.interval, from);
        if (paidAt)
            invoices::pay(m_transaction, invoice.id, *paidAt);
    }

private:
    Transaction &m_transaction;
    std::string m_tenantId;
    SubscriptionRecord m_record;
    contract::Plan m_plan;
    std::string m_last;
};

} // namespace

Instant demoPeriodEnd(const DemoProfile &profile, Instant now)
{
    const Instant end = profile.status == "past_due" ? now - pastDueFor - untilPastDue : now + untilRenewal;
    const sys_days day = floor<days>(end);
    const year_month_day date{day};
    constexpr auto inEveryMonth = 28d;
    return date.day() <= inEveryMonth ? end : end - (date.day() - inEveryMonth);
}

void writeDemoBilling(Transaction &transaction, const std::string &tenantId, const DemoProfile &profile,
                      Instant created)
{
    SubscriptionRecord record = subscriptionRecord(transaction).value();
    record.provider = "sandbox";
    record.interval = profile.interval;
    Past past(transaction, tenantId, record);
    past.happen("started", created, "TRIAL", "trial");
    if (const auto end = record.currentPeriodEnd) {
        const int length = record.interval == "year" ? 12 : 1;
        int periods = 0;
        while (before(*end, (periods + 1) * length) >= created)
            ++periods;
        record.since = before(*end, periods * length);
        // A tenant that is younger than its period is in its first.
        if (periods == 0) {
            past.period(created, created);
            past.happen("paid", created, record.plan, "active");
            record.currentPeriodEnd = invoices::periodEnd(created, record.interval);
            record.since = created;
        }
        for (int i = periods; i > 0; --i) {
            const Instant from = before(*end, i * length);
            past.period(from, from);
            past.happen(i == periods ? "paid" : "renewed", from, record.plan, "active");
        }
        if (profile.status == "past_due") {
            past.period(*end, std::nullopt);
            past.happen("unpaid", *end, record.plan, "grace");
            record.since = *end + untilPastDue;
            past.happen("unpaid", record.since, record.plan, "past_due");
            SandboxProvider::setDeclines(transaction, tenantId, true);
        }
    }
    storeSubscription(transaction, tenantId, record);
}

} // namespace atalaya::platform
