// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/billing/outlook.h"

#include <algorithm>
#include <cmath>

namespace atalaya::platform::billing {

namespace {

using contract::Band;

constexpr std::size_t week = 7;
constexpr std::size_t weeks = 4;
/// How much wider the band is for each stretch of the past that it lacks; set by what generated years need (ADR 20).
constexpr double unsure = 2;

/// What the days after the first `known` were expected to be then: day after day, cumulated.
std::vector<double> expected(const std::vector<double> &past, std::size_t known, std::size_t ahead)
{
    std::vector<double> sums;
    double sum = 0;
    for (std::size_t i = 0; i < ahead; ++i) {
        double day = 0;
        // The same weekday of the last four weeks that were known.
        for (std::size_t back = 1; back <= weeks; ++back)
            day += past[known - back * week + i % week];
        sum += day / weeks;
        sums.push_back(sum);
    }
    return sums;
}

/// Linear between the two nearest.
double quantile(std::vector<double> &values, double share)
{
    std::ranges::sort(values);
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (place - static_cast<double>(below));
}

/// What was wrong after each number of days ahead, for every day of the past that knows how it went on.
std::vector<std::vector<double>> errorsOf(const std::vector<double> &past, std::size_t ahead)
{
    std::vector<std::vector<double>> errors(ahead);
    for (std::size_t known = weeks * week; known < past.size(); ++known) {
        const std::size_t seen = std::min(ahead, past.size() - known);
        const std::vector<double> then = expected(past, known, seen);
        double sum = 0;
        for (std::size_t i = 0; i < seen; ++i) {
            sum += past[known + i];
            errors[i].push_back(sum - then[i]);
        }
    }
    return errors;
}

} // namespace

std::optional<Outlook> outlookOf(const std::vector<double> &all, std::size_t ahead)
{
    const std::size_t kept = std::min(all.size(), mostDays);
    const std::vector<double> past(all.end() - static_cast<std::ptrdiff_t>(kept), all.end());
    if (past.size() < leastDays)
        return std::nullopt;
    const std::vector<double> sums = expected(past, past.size(), ahead);
    auto errors = errorsOf(past, ahead);
    Outlook outlook;
    for (std::size_t i = 0; i < ahead; ++i) {
        // Further than the past can tell, errors go on growing like those of chance: with the root of the days.
        std::size_t told = i;
        while (told > 0 && errors[told].size() < week)
            --told;
        const auto length = static_cast<double>(told + 1);
        const double further = std::sqrt(static_cast<double>(i + 1) / length);
        // Errors of days that follow each other are nearly the same error: few of them know little of their spread.
        const double apart = std::max(1.0, static_cast<double>(errors[told].size()) / length);
        const double middle = quantile(errors[told], 0.5) * further;
        const auto at = [&](double share) {
            return sums[i] + middle + (quantile(errors[told], share) * further - middle) * (1 + unsure / apart);
        };
        outlook.push_back({at(0.1), sums[i] + middle, at(0.9)});
    }
    return outlook;
}

std::optional<std::size_t> reachedAfter(const Outlook &outlook, double Band<double>::*point, double base, double limit)
{
    for (std::size_t i = 0; i < outlook.size(); ++i) {
        if (base + outlook[i].*point >= limit)
            return i;
    }
    return std::nullopt;
}

} // namespace atalaya::platform::billing
