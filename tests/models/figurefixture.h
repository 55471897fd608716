// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboardrows.h"
#include "tests/models/fakedashboardsource.h"

#include <deque>

namespace atalaya::tests {

/// The rows behind the money saved in the sample week: 124 tasks of 15 minutes, newest first; 1,550 €.
[[nodiscard]] contract::DashboardRows savingRows();
/// What is left of it: the tasks, 18 reviews, 3 overrides, 2 reworks; 1,425 €.
[[nodiscard]] contract::DashboardRows netRows();
/// Any number of rows that count one each.
[[nodiscard]] contract::DashboardRows countedRows(int count);
/// 119 evaluations with a rounded mean of 87.
[[nodiscard]] contract::DashboardRows scoreRows();

/// The page of `all` that was asked for, with the figure and total of all.
[[nodiscard]] contract::DashboardRows pageOf(const contract::DashboardRows &all, const api::RowsQuery &query);
/// Answers the call with its page.
void answer(FakeDashboardSource::RowsCall &call, const contract::DashboardRows &all, const QDateTime &at = {},
            bool stale = false, std::optional<api::ApiError> problem = {});

} // namespace atalaya::tests
