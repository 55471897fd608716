// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/decisionfacts.h"
#include "api/rules/query.h"

namespace atalaya::rules {

enum class Match
{
    No,
    Yes,
    /// Only the private part could tell, and it is not there.
    Unknown
};

/// Whether a decision is in the result of a query: what both programs mean by a filter.
/// A missing number holds for `none` only; a negated term is plain negation, so `-confidence:<0.8` lets decisions
/// without confidence through. Free words are looked for in agent, entity, action, policy name, reason, user and
/// inputs; a phrase never runs from one of these into another.
[[nodiscard]] Match matches(const Query &query, const DecisionFacts &facts);

/// One value of a term, where a single text decides: also for who looks at each different text only once.
[[nodiscard]] bool holds(const QueryText &value, std::string_view folded);
/// `tokens` of one text.
[[nodiscard]] bool holds(const QueryWords &value, const std::vector<std::string> &tokens);

} // namespace atalaya::rules
