// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// Three points of a spread: one in ten is below low, one in ten above high.
template<class T>
struct Band
{
    T low{};
    T middle{};
    T high{};

    bool operator==(const Band &) const = default;
};

/// Where a metric of this month goes if it goes on as it did.
struct MetricForecast
{
    /// What grows most: a feature's use in the last days against the days before.
    struct Driver
    {
        /// feature or agent.
        std::string kind;
        std::string name;
        /// Of all growth, 0–100.
        double share = 0;

        bool operator==(const Driver &) const = default;
    };

    std::string metric;
    std::int64_t used = 0;
    std::optional<std::int64_t> limit;
    /// At the end of the month; nullopt with too few days to say.
    std::optional<Band<std::int64_t>> atEnd;
    /// The day the limit is reached, in the tenant's zone; nullopt: not this month. `high` is the early one.
    Band<std::optional<Date>> reached;
    std::optional<Driver> driver;
    /// Days that it was learnt from.
    std::int64_t days = 0;

    bool operator==(const MetricForecast &) const = default;
};

/// `GET /api/admin/usage/forecast`.
struct UsageForecast
{
    /// YYYY-MM.
    std::string month;
    std::vector<MetricForecast> metrics;

    bool operator==(const UsageForecast &) const = default;
};

[[nodiscard]] nlohmann::json encode(const UsageForecast &forecast);
[[nodiscard]] Decoded<UsageForecast> decodeUsageForecast(const nlohmann::json &value);

} // namespace atalaya::contract
