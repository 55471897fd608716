// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/charttheme.h"
#include "ui/common/tokens.h"

namespace atalaya::ui {

/// The product's colours as charts take them.
[[nodiscard]] charts::ChartTheme chartTheme(const Tokens &tokens);

} // namespace atalaya::ui
