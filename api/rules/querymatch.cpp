// SPDX-License-Identifier: GPL-3.0-or-later
#include "querymatch.h"

#include "words.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

Match inverted(Match match)
{
    if (match == Match::Unknown)
        return match;
    return match == Match::Yes ? Match::No : Match::Yes;
}

Match of(bool yes)
{
    return yes ? Match::Yes : Match::No;
}

/// The first of `values` that holds decides.
template<class T, class F>
bool any(const QueryTerm &term, F test)
{
    return std::ranges::any_of(term.values, [&test](const QueryValue &value) {
        const T *wanted = std::get_if<T>(&value);
        return wanted && test(*wanted);
    });
}

Match text(const QueryTerm &term, std::string_view value)
{
    const std::string folded = fold(value);
    return of(any<QueryText>(term, [&](const QueryText &wanted) { return holds(wanted, folded); }));
}

Match number(const QueryTerm &term, const std::optional<std::int64_t> &value)
{
    if (!value)
        return of(any<QueryNone>(term, [](const QueryNone &) { return true; }));
    return of(any<QueryRange>(term, [&](const QueryRange &range) { return range.holds(*value); }));
}

Match words(const QueryTerm &term, const DecisionFacts &facts)
{
    const auto inText = [&term](std::string_view text) {
        const std::vector<std::string> tokens = tokensOf(text);
        return any<QueryWords>(term, [&](const QueryWords &wanted) { return holds(wanted, tokens); });
    };
    for (const std::string *const each : {&facts.agent, &facts.entity, &facts.action, &facts.policyName}) {
        if (inText(*each))
            return Match::Yes;
    }
    if (!facts.body)
        return Match::Unknown;
    return of(inText(facts.body->reason) || inText(facts.body->user) ||
              std::ranges::any_of(facts.body->inputs, inText));
}

Match termMatches(const QueryTerm &term, const DecisionFacts &facts)
{
    const auto bodyText = [&](const std::string DecisionBody::*member) {
        return facts.body ? text(term, *facts.body.*member) : Match::Unknown;
    };
    switch (term.field) {
    case QueryField::State:
        return of(any<contract::DecisionState>(term, [&](auto wanted) { return wanted == facts.state; }));
    case QueryField::Agent:
        return text(term, facts.agent);
    case QueryField::Entity:
        return text(term, facts.entity);
    case QueryField::Action:
        return text(term, facts.action);
    case QueryField::Policy:
        return of(text(term, facts.policyId) == Match::Yes || text(term, facts.policyName) == Match::Yes);
    case QueryField::Confidence:
        return number(term, facts.confidence ? std::optional(confidenceInUnits(*facts.confidence)) : std::nullopt);
    case QueryField::Risk:
        return number(term, facts.risk);
    case QueryField::Pii:
        return of(any<bool>(term, [&](bool wanted) { return wanted == facts.containsPii; }));
    case QueryField::User:
        return bodyText(&DecisionBody::user);
    case QueryField::Seq:
        return number(term, facts.seq);
    case QueryField::Id:
        return text(term, facts.id);
    case QueryField::Correlation:
        return bodyText(&DecisionBody::correlationId);
    case QueryField::Text:
        return words(term, facts);
    case QueryField::Since:
    case QueryField::From:
    case QueryField::To:
        break;
    }
    return Match::Yes;
}

} // namespace

bool holds(const QueryText &value, std::string_view folded)
{
    return value.prefix ? !folded.empty() && folded.starts_with(value.text) : folded == value.text;
}

bool holds(const QueryWords &value, const std::vector<std::string> &tokens)
{
    const auto &wanted = value.tokens;
    const auto same = [&value, last = wanted.size() - 1](const std::string &token, const std::string &want,
                                                         std::size_t place) {
        return value.prefix && place == last ? token.starts_with(want) : token == want;
    };
    for (std::size_t begin = 0; begin + wanted.size() <= tokens.size(); ++begin) {
        std::size_t place = 0;
        while (place < wanted.size() && same(tokens[begin + place], wanted[place], place))
            ++place;
        if (place == wanted.size())
            return true;
    }
    return false;
}

Match matches(const Query &query, const DecisionFacts &facts)
{
    if ((query.from && facts.at < *query.from) || (query.to && facts.at >= *query.to))
        return Match::No;
    Match all = Match::Yes;
    for (const QueryTerm &term : query.terms) {
        const Match match = termMatches(term, facts);
        const Match meant = term.negated ? inverted(match) : match;
        if (meant == Match::No)
            return Match::No;
        if (meant == Match::Unknown)
            all = Match::Unknown;
    }
    return all;
}

} // namespace atalaya::rules
