// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/proof/resultalarm.h"

#include "api/proof/logverifier.h"

#include <algorithm>
#include <iterator>

namespace atalaya::api {

namespace {

/// Numbers that an alarm names.
constexpr std::size_t mostNamed = 50;

std::vector<std::int64_t> merge(std::vector<std::int64_t> &known, const std::vector<std::int64_t> &found)
{
    std::vector<std::int64_t> fresh;
    std::ranges::set_difference(found, known, std::back_inserter(fresh));
    const auto middle = static_cast<std::ptrdiff_t>(known.size());
    known.insert(known.end(), fresh.begin(), fresh.end());
    std::inplace_merge(known.begin(), known.begin() + middle, known.end());
    return fresh;
}

} // namespace

ListDifference add(ResultReport &report, const ListDifference &difference)
{
    ListDifference fresh;
    fresh.omitted = merge(report.omitted, difference.omitted);
    fresh.extra = merge(report.extra, difference.extra);
    fresh.moved = merge(report.moved, difference.moved);
    return fresh;
}

void raise(LogVerifier *log, LogOutcome outcome, const std::vector<std::int64_t> &seqs, const char *what)
{
    if (seqs.empty())
        return;
    LogAlarm alarm;
    alarm.outcome = outcome;
    alarm.seq = static_cast<std::uint64_t>(seqs.front());
    alarm.detail = what;
    for (std::size_t i = 0; i < std::min(seqs.size(), mostNamed); ++i)
        alarm.detail += (i == 0 ? " " : ", ") + std::to_string(seqs[i]);
    if (seqs.size() > mostNamed)
        alarm.detail += " and " + std::to_string(seqs.size() - mostNamed) + " more";
    log->raise(std::move(alarm));
}

void raise(LogVerifier *log, const ListDifference &difference)
{
    raise(log, LogOutcome::Incomplete, difference.omitted, "left out");
    raise(log, LogOutcome::Incomplete, difference.extra, "added");
    raise(log, LogOutcome::Incomplete, difference.moved, "moved");
}

} // namespace atalaya::api
