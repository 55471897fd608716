// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyset.h"

#include <QList>

namespace atalaya::models {

/// What of a policy can be taken from one text or the other.
enum class PolicyPart
{
    Name,
    Entities,
    Actions,
    /// One rule, when all texts have as many.
    Rule,
    /// All of them.
    Rules,
    Otherwise,
    Priority,
    Enabled,
    Validity,
    Owner
};

/// A part in which two texts differ.
struct PolicyChoice
{
    PolicyPart part = PolicyPart::Name;
    /// Of a Rule: its place.
    int rule = -1;
    /// Both have changed it since.
    bool isContested = false;
    bool takesMine = true;

    bool operator==(const PolicyChoice &) const = default;
};

/// Where `mine` and `theirs` differ. What only one of them has changed since `base` is chosen so; of what both have
/// changed `mine` is, until somebody says otherwise.
[[nodiscard]] QList<PolicyChoice> choicesBetween(const rules::Policy &base, const rules::Policy &mine,
                                                 const rules::Policy &theirs);
[[nodiscard]] rules::Policy merged(const rules::Policy &mine, const rules::Policy &theirs,
                                   const QList<PolicyChoice> &choices);

} // namespace atalaya::models
