// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/queryterm.h"

#include <span>
#include <string_view>

namespace atalaya::rules {

/// How the values of a field are written.
enum class QueryKind
{
    State,
    YesNo,
    Text,
    /// Text without `*`: ids.
    Name,
    /// 0–1 with at most four decimals; a decimal comma is understood.
    Fraction,
    /// Whole.
    Number,
    Age,
    Time,
    Words
};

struct QueryFieldInfo
{
    QueryField field;
    QueryKind kind;
    std::string_view english;
    /// With accents; understood without them too.
    std::string_view spanish;
    /// Largest number that makes sense.
    std::int64_t most = 0;
    /// Whether `none` is a value.
    bool mayBeMissing = false;

    [[nodiscard]] std::string_view name(QueryLanguage language) const
    {
        return language == QueryLanguage::English ? english : spanish;
    }
};

/// In the order of QueryField; the last one (free words) has no name.
[[nodiscard]] std::span<const QueryFieldInfo> queryFields();
[[nodiscard]] const QueryFieldInfo &infoOf(QueryField field);
/// By a name of either language; nullptr for one that is none.
[[nodiscard]] const QueryFieldInfo *findField(std::string_view name);

/// executed, en "review" es "revisión", …
[[nodiscard]] std::string_view wordFor(contract::DecisionState state, QueryLanguage language);
/// yes/no, sí/no.
[[nodiscard]] std::string_view wordFor(bool value, QueryLanguage language);
/// none/ninguna: the value that is missing.
[[nodiscard]] std::string_view wordForNone(QueryLanguage language);

/// A text as a value of the query: in quotes where it needs them.
[[nodiscard]] std::string quotedValue(std::string_view text);
/// The text of a term with one value, for chips made by a click: `-agent:"Riesgo alto"`. States, yes, no and none are
/// given in English; numbers as they are written.
[[nodiscard]] std::string termText(QueryField field, std::string_view value, bool negated, QueryLanguage language);

} // namespace atalaya::rules
