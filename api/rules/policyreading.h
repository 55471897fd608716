// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyset.h"

#include <string>
#include <vector>

namespace atalaya::rules {

/// What a piece of a policy says. The user interface has a sentence for each; the arguments are in this order.
enum class PolicyPhrase
{
    /// No argument.
    EveryAction,
    EveryEntity,
    AnyDecision,
    PiiYes,
    PiiNo,
    ConfidenceMissing,
    RiskMissing,
    AmountMissing,
    /// Names.
    Actions,
    Entities,
    Agents,
    Roles,
    Tiers,
    /// One or two bounds: Below, AtMost, Above, AtLeast, Between.
    Confidence,
    Risk,
    Amount,
    /// Windows.
    Windows,
    /// Instants.
    ValidFrom,
    ValidUntil,
    /// No argument.
    SwitchedOff,
    SilentElsewhere
};

struct PolicyClause
{
    PolicyPhrase phrase = PolicyPhrase::AnyDecision;
    std::vector<std::string> names;
    PolicyNumber number;
    std::vector<PolicyWindow> windows;
    std::optional<contract::Instant> instant;

    bool operator==(const PolicyClause &) const = default;
};

/// One sentence: when all of this holds, that happens, for this reason.
struct PolicySentence
{
    std::vector<PolicyClause> when;
    /// And all of one of these; empty: nothing more is asked.
    std::vector<std::vector<PolicyClause>> any;
    PolicyOutcome then;
    /// The last one: when none of the others fits.
    bool otherwise = false;

    bool operator==(const PolicySentence &) const = default;
};

/// A policy in plain language, as data: this room words nothing.
struct PolicyReading
{
    std::vector<PolicyClause> scope;
    std::vector<PolicySentence> sentences;
    /// Validity, switched off, silent where no rule fits.
    std::vector<PolicyClause> notes;

    bool operator==(const PolicyReading &) const = default;
};

[[nodiscard]] PolicyReading readingOf(const Policy &policy);

} // namespace atalaya::rules
