// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <functional>
#include <vector>

namespace atalaya::charts {

/// What the words below a time axis name.
enum class TimeUnit
{
    Hour,
    Day,
    Month
};

/// One place below a time axis that gets words.
struct TimeTick
{
    /// The hour, day or month that the words name begins here.
    QDateTime at;
    /// Where they are centred, in milliseconds from the beginning of the axis: the middle of a day, the very place of
    /// an hour or a month.
    qint64 centre = 0;

    bool operator==(const TimeTick &) const = default;
};

struct TimeTicks
{
    TimeUnit unit = TimeUnit::Day;
    std::vector<TimeTick> places;
};

/// As many as fit beside each other on an axis of `pixels` from `from` to `to`: every 5, 15 or 30 minutes, 1, 3, 6 or
/// 12 hours, 1, 2, 7 or 14 days, or 1, 2, 3, 6 or 12 months of `zone`. `width` is what words of a unit need.
[[nodiscard]] TimeTicks timeTicks(const QDateTime &from, const QDateTime &to, const QTimeZone &zone, double pixels,
                                  const std::function<double(TimeUnit)> &width);

} // namespace atalaya::charts
