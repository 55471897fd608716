// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// A tenant as its own people see it. Roles, tiers and plans are data: unknown values are shown, never refused.
struct Tenant
{
    std::string id;
    std::string slug;
    std::string name;
    std::string industry;
    std::string tier;
    /// ISO 4217.
    std::string currency;
    /// IANA name, for example Europe/Madrid; periods begin and end there.
    std::string timeZone;

    bool operator==(const Tenant &) const = default;
};

/// `status`: trial, active, grace, past_due, suspended or canceled.
struct Subscription
{
    std::string plan;
    std::string status;
    std::optional<Instant> trialEndsAt;
    std::optional<Instant> currentPeriodEnd;

    bool operator==(const Subscription &) const = default;
};

/// From this share of a limit on everybody is warned, wherever it is shown.
inline constexpr std::int64_t warningPercent = 85;

/// A metric of the month against its limit. `used` and `limit` in the metric's own unit (tokens, bytes, searches,
/// seats).
struct UsageItem
{
    std::string metric;
    std::int64_t used = 0;
    /// nullopt: unlimited.
    std::optional<std::int64_t> limit;
    /// Where the limit comes from: plan, tier or override.
    std::string origin;
    /// Of the limit, cut to a tenth, so that 84.96 is not shown as 85; nullopt without a limit.
    std::optional<double> percent = std::nullopt;
    /// ok, warning (from warningPercent on) or reached.
    std::string state = "ok";

    bool operator==(const UsageItem &) const = default;
};

/// `GET /api/admin/usage?month=YYYY-MM`: one calendar month in the tenant's time zone.
struct UsageReport
{
    std::string month;
    std::string plan;
    std::vector<UsageItem> items;

    bool operator==(const UsageReport &) const = default;
};

[[nodiscard]] nlohmann::json encode(const Tenant &tenant);
[[nodiscard]] Decoded<Tenant> decodeTenant(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const Subscription &subscription);
[[nodiscard]] Decoded<Subscription> decodeSubscription(const nlohmann::json &value);
[[nodiscard]] nlohmann::json encode(const UsageReport &report);
[[nodiscard]] Decoded<UsageReport> decodeUsageReport(const nlohmann::json &value);

class Reader;
[[nodiscard]] Tenant readTenant(Reader &in);
[[nodiscard]] Subscription readSubscription(Reader &in);

} // namespace atalaya::contract
