// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/forecast.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace atalaya::platform::billing {

/// Fewer days than this say nothing about the next ones: four weeks to expect from, and one to be wrong in.
inline constexpr std::size_t leastDays = 35;
/// Older ones don't count: half a year.
inline constexpr std::size_t mostDays = 182;

/// Sums of the next days, cumulated: the first is that of the first day alone.
using Outlook = std::vector<contract::Band<double>>;

/// What `ahead` days after `past` (whole days, the newest last; never more than mostDays of them are looked at) will
/// bring. A day is expected to be the mean of the last four of its weekday. The band is what the same rule would have
/// been wrong by, had it been asked on each day of the past: nothing is drawn, equal pasts give equal answers. nullopt
/// with too few days.
[[nodiscard]] std::optional<Outlook> outlookOf(const std::vector<double> &past, std::size_t ahead);

/// Which of the days ahead is the first on which `limit` is reached, coming from `base`; nullopt: none.
[[nodiscard]] std::optional<std::size_t> reachedAfter(const Outlook &outlook, double contract::Band<double>::*point,
                                                      double base, double limit);

} // namespace atalaya::platform::billing
