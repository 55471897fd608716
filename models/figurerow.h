// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboardrows.h"
#include "api/endpoints/dashboardsource.h"
#include "models/figurequery.h"
#include "models/figuresaving.h"

#include <optional>

namespace atalaya::models {

/// Rows are asked for in pages of this size, by the table and by the check, so that both share what is in the cache.
inline constexpr int figurePageSize = 500;

[[nodiscard]] api::RowsQuery rowsPage(const FigureId &figure, const UtcRange &range, const QString &text, int page);

/// The row as it would be if `tried` had been assumed.
[[nodiscard]] contract::DashboardRow assuming(const contract::DashboardRows &head, const contract::DashboardRow &row,
                                              const std::optional<Assumed> &tried);
/// What such a row adds to the figure, in the figure's unit; of a ratio, to what stands above the line.
[[nodiscard]] double worthOf(const contract::DashboardRows &head, const contract::DashboardRow &row,
                             const std::optional<Assumed> &tried);

} // namespace atalaya::models
