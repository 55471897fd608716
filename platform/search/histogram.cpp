// SPDX-License-Identifier: GPL-3.0-or-later
#include "histogram.h"

#include <algorithm>
#include <array>

namespace atalaya::platform {

using contract::AuditHistogram;
using contract::Instant;

namespace {

using namespace std::chrono;

/// The shortest length that needs at most `most` buckets for `whole`; the first one is cut.
milliseconds lengthFor(milliseconds whole, std::int64_t most)
{
    static constexpr std::array<milliseconds, 22> lengths{
        seconds{1}, seconds{2},  seconds{5},  seconds{10}, seconds{15}, seconds{30}, minutes{1}, minutes{2},
        minutes{5}, minutes{10}, minutes{15}, minutes{30}, hours{1},    hours{2},    hours{3},   hours{6},
        hours{12},  days{1},     days{2},     days{7},     days{14},    days{28}};
    const auto fits = [&](milliseconds length) {
        return whole / length + 2 <= most;
    };
    const auto found = std::ranges::find_if(lengths, fits);
    if (found != lengths.end())
        return *found;
    const milliseconds longest = lengths.back();
    return longest * (whole / longest / std::max<std::int64_t>(1, most - 2) + 1);
}

/// The period to show: the query's, closed by the result's own edges where it is open; empty when there is nothing.
std::pair<Instant, Instant> edges(const SearchQuestion &question, const SearchResult &result, const IndexView &view,
                                  const Bitmap &rows)
{
    std::size_t first = view.size();
    std::size_t last = 0;
    rows.each(result.period().from, result.period().to, [&](std::size_t row) {
        first = std::min(first, row);
        last = row;
    });
    const auto at = [&view](std::size_t row) {
        return Instant{milliseconds{view.timeAt(row)}};
    };
    const bool any = first < view.size();
    Instant from = question.query.from.value_or(any ? at(first) : question.query.to.value_or(Instant{}));
    const Instant to = question.query.to.value_or(any ? at(last) + milliseconds{1} : from);
    from = std::min(from, to);
    return {from, to};
}

} // namespace

AuditHistogram histogramOf(const SearchQuestion &question, const SearchResult &result, const SearchScope &scope,
                           std::int64_t most, const ZoneOffset &offset)
{
    const Bitmap rows = result.rows(question, scope, std::nullopt);
    AuditHistogram histogram;
    std::tie(histogram.from, histogram.to) = edges(question, result, scope.view, rows);
    const milliseconds length = lengthFor(histogram.to - histogram.from, most);
    histogram.bucketMs = length.count();
    if (histogram.from == histogram.to)
        return histogram;
    // Weeks begin on Monday; the epoch began on a Thursday.
    const milliseconds shift = offset(histogram.from) - (length % days{7} == milliseconds{0} ? days{4} : days{0});
    const auto local = (histogram.from + shift).time_since_epoch();
    const Instant start = Instant{floor<milliseconds>(local) - (local % length + length) % length} - shift;
    for (Instant begin = start; begin < histogram.to; begin += length) {
        scope.interrupt.check();
        const std::size_t first = std::max(result.period().from, scope.view.rowOfTime(begin));
        const std::size_t end = std::min(result.period().to, scope.view.rowOfTime(begin + length));
        std::array<std::int64_t, 4> counts{};
        rows.each(first, end, [&](std::size_t row) {
            const IndexChunk &chunk = *scope.view.chunks()[row / IndexChunk::rows];
            ++counts.at(chunk.flags[row % IndexChunk::rows] & IndexChunk::stateBits);
        });
        histogram.buckets.push_back({begin, counts[0], counts[1], counts[2]});
    }
    return histogram;
}

} // namespace atalaya::platform
