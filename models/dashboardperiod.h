// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/period.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

namespace atalaya::models {

/// What a manager can ask for. All of them end with a whole day of the tenant's calendar.
enum class PeriodPreset
{
    Last7Days,
    Last30Days,
    Last90Days,
    Last365Days,
    ThisMonth,
    Custom
};

/// Why a custom range can't be asked for; each belongs to one of the two fields.
enum class RangeProblem
{
    None,
    FirstMissing,
    LastMissing,
    LastBeforeFirst,
    LastInFuture,
    TooLong
};

/// The longest custom range in days: two years and a leap day, what the platform answers for.
inline constexpr int longestCustomRange = 731;

/// A period as it was chosen; `days()` says which calendar days it means today.
struct DashboardPeriod
{
    PeriodPreset preset = PeriodPreset::Last30Days;
    /// Only with Custom: half-open, [first, end).
    rules::DayRange custom;

    /// `first` and `last` both included, as people write them.
    [[nodiscard]] static DashboardPeriod between(QDate first, QDate last);
    [[nodiscard]] rules::DayRange days(QDate today) const;
    bool operator==(const DashboardPeriod &) const = default;
};

/// Two moments in UTC, half-open.
struct UtcRange
{
    QDateTime from;
    QDateTime to;
    bool operator==(const UtcRange &) const = default;
};

[[nodiscard]] RangeProblem checkRange(QDate first, QDate last, QDate today);
[[nodiscard]] QDate toQDate(rules::Date date);
[[nodiscard]] rules::Date fromQDate(QDate date);
/// The first moment of the first day to the first moment after the last one; days may have 23 or 25 hours.
[[nodiscard]] UtcRange toUtc(const rules::DayRange &days, const QTimeZone &zone);

} // namespace atalaya::models
