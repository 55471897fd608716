// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <span>
#include <vector>

namespace atalaya::charts {

/// No series ever has more points than this; more cannot be told apart.
inline constexpr int mostPoints = 2000;

/// Consecutive days that share a bar: `count` days from index `first` on.
struct DayBin
{
    int first = 0;
    int count = 1;
    bool operator==(const DayBin &) const = default;
};

/// At most `mostBins` bins of 1, 7, 14, 28, 91, … days. Whole bins are counted back from the last day; what is left
/// over at the beginning is a shorter bin, or joins the next one when it is less than half.
[[nodiscard]] std::vector<DayBin> binDays(int days, int mostBins);

/// At most `most` points of a line, in order. Each column keeps its smallest and largest, so that no spike is lost; the
/// first and the last point stay.
[[nodiscard]] std::vector<QPointF> decimate(std::span<const QPointF> points, int most);

/// Means of at most `most` equal stretches; NaN where a stretch has no value at all.
[[nodiscard]] std::vector<double> averaged(std::span<const double> values, int most);

/// A stretch of values without NaN: `count` from index `first` on.
struct Run
{
    int first = 0;
    int count = 0;
    bool operator==(const Run &) const = default;
};

/// The unbroken runs. Gaps of fewer than `shortest` values are narrower than a pixel and are not seen as one.
[[nodiscard]] std::vector<Run> unbrokenRuns(std::span<const double> values, int shortest = 1);

} // namespace atalaya::charts
