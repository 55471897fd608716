// SPDX-License-Identifier: GPL-3.0-or-later
#include "revenue.h"

#include "policyparts.h"
#include "reader.h"

#include <nlohmann/json.hpp>

namespace atalaya::contract {

using nlohmann::json;

json encode(const Revenue &revenue)
{
    json months = json::array();
    for (const RevenueMonth &month : revenue.months) {
        json states = json::array();
        for (const auto &[status, count] : month.states)
            states.push_back({{"status", status}, {"tenants", count}});
        months.push_back({{"month", month.month},
                          {"mrr", month.mrr},
                          {"paying", month.paying},
                          {"churn", parts::orNull(month.churn)},
                          {"churned", month.churned},
                          {"gained", month.gained},
                          {"arpa", parts::orNull(month.arpa)},
                          {"states", std::move(states)}});
    }
    return {{"currency", revenue.currency}, {"months", std::move(months)}};
}

Decoded<Revenue> decodeRevenue(const json &value)
{
    Reader in(value);
    Revenue revenue;
    revenue.currency = in.string("currency", 3);
    revenue.months = in.list("months", [](Reader &item) {
        RevenueMonth month;
        month.month = item.string("month", 7);
        month.mrr = item.integer("mrr");
        month.paying = item.integer("paying", 0);
        month.churn = item.maybeNumber("churn");
        month.churned = item.integer("churned", 0);
        month.gained = item.integer("gained", 0);
        month.arpa = item.maybeNumber("arpa");
        for (const auto &[status, count] : item.list("states", [](Reader &state) {
                 return std::pair{state.string("status", 100), state.integer("tenants", 0)};
             }))
            month.states[status] = count;
        return month;
    });
    return in.finish(std::move(revenue));
}

} // namespace atalaya::contract
