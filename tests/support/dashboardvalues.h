// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"

#include <optional>
#include <string>
#include <vector>

namespace atalaya::tests {

/// A figure of a dashboard under the name that its rows have.
struct DashboardValue
{
    std::string metric;
    std::optional<std::string> item;
    std::optional<double> value;
};

/// Every scalar and every list entry of the dashboard: all that a person can open. What has no name there is
/// `seatsUsed`, which is of the usage report.
[[nodiscard]] std::vector<DashboardValue> valuesOf(const contract::BusinessDashboard &dashboard);

} // namespace atalaya::tests
