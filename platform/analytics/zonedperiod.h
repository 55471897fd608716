// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"

#include <optional>
#include <string>
#include <vector>

namespace atalaya::platform {

using contract::Date;
using contract::Instant;

/// [from, to) with its calendar days in a time zone. A day may be cut by an edge, and has 23, 24 or 25 hours.
class ZonedPeriod
{
public:
    struct Day
    {
        Date date{};
        Instant from{};
        Instant to{};
    };

    /// nullopt for a zone that this machine does not know. `from` must be before `to`.
    [[nodiscard]] static std::optional<ZonedPeriod> make(Instant from, Instant to, const std::string &timeZone);
    /// The `count` days that end with the one of `now`, whole.
    [[nodiscard]] static std::optional<ZonedPeriod> lastDays(Instant now, int count, const std::string &timeZone);
    /// The calendar month that begins with `first`.
    [[nodiscard]] static std::optional<ZonedPeriod> month(Date first, const std::string &timeZone);

    [[nodiscard]] Instant from() const { return m_from; }
    [[nodiscard]] Instant to() const { return m_to; }
    [[nodiscard]] const std::vector<Day> &days() const { return m_days; }
    /// `count` calendar days before `to`, at the same time of day.
    [[nodiscard]] Instant daysBeforeEnd(int count) const;
    /// As many calendar days immediately before; as much time when the edges have different times of day.
    [[nodiscard]] ZonedPeriod previous() const;

private:
    ZonedPeriod(Instant from, Instant to, std::string timeZone);

    Instant m_from{};
    Instant m_to{};
    std::string m_timeZone;
    std::vector<Day> m_days;
};

} // namespace atalaya::platform
