// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/barpairchart.h"
#include "charts/bridgechart.h"
#include "charts/gaplinechart.h"
#include "charts/hbarchart.h"

#include <initializer_list>
#include <limits>

namespace atalaya::charts {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// What the charts of the tests say: a week of February, two components, a sum of money.
[[nodiscard]] ChartWords words();
[[nodiscard]] BarPairData week();
[[nodiscard]] GapLineData quality();
[[nodiscard]] HBarData components();
/// From `gross` down or up these steps.
[[nodiscard]] BridgeData bridge(double gross, std::initializer_list<double> steps);

/// In a window of its own, with the keyboard.
void show(QWidget &widget);

} // namespace atalaya::charts
