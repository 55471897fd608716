// SPDX-License-Identifier: GPL-3.0-or-later
#include "figuresaving.h"

#include <algorithm>
#include <cmath>

namespace atalaya::models {

namespace {

constexpr double minutesPerHour = 60;
constexpr double tokensPerPrice = 1e6;
constexpr double mostMinutes = 60;
constexpr double mostPerHour = 100;

/// Minutes are said with a decimal, money with two; what is nothing by then is not said.
std::optional<double> sayable(double value, double most, double least)
{
    return value >= least && value <= most ? std::optional(value) : std::nullopt;
}

} // namespace

Assumed Assumed::most(const Assumed &stored)
{
    return {std::max(mostMinutes, 2 * stored.minutesPerTask), std::max(mostPerHour, 2 * stored.hourlyRate),
            std::max(mostMinutes, 2 * stored.reviewMinutes)};
}

SavingBase SavingBase::of(const contract::BusinessDashboard &dashboard)
{
    const auto &net = dashboard.net;
    const double each = dashboard.assumptions.reviewMinutes;
    return {.tasks = static_cast<double>(dashboard.automation.tasksAutomated),
            .reviews = each > 0 ? std::round(net.reviewMinutes / each) : 0,
            .overrideMinutes = net.overrideMinutes,
            .reworkMinutes = net.reworkMinutes,
            .tokenCost =
                static_cast<double>(dashboard.usage.tokensUsed) * dashboard.assumptions.tokenPrice / tokensPerPrice};
}

Assumed assumedBy(const contract::BusinessDashboard::Assumptions &assumptions)
{
    return {assumptions.minutesPerTask, assumptions.hourlyRate, assumptions.reviewMinutes};
}

Saving savingOf(const SavingBase &base, const Assumed &assumed)
{
    return {.gross = base.tasks * assumed.minutesPerTask,
            .review = base.reviews * assumed.reviewMinutes,
            .overrides = base.overrideMinutes,
            .rework = base.reworkMinutes,
            .perMinute = assumed.hourlyRate / minutesPerHour};
}

BreakEven breakEvenOf(const SavingBase &base, const Assumed &assumed, const Assumed &most)
{
    const Saving saving = savingOf(base, assumed);
    const double rest = saving.overrides + saving.rework;
    BreakEven even;
    if (base.tasks > 0)
        even.minutesPerTask = sayable((saving.review + rest) / base.tasks, most.minutesPerTask, 0.05);
    if (base.reviews > 0)
        even.reviewMinutes = sayable((saving.gross - rest) / base.reviews, most.reviewMinutes, 0.05);
    if (saving.net() > 0 && base.tokenCost > 0)
        even.hourlyRate = sayable(base.tokenCost / (saving.net() / minutesPerHour), most.hourlyRate, 0.005);
    return even;
}

} // namespace atalaya::models
