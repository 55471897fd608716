// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"

#include <cstdint>
#include <vector>

namespace atalaya::rules {

using contract::Date;

/// Calendar days [first, end) in the tenant's time zone. Who knows the zone turns the two edges into instants;
/// lengths are counted in days, so that a change to summer time doesn't shift a period.
struct DayRange
{
    Date first{};
    Date end{};

    [[nodiscard]] std::int64_t length() const { return (end - first).count(); }
    bool operator==(const DayRange &) const = default;
};

/// The `days` days that end with `today`, included.
[[nodiscard]] DayRange lastDays(Date today, int days);
/// The calendar month of `today` up to `today`, included.
[[nodiscard]] DayRange monthToDate(Date today);
/// What `range` is compared with: as many days, immediately before.
[[nodiscard]] DayRange before(const DayRange &range);
[[nodiscard]] std::vector<Date> daysOf(const DayRange &range);

} // namespace atalaya::rules
