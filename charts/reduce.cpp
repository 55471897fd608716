// SPDX-License-Identifier: GPL-3.0-or-later
#include "reduce.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atalaya::charts {

std::vector<DayBin> binDays(int days, int mostBins)
{
    std::vector<DayBin> bins;
    if (days <= 0)
        return bins;
    int size = 1;
    for (const int wanted : {1, 7, 14, 28, 91, 364}) {
        size = wanted;
        if ((days + size / 2) / size <= std::max(1, mostBins))
            break;
    }
    int rest = days % size;
    const int whole = days / size;
    const bool joins = whole > 0 && rest * 2 < size;
    if (rest > 0 && !joins)
        bins.push_back({0, rest});
    for (int bin = 0; bin < whole; ++bin)
        bins.push_back({rest + bin * size, size});
    if (joins)
        bins.front() = {0, size + rest};
    return bins;
}

std::vector<QPointF> decimate(std::span<const QPointF> points, int most)
{
    if (static_cast<int>(points.size()) <= most || most < 4)
        return {points.begin(), points.end()};
    const auto columns = static_cast<std::size_t>(most / 2 - 1);
    std::vector<QPointF> kept;
    kept.reserve(static_cast<std::size_t>(most));
    kept.push_back(points.front());
    const auto inner = points.subspan(1, points.size() - 2);
    for (std::size_t column = 0; column < columns; ++column) {
        const auto begin = inner.begin() + static_cast<std::ptrdiff_t>(column * inner.size() / columns);
        const auto end = inner.begin() + static_cast<std::ptrdiff_t>((column + 1) * inner.size() / columns);
        const auto [low, high] =
            std::minmax_element(begin, end, [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
        kept.push_back(low < high ? *low : *high);
        if (low != high)
            kept.push_back(low < high ? *high : *low);
    }
    kept.push_back(points.back());
    return kept;
}

std::vector<double> averaged(std::span<const double> values, int most)
{
    if (most < 1 || static_cast<int>(values.size()) <= most)
        return {values.begin(), values.end()};
    const auto stretches = static_cast<std::size_t>(most);
    std::vector<double> means;
    means.reserve(stretches);
    for (std::size_t at = 0; at < stretches; ++at) {
        double sum = 0;
        int known = 0;
        for (std::size_t place = at * values.size() / stretches; place < (at + 1) * values.size() / stretches;
             ++place) {
            if (std::isnan(values[place]))
                continue;
            sum += values[place];
            ++known;
        }
        means.push_back(known > 0 ? sum / known : std::numeric_limits<double>::quiet_NaN());
    }
    return means;
}

std::vector<Run> unbrokenRuns(std::span<const double> values, int shortest)
{
    std::vector<Run> runs;
    const auto size = static_cast<int>(values.size());
    for (int at = 0; at < size; ++at) {
        if (std::isnan(values[static_cast<std::size_t>(at)]))
            continue;
        const bool narrow = !runs.empty() && at - (runs.back().first + runs.back().count) < shortest;
        if (narrow)
            runs.back().count = at + 1 - runs.back().first;
        else
            runs.push_back({at, 1});
    }
    return runs;
}

} // namespace atalaya::charts
