// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"
#include "api/rules/numbercells.h"
#include "api/rules/policyconditions.h"

#include <algorithm>
#include <cstdint>
#include <utility>

/// Conditions as ranges of whole numbers.
namespace atalaya::rules {

/// The years 1 to 9999.
inline constexpr std::int64_t firstInstant = -62'135'596'800'000;
inline constexpr std::int64_t lastInstant = 253'402'300'799'999;
inline constexpr int minutesPerWeek = 7 * minutesPerDay;

[[nodiscard]] inline std::int64_t millisecondsOf(contract::Instant instant)
{
    return instant.time_since_epoch().count();
}

/// Both ends inclusive; the first is greater than the second when no number fits.
[[nodiscard]] inline std::pair<std::int64_t, std::int64_t> rangeOf(const PolicyNumber &wanted, const NumberCells &cells)
{
    const auto from = wanted.from ? wanted.from->value + (wanted.from->inclusive ? 0 : 1) : cells.first();
    const auto to = wanted.to ? wanted.to->value - (wanted.to->inclusive ? 0 : 1) : cells.last();
    return {from, to};
}

/// The minutes of the week within a window, both ends inclusive. Sunday's night goes on on Monday.
template<class F>
void eachSpan(const PolicyWindow &window, F take)
{
    for (int day = 0; day < 7; ++day) {
        if ((window.days >> day & 1) == 0)
            continue;
        const int from = day * minutesPerDay + window.from;
        const int to = day * minutesPerDay + window.to + (window.to > window.from ? 0 : minutesPerDay);
        take(from, std::min(to, minutesPerWeek) - 1);
        if (to > minutesPerWeek)
            take(0, to - minutesPerWeek - 1);
    }
}

} // namespace atalaya::rules
