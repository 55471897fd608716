// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "api/contract/tenancy.h"

#include <QTimeZone>

namespace atalaya::tests {

/// The sample week of Ascensores XYZ: 1 to 7 February 2026 in Madrid, with one day without evaluations.
[[nodiscard]] contract::BusinessDashboard fixtureWeek();
[[nodiscard]] contract::UsageReport fixtureUsage();
/// As many days as asked, ending with 7 February 2026; tasks and quality follow a fixed pattern.
[[nodiscard]] contract::BusinessDashboard fixtureDays(int days);
/// A tenant that has not begun.
[[nodiscard]] contract::BusinessDashboard untouchedWeek();
[[nodiscard]] QTimeZone madrid();

} // namespace atalaya::tests
