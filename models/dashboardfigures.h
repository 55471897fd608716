// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"

#include <QList>

#include <array>
#include <optional>

namespace atalaya::models {

/// The five figures of the first row.
enum class Kpi
{
    MoneySaved,
    HoursSaved,
    TasksAutomated,
    AnswerQuality,
    OpenRisks
};

/// What a number counts, so that ui/ can write it.
enum class Unit
{
    Count,
    Money,
    Hours,
    Minutes,
    Days,
    /// 0–100, written without a sign.
    Score,
    /// 0–100, written with %.
    Percent,
    Bytes,
    Flag
};

enum class Verdict
{
    /// Not comparable: no data on one side, or too few to say.
    Unknown,
    Better,
    Worse,
    Same
};

/// Fewer samples than this on either side, and a change says nothing.
inline constexpr std::int64_t enoughSamples = 10;

struct Change
{
    /// Percent for counts and money, points for scores; absent when a side is missing or `fewSamples`.
    std::optional<double> amount;
    bool inPoints = false;
    bool fewSamples = false;
    Verdict verdict = Verdict::Unknown;
    bool operator==(const Change &) const = default;
};

struct Figure
{
    Kpi id = Kpi::MoneySaved;
    Unit unit = Unit::Count;
    std::optional<double> value;
    std::optional<double> previous;
    /// The line under the value: net saving, minutes, tasks before, nothing, risks resolved in 30 days.
    std::optional<double> note;
    Change change;
    /// One number a day, NaN where there is none.
    QList<double> trend;
    bool operator==(const Figure &) const = default;
};

struct Samples
{
    std::int64_t now = 0;
    std::int64_t before = 0;
};

/// Change of a count or an amount, in percent of `before`.
[[nodiscard]] Change percentChange(std::optional<double> now, std::optional<double> before, Samples samples,
                                   bool lessIsBetter);
/// Change of a score from 0 to 100, in points.
[[nodiscard]] Change pointChange(std::optional<double> now, std::optional<double> before, Samples samples);
[[nodiscard]] std::array<Figure, 5> figuresOf(const contract::BusinessDashboard &dashboard);
/// True for a tenant that has done nothing yet, in this period or the one before.
[[nodiscard]] bool isUntouched(const contract::BusinessDashboard &dashboard);

} // namespace atalaya::models
