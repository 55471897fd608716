// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardperiod.h"

#include <QString>

#include <optional>

namespace atalaya::models {

/// Which figure of the dashboard is meant, by the platform's names.
struct FigureId
{
    QString metric;
    /// The component or feature of a figure that is a list; else empty.
    QString item;
    bool operator==(const FigureId &) const = default;
};

/// A figure that was opened: over the period of the dashboard, or over the days of the bar that was pressed.
struct FigureQuery
{
    FigureId figure;
    DashboardPeriod period;
    std::optional<rules::DayRange> bar;

    [[nodiscard]] rules::DayRange days(QDate today) const { return bar.value_or(period.days(today)); }
    bool operator==(const FigureQuery &) const = default;
};

} // namespace atalaya::models
