// SPDX-License-Identifier: GPL-3.0-or-later
#include "scale.h"

#include <algorithm>
#include <cmath>

namespace atalaya::charts {

namespace {

constexpr double mostSteps = 6;
/// The highest bar stays this much below the last line.
constexpr double headRoom = 1.02;

double roundStep(double wanted)
{
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= wanted * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

std::vector<int> every(int count, int step)
{
    std::vector<int> places;
    for (int place = 0; place < count; place += step)
        places.push_back(place);
    return places;
}

std::vector<int> monthStarts(QDate first, int days, int months)
{
    std::vector<int> places;
    QDate month(first.year(), first.month(), 1);
    if (month < first)
        month = month.addMonths(1);
    for (; first.daysTo(month) < days; month = month.addMonths(1))
        if ((month.month() - 1) % months == 0)
            places.push_back(static_cast<int>(first.daysTo(month)));
    return places;
}

} // namespace

std::vector<double> Scale::ticks() const
{
    std::vector<double> values;
    const auto steps = static_cast<int>(std::lround((max - min) / step));
    for (int at = 0; at <= steps; ++at)
        values.push_back(min + at * step);
    return values;
}

Scale countScale(double largest)
{
    const double room = std::max(1.0, largest * headRoom);
    const double step = std::max(1.0, roundStep(room / mostSteps));
    return {0, std::ceil(room / step - 1e-9) * step, step};
}

Scale amountScale(double lowest, double highest)
{
    constexpr double most = 5;
    const double span = highest - lowest;
    if (span <= 0)
        return {};
    const double power = std::pow(10.0, std::floor(std::log10(span / most)));
    for (const double factor : {1.0, 2.0, 4.0, 5.0, 10.0, 20.0}) {
        const double step = factor * power;
        const double below = std::floor(lowest / step + 1e-9);
        const double above = std::max(std::ceil(highest / step - 1e-9), below + 1);
        if (above - below <= most)
            return {below * step, above * step, step};
    }
    return {lowest, highest, span};
}

Scale scoreScale(double smallest, double largest)
{
    const double low = std::clamp(std::floor((smallest - 1) / 10) * 10, 0.0, 90.0);
    const double high = std::clamp(std::ceil(largest / 10) * 10, low + 10, 100.0);
    if (high - low <= 50)
        return {low, high, 10};
    return {std::floor(low / 20) * 20, 100, 20};
}

std::vector<int> labelPlaces(int count, double spacing, double width)
{
    if (count <= 0 || spacing <= 0)
        return {};
    for (const int step : {1, 2, 3, 4, 5, 7, 10, 14, 20, 28, 50, 100, 200, 500, 1000})
        if (step * spacing >= width)
            return every(count, step);
    return {0};
}

std::vector<int> datePlaces(QDate first, int days, double spacing, double width)
{
    if (days <= 0 || spacing <= 0)
        return {};
    for (const int step : {1, 2, 7, 14})
        if (step * spacing >= width)
            return every(days, step);
    for (const int months : {1, 2, 3, 6, 12})
        if (months * 28 * spacing >= width)
            if (auto places = monthStarts(first, days, months); !places.empty())
                return places;
    return {0};
}

} // namespace atalaya::charts
