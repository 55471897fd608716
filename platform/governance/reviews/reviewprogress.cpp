// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/governance/reviews/reviewprogress.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace atalaya::platform::reviews {

namespace {

struct Sums
{
    contract::ReviewProgress::Line line;
    std::vector<double> seconds;

    void add(const Verdict &verdict)
    {
        const double took = verdict.minutes * 60;
        seconds.push_back(took);
        if (verdict.outcome == "rejected") {
            ++line.rejected;
        } else if (verdict.outcome == "corrected") {
            ++line.corrected;
        } else {
            ++line.approved;
            line.hasty += took < leastSeconds(verdict.textLength) ? 1 : 0;
        }
    }

    [[nodiscard]] contract::ReviewProgress::Line finish()
    {
        if (!seconds.empty()) {
            std::ranges::sort(seconds);
            const std::size_t half = seconds.size() / 2;
            const double median = seconds.size() % 2 == 1 ? seconds[half] : (seconds[half - 1] + seconds[half]) / 2;
            line.medianSeconds = std::round(median * 1000) / 1000;
        }
        if (line.approved > 0)
            line.hastyShare = 100.0 * static_cast<double>(line.hasty) / static_cast<double>(line.approved);
        return line;
    }
};

} // namespace

double leastSeconds(std::int64_t textLength)
{
    constexpr double look = 2;
    constexpr double charactersPerSecond = 48;
    constexpr double most = 60;
    return std::min(most, look + static_cast<double>(textLength) / charactersPerSecond);
}

contract::ReviewProgress progressOf(const std::vector<Verdict> &verdicts, Instant from, Instant to)
{
    Sums all;
    std::map<std::string, Sums> people;
    for (const Verdict &verdict : verdicts) {
        all.add(verdict);
        people[verdict.by].add(verdict);
    }
    contract::ReviewProgress progress;
    progress.from = from;
    progress.to = to;
    progress.all = all.finish();
    for (auto &[id, sums] : people) {
        progress.reviewers.push_back(sums.finish());
        progress.reviewers.back().by.id = id;
    }
    std::ranges::stable_sort(progress.reviewers, std::greater(), [](const contract::ReviewProgress::Line &line) {
        return line.approved + line.rejected + line.corrected;
    });
    return progress;
}

} // namespace atalaya::platform::reviews
