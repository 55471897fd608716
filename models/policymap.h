// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyset.h"

#include <QLineF>
#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

namespace atalaya::models {

/// A part of the plane of confidence and risk in which the same holds.
struct PolicyZone
{
    enum class Oddity
    {
        None,
        /// The policy speaks, and a stricter one always does too.
        Shadowed,
        /// It lets through what another blocks.
        Contradicted,
        /// Nobody is sure to speak.
        Gap
    };

    /// Confidence in ten-thousandths and risk: [from, to).
    int confidenceFrom = 0;
    int confidenceTo = 0;
    int riskFrom = 0;
    int riskTo = 0;
    /// What happens there, and the policy that says so; no name: nobody, it is the default.
    rules::PolicyMode mode = rules::PolicyMode::Review;
    QString decider{};
    bool isMine = false;
    /// What the policy itself says there; nullopt: nothing for sure.
    std::optional<rules::PolicyMode> mine{};
    /// Its conditions on other things than these two can make it say something else.
    bool depends = false;
    Oddity oddity = Oddity::None;

    bool operator==(const PolicyZone &) const = default;
};

struct PolicyMap
{
    QList<PolicyZone> zones{};
    /// Where what the policy says changes, as it is drafted and as it is in force; x is the confidence, 0–1, y the
    /// risk.
    QList<QLineF> limits{};
    QList<QLineF> former{};

    bool operator==(const PolicyMap &) const = default;
};

/// `set`: what is in force; the policy of the draft's id in it is left out. Decisions in the draft's scope that have a
/// confidence and a risk; other policies count where they speak about all decisions.
[[nodiscard]] PolicyMap policyMapOf(const rules::Policy &draft, const std::optional<rules::Policy> &published,
                                    const rules::PolicySet &set);

} // namespace atalaya::models
