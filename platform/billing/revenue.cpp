// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/revenue.h"

#include <algorithm>

namespace atalaya::platform::billing {

namespace {

using namespace std::chrono;

/// What a tenant was after one of its events.
struct Moment
{
    Instant at{};
    std::string tenant;
    std::string status;
    std::int64_t mrr = 0;
};

/// Every tenant as it was left by what has happened so far.
using Tenants = std::map<std::string, Moment>;

std::vector<Moment> momentsOf(Connection &connection, Instant now)
{
    std::vector<Moment> moments;
    connection.each(
        "SELECT at, tenant_id, to_status, mrr FROM base_billing_event WHERE at <= ? ORDER BY at, tenant_id,"
        " seq",
        {now.time_since_epoch().count()}, [&moments](const Row &row) {
            moments.push_back({Instant{milliseconds{row.integer(0)}}, row.text(1), row.text(2), row.integer(3)});
            return true;
        });
    return moments;
}

bool pays(const Tenants &tenants, const std::string &tenant)
{
    const auto found = tenants.find(tenant);
    return found != tenants.end() && found->second.mrr > 0;
}

contract::RevenueMonth summed(const std::string &name, const Tenants &before, const Tenants &after)
{
    contract::RevenueMonth month;
    month.month = name;
    std::int64_t paidBefore = 0;
    for (const auto &[tenant, moment] : before) {
        paidBefore += moment.mrr > 0 ? 1 : 0;
        month.churned += moment.mrr > 0 && !pays(after, tenant) ? 1 : 0;
    }
    for (const auto &[tenant, moment] : after) {
        month.mrr += moment.mrr;
        month.paying += moment.mrr > 0 ? 1 : 0;
        month.gained += moment.mrr > 0 && !pays(before, tenant) ? 1 : 0;
        ++month.states[moment.status];
    }
    if (paidBefore > 0)
        month.churn = 100.0 * static_cast<double>(month.churned) / static_cast<double>(paidBefore);
    if (month.paying > 0)
        month.arpa = static_cast<double>(month.mrr) / static_cast<double>(month.paying);
    return month;
}

} // namespace

contract::Revenue revenueOf(Connection &connection, year_month first, year_month last, Instant now)
{
    contract::Revenue revenue;
    revenue.currency = "EUR";
    if (const auto row = connection.row("SELECT currency FROM limits_plan ORDER BY rank DESC LIMIT 1"))
        revenue.currency = row->text(0);
    const std::vector<Moment> moments = momentsOf(connection, now);
    auto next = moments.begin();
    Tenants tenants;
    const auto until = [&](Instant end) {
        for (; next != moments.end() && next->at < end; ++next)
            tenants[next->tenant] = *next;
    };
    until(Instant{sys_days{first / 1}});
    for (year_month month = first; month <= last; month += months{1}) {
        const Tenants before = tenants;
        until(Instant{sys_days{(month + months{1}) / 1}});
        revenue.months.push_back(summed(contract::formatDate(sys_days{month / 1}).substr(0, 7), before, tenants));
    }
    return revenue;
}

} // namespace atalaya::platform::billing
