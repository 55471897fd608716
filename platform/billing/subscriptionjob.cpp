// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/subscriptionjob.h"

#include "platform/base/log.h"
#include "platform/limits/meter.h"

namespace atalaya::platform {

namespace {

/// Whether a limit is near that nobody has written down.
bool hasNews(Connection &connection, Instant now)
{
    Meter meter(connection, now);
    for (const EffectiveLimit &limit : effectiveLimits(connection, now)) {
        if (!Meter::counts(limit.metric) || !limit.value)
            continue;
        const std::string_view state = meterState(meter.used(limit.metric), limit.value);
        if (state == "ok")
            continue;
        const std::int64_t percent = state == "reached" ? 100 : contract::warningPercent;
        if (!connection.row("SELECT 1 FROM limit_mark WHERE month = ? AND metric = ? AND percent = ?",
                            {meter.month().name, limit.metric, percent}))
            return true;
    }
    return false;
}

} // namespace

void noteUsage(Transaction &transaction, const std::string &tenantId, Instant now, const billing::Tell &tell)
{
    Meter meter(transaction, now);
    for (const Meter::Crossing &crossing : meter.mark(transaction, tenantId)) {
        if (!tell)
            continue;
        billing::News news;
        news.kind = crossing.percent == 100 ? "usage.reached" : "usage.warning";
        news.subjectType = "usage";
        news.subjectId = meter.month().name + '/' + crossing.metric;
        news.names = {{"metric", crossing.metric}, {"month", meter.month().name}};
        news.numbers = {{"percent", crossing.percent}, {"used", crossing.used}, {"limit", crossing.limit}};
        tell(transaction, tenantId, now, news);
    }
}

bool SubscriptionJob::isDue(Connection &connection, Instant now)
{
    const auto record = subscriptionRecord(connection);
    if (!record)
        return false;
    const std::vector<StateSpan> states = statesOf(*record, stateRules(connection));
    return record->since == Instant{} || (states.size() > 1 && states[1].since <= now) || hasNews(connection, now);
}

void SubscriptionJob::advance(const std::string &tenantId, Instant now)
{
    m_database.write([&](Transaction &transaction) {
        transaction.inTenant(tenantId, [&] {
            Change who;
            who.tenantId = tenantId;
            who.actor = "platform";
            (void)billing::advance({transaction, m_log, now, who, m_tell});
            noteUsage(transaction, tenantId, now, m_tell);
        });
    });
}

void SubscriptionJob::run(Instant now)
{
    std::vector<std::string> due;
    m_database.read([&](Connection &connection) {
        for (const Row &row : connection.rows("SELECT tenant_id FROM base_tenants")) {
            connection.inTenant(row.text(0), [&] {
                if (isDue(connection, now))
                    due.push_back(row.text(0));
            });
        }
    });
    for (const std::string &tenantId : due) {
        try {
            advance(tenantId, now);
        } catch (const std::exception &error) {
            logError(std::string("a subscription is not brought up to date: ") + error.what());
        }
    }
}

} // namespace atalaya::platform
