// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// One calendar month in UTC. Money in minor units of the report's currency, rates 0–100.
struct RevenueMonth
{
    /// YYYY-MM.
    std::string month;
    /// Recurring a month, at the month's end.
    std::int64_t mrr = 0;
    /// Tenants that pay, at the month's end.
    std::int64_t paying = 0;
    /// Of those that paid when it began, the share that no longer did when it ended; nullopt when nobody paid.
    std::optional<double> churn;
    std::int64_t churned = 0;
    std::int64_t gained = 0;
    /// `mrr` by paying tenant; nullopt without one.
    std::optional<double> arpa;
    /// Tenants by state at the month's end.
    std::map<std::string, std::int64_t> states;

    bool operator==(const RevenueMonth &) const = default;
};

/// `GET /api/superadmin/metrics?from&to` (YYYY-MM, both included): computed from what happened to the subscriptions.
struct Revenue
{
    std::string currency;
    std::vector<RevenueMonth> months;

    bool operator==(const Revenue &) const = default;
};

[[nodiscard]] nlohmann::json encode(const Revenue &revenue);
[[nodiscard]] Decoded<Revenue> decodeRevenue(const nlohmann::json &value);

} // namespace atalaya::contract
