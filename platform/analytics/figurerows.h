// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/analytics/figures.h"

namespace atalaya::platform {

/// Which rows of a figure; offset and limit are not negative.
struct FigureRows
{
    const rules::Metric &metric;
    /// Component or feature, for metrics that are lists.
    std::string item;
    /// What the rows must contain; empty for all.
    std::string q;
    std::int64_t offset = 0;
    std::int64_t limit = 100;
};

/// A page of the rows behind a figure of the current tenant.
[[nodiscard]] contract::DashboardRows figureRows(Figures &figures, const FigureRows &wanted);

} // namespace atalaya::platform
