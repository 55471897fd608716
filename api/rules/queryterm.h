// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/decisionstate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace atalaya::rules {

enum class QueryField
{
    State,
    Agent,
    Entity,
    Action,
    Policy,
    Confidence,
    Risk,
    Pii,
    User,
    Since,
    From,
    To,
    Seq,
    Id,
    Correlation,
    /// Free words.
    Text
};

enum class QueryLanguage
{
    English,
    Spanish
};

/// A text of a field, folded. As a prefix it matches what begins with it and is not empty.
struct QueryText
{
    std::string text;
    bool prefix = false;

    bool operator==(const QueryText &) const = default;
};

/// Whole numbers in the field's unit: ten-thousandths of confidence, points of risk, sequence numbers.
struct QueryRange
{
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
    bool lowOpen = false;
    bool highOpen = false;

    [[nodiscard]] bool holds(std::int64_t value) const
    {
        return !(low && (lowOpen ? value <= *low : value < *low)) &&
               !(high && (highOpen ? value >= *high : value > *high));
    }
    bool operator==(const QueryRange &) const = default;
};

/// `none`: the number is missing.
struct QueryNone
{
    bool operator==(const QueryNone &) const = default;
};

/// Consecutive words of one text; with `prefix` the last one may go on.
struct QueryWords
{
    std::vector<std::string> tokens;
    bool prefix = false;

    bool operator==(const QueryWords &) const = default;
};

/// Yes and no are bool.
using QueryValue = std::variant<contract::DecisionState, bool, QueryText, QueryRange, QueryNone, QueryWords>;

/// Holds when one of the values does, or none of them when negated.
struct QueryTerm
{
    QueryField field = QueryField::Text;
    bool negated = false;
    std::vector<QueryValue> values;

    bool operator==(const QueryTerm &) const = default;
};

/// Units of confidence in 1.
inline constexpr std::int64_t confidenceUnits = 10'000;
/// Confidence in units, as filters compare it.
[[nodiscard]] std::int64_t confidenceInUnits(double confidence);

} // namespace atalaya::rules
