// SPDX-License-Identifier: GPL-3.0-or-later
#include "figuresaving.h"

#include <cmath>

namespace atalaya::models {

namespace {

constexpr double minutesPerHour = 60;
constexpr double tokensPerPrice = 1e6;

} // namespace

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

BreakEven breakEvenOf(const SavingBase &base, const Assumed &assumed)
{
    const Saving saving = savingOf(base, assumed);
    const double rest = saving.overrides + saving.rework;
    BreakEven even;
    if (base.tasks > 0)
        even.minutesPerTask = (saving.review + rest) / base.tasks;
    if (base.reviews > 0 && saving.gross >= rest)
        even.reviewMinutes = (saving.gross - rest) / base.reviews;
    if (saving.net() > 0 && base.tokenCost > 0)
        even.hourlyRate = base.tokenCost / (saving.net() / minutesPerHour);
    return even;
}

} // namespace atalaya::models
