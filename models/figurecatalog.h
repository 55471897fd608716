// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboardfacts.h"
#include "models/figurequery.h"

#include <optional>
#include <vector>

namespace atalaya::models {

/// Figures that stand together on the dashboard, and whose opened pages name each other.
enum class FigureFamily
{
    Saving,
    Quality,
    Risk,
    Adoption,
    Usage,
    Activation
};

enum class Direction
{
    MoreIsBetter,
    LessIsBetter,
    Neutral
};

struct FigureTraits
{
    FigureFamily family = FigureFamily::Saving;
    Direction direction = Direction::Neutral;
    Unit unit = Unit::Count;
    /// False for what does not repeat from period to period.
    bool compares = true;
};

struct RelatedFigure
{
    FigureId id;
    Unit unit = Unit::Count;
    std::optional<double> value;
    bool operator==(const RelatedFigure &) const = default;
};

/// nullopt for a metric that the dashboard does not have.
[[nodiscard]] std::optional<FigureTraits> traitsOf(const QString &metric);
/// What is assumed behind it can be tried with other values.
[[nodiscard]] bool isSaving(const QString &metric);
[[nodiscard]] bool isMoneySaving(const QString &metric);
/// After reviews, overrides and rework.
[[nodiscard]] bool isNetSaving(const QString &metric);
/// The platform's name of what a card shows.
[[nodiscard]] QString metricOf(Kpi kpi);
/// Empty for what is no figure (that the onboarding is done).
[[nodiscard]] QString metricOf(Fact fact);
/// Of a limit of the plan; empty for one that the dashboard has no figure for.
[[nodiscard]] QString metricOfLimit(const QString &limit);
/// The family's figures in the order of the dashboard, with those of lists one by one.
[[nodiscard]] std::vector<RelatedFigure> relatedFigures(FigureFamily family,
                                                        const contract::BusinessDashboard &dashboard);

} // namespace atalaya::models
