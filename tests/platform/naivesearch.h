// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "platform/governance/decision.h"

#include <functional>
#include <random>
#include <string>
#include <vector>

namespace atalaya::platform {

/// A decision as a search sees it, with its words cut by hand.
struct SearchedDecision
{
    Decision decision;
    DecisionKey key;
    /// Of agent, entity, action, policy, reason, user, and each text of the inputs.
    std::vector<std::vector<std::string>> words;
};

/// The same numbers give the same decisions on every machine.
using Random = std::mt19937;

/// Any decision: some without confidence, risk or user; texts with accents and capitals.
[[nodiscard]] Decision anyDecision(Random &random);
[[nodiscard]] SearchedDecision searched(const Decision &decision, const DecisionKey &key);

/// One condition of a query, in words and in code that knows nothing of the rules.
struct NaiveTerm
{
    /// English name of its field; empty for free words, "time" for times.
    std::string field;
    std::string text;
    std::function<bool(const SearchedDecision &)> holds;
};

struct NaiveQuery
{
    std::vector<NaiveTerm> terms;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool holds(const SearchedDecision &decision, const std::string &withoutField = "-") const;
};

/// Up to four terms over all fields, in both languages, of which many hold for some of `all`.
[[nodiscard]] NaiveQuery anyQuery(Random &random, const std::vector<SearchedDecision> &all);

/// What `query` gives in the wanted order.
[[nodiscard]] std::vector<const SearchedDecision *> naiveRows(const NaiveQuery &query, contract::AuditSort sort,
                                                              const std::vector<SearchedDecision> &all);

} // namespace atalaya::platform
