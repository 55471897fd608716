// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"
#include "api/rules/queryterm.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// The grammar of the audit log's query bar, for example
///     state:blocked,review policy:"Riesgo alto" confidence:<0.8 since:7d -agent:planner free words
/// Terms are parted by blanks, and all must hold; `-` before a term negates it; values parted by commas are
/// alternatives. Quotes hold blanks (`\"` and `\\` inside them), `*` behind a text is any continuation. Texts are
/// compared as `fold` leaves them. Field names and words are English or Spanish, see queryfields.h.
struct Query
{
    /// Sorted, without doubles. Times are not among them.
    std::vector<QueryTerm> terms;
    /// [from, to) of all since:, from: and to: terms together.
    std::optional<contract::Instant> from;
    std::optional<contract::Instant> to;

    bool operator==(const Query &) const = default;
};

/// A part of the text, in bytes.
struct QuerySpan
{
    std::size_t from = 0;
    std::size_t length = 0;

    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(from, length); }
    bool operator==(const QuerySpan &) const = default;
};

/// What can't be understood, and where. Codes: unknown_field, empty_value, unknown_value, bad_number, out_of_range,
/// bad_time, one_value (a time takes no list), no_prefix (`*` where it has no meaning), unclosed_quote, no_word,
/// too_long, too_many (what stands behind 32 terms, 8 free words or 64 values of one term, of seq: 200).
struct QueryError
{
    QuerySpan span;
    std::string code;

    bool operator==(const QueryError &) const = default;
};

/// A term as it is written: for chips and highlighting. The terms' texts joined with blanks are the query again.
struct QueryToken
{
    /// With its sign.
    QuerySpan span;
    /// nullopt for a field that is none.
    std::optional<QueryField> field;
    bool negated = false;
    /// Without the colon; empty for free words.
    QuerySpan name;
    /// With operators, quotes and `*`.
    std::vector<QuerySpan> values;
    bool valid = true;

    bool operator==(const QueryToken &) const = default;
};

struct ParsedQuery
{
    /// Of the terms that are valid.
    Query query;
    /// In the order of the text.
    std::vector<QueryError> errors;
    std::vector<QueryToken> tokens;

    [[nodiscard]] bool ok() const { return errors.empty(); }
};

struct QueryOptions
{
    /// What since: is reckoned from.
    contract::Instant now{};
    /// When a date begins where the tenant is; in UTC without it.
    std::function<std::optional<contract::Instant>(contract::Date)> startOfDay;
};

/// At most 4,000 bytes.
[[nodiscard]] ParsedQuery parseQuery(std::string_view text, const QueryOptions &options);

/// The one English text of all queries that mean the same: terms sorted, texts folded, times as instants.
/// Parses to an equal query, whatever the options.
[[nodiscard]] std::string canonical(const Query &query);
/// The same in the words of either language.
[[nodiscard]] std::string written(const Query &query, QueryLanguage language);

/// The query without the terms of `field` (since:, from: and to: are one: any of them takes all times out).
[[nodiscard]] Query without(Query query, QueryField field);
/// Whether the private part of a decision is needed to tell: user, correlation and free words.
[[nodiscard]] bool needsBody(const Query &query);

} // namespace atalaya::rules
