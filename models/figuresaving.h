// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"

#include <optional>

namespace atalaya::models {

/// What a saving rests on and nobody measures. Minutes and major units of the currency per hour.
struct Assumed
{
    double minutesPerTask = 0;
    double hourlyRate = 0;
    double reviewMinutes = 0;

    /// What can be tried at most: as much as makes sense for most, and twice what is stored.
    [[nodiscard]] static Assumed most(const Assumed &stored);
    bool operator==(const Assumed &) const = default;
};

/// What was counted: with it any saving can be computed from what is assumed.
struct SavingBase
{
    double tasks = 0;
    double reviews = 0;
    double overrideMinutes = 0;
    double reworkMinutes = 0;
    /// Price of the tokens used, in major units.
    double tokenCost = 0;

    [[nodiscard]] static SavingBase of(const contract::BusinessDashboard &dashboard);
    bool operator==(const SavingBase &) const = default;
};

/// Minutes, and what they are worth at the hourly rate.
struct Saving
{
    double gross = 0;
    double review = 0;
    double overrides = 0;
    double rework = 0;
    double perMinute = 0;

    [[nodiscard]] double net() const { return gross - review - overrides - rework; }
    [[nodiscard]] double worth(double minutes) const { return minutes * perMinute; }
};

/// Where the net saving turns; nullopt where no value above zero that can be tried does it.
struct BreakEven
{
    /// Fewer minutes a task, and people lose more time than they save.
    std::optional<double> minutesPerTask;
    /// More minutes a review, and the same is true.
    std::optional<double> reviewMinutes;
    /// From this hourly rate on the net saving pays for the tokens.
    std::optional<double> hourlyRate;
};

[[nodiscard]] Assumed assumedBy(const contract::BusinessDashboard::Assumptions &assumptions);
[[nodiscard]] Saving savingOf(const SavingBase &base, const Assumed &assumed);
[[nodiscard]] BreakEven breakEvenOf(const SavingBase &base, const Assumed &assumed, const Assumed &most);

} // namespace atalaya::models
