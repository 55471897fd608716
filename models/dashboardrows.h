// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardfacts.h"
#include "models/dashboardtables.h"

namespace atalaya::models {

/// Every day of the period, those without a task too.
[[nodiscard]] std::vector<TaskDay> taskRows(const contract::BusinessDashboard &dashboard);
[[nodiscard]] std::vector<QualityDay> qualityRows(const contract::BusinessDashboard &dashboard);
/// Largest first; equal ones keep the platform's order.
[[nodiscard]] std::vector<RiskComponent> componentRows(const contract::BusinessDashboard &dashboard);
[[nodiscard]] std::vector<FeatureRow> featureRows(const contract::BusinessDashboard &dashboard);
[[nodiscard]] std::vector<LimitRow> limitRows(const contract::UsageReport &report);

} // namespace atalaya::models
