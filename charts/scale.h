// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include <vector>

namespace atalaya::charts {

/// A value axis with round ticks.
struct Scale
{
    double min = 0;
    double max = 1;
    double step = 1;

    [[nodiscard]] std::vector<double> ticks() const;
    bool operator==(const Scale &) const = default;
};

/// From 0 to above `largest`, at most six steps of 1, 2 or 5 times a power of ten, never below 1.
[[nodiscard]] Scale countScale(double largest);
/// Around zero, `lowest` ≤ 0 ≤ `highest`, in at most five steps of 1, 2, 4 or 5 times a power of ten.
[[nodiscard]] Scale amountScale(double lowest, double highest);
/// Tens around scores between 0 and 100, with a free line below the smallest.
[[nodiscard]] Scale scoreScale(double smallest, double largest);
/// Which of `count` places get a label, when each place is `spacing` wide and a label `width`.
[[nodiscard]] std::vector<int> labelPlaces(int count, double spacing, double width);
/// Which of the days from `first` on get a label: every 1, 2, 7 or 14 days, or the first of every 1, 2, 3, 6, 12
/// months.
[[nodiscard]] std::vector<int> datePlaces(QDate first, int days, double spacing, double width);

} // namespace atalaya::charts
