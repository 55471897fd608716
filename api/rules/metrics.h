// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboardrows.h"

#include <optional>
#include <span>
#include <string_view>

namespace atalaya::rules {

/// A figure of the dashboard: how it comes from its rows. Definitions in words: platform/analytics/businessdashboard.h.
struct Metric
{
    /// What turns the sum of the parts into the figure's unit.
    enum class Worth
    {
        One,
        Percent,
        /// Minutes at the hourly rate.
        Time,
        /// Tokens at their price for a million.
        Tokens,
        /// Both, each kind of row at its own.
        TimeAndTokens
    };
    /// Which time the rows are of.
    enum class Cover
    {
        Period,
        /// What touches the period, whenever it began.
        Touching,
        /// Whatever stands at the period's end.
        End,
        LastDay,
        LastWeek,
        Last30Days,
        /// The tenant's state now, whatever the period.
        Now
    };

    /// As in the JSON of the dashboard; of `net`, minutesSaved and costSaving are netMinutesSaved and netCostSaving.
    std::string_view name;
    contract::DashboardRows::Unit unit;
    contract::RowsFormula::Aggregate aggregate;
    Worth worth = Worth::One;
    std::optional<std::int64_t> decimals = std::nullopt;
    Cover cover = Cover::Period;
    /// One figure for each component or feature.
    bool byItem = false;
    std::optional<double> atMost = std::nullopt;
};

[[nodiscard]] std::span<const Metric> metrics();
/// nullptr for a name that is none.
[[nodiscard]] const Metric *findMetric(std::string_view name);

/// The formula under these assumptions.
[[nodiscard]] contract::RowsFormula formulaOf(const Metric &metric,
                                              const contract::BusinessDashboard::Assumptions &assumptions);

/// The row as it would be under other assumptions: tasks and reviews take their minutes from them, and `part` follows
/// where the metric sums minutes.
[[nodiscard]] contract::DashboardRow assuming(const Metric &metric, contract::DashboardRow row,
                                              const contract::BusinessDashboard::Assumptions &assumptions);

/// The row as its kind and its minutes alone make it under the assumptions: in figures that add up people's time `part`
/// is worked out, whatever it says; rows of other figures are as they are.
[[nodiscard]] contract::DashboardRow workedOut(const Metric &metric, contract::DashboardRow row,
                                               const contract::BusinessDashboard::Assumptions &assumptions);

} // namespace atalaya::rules
