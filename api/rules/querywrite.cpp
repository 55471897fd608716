// SPDX-License-Identifier: GPL-3.0-or-later
#include "query.h"
#include "queryfields.h"
#include "querynormal.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

std::string number(const QueryFieldInfo &info, std::int64_t value)
{
    if (info.kind != QueryKind::Fraction)
        return std::to_string(value);
    std::string decimals = std::to_string(confidenceUnits + value % confidenceUnits).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    const std::string whole = std::to_string(value / confidenceUnits);
    return decimals.empty() ? whole : whole + '.' + decimals;
}

class Writer
{
public:
    Writer(const QueryFieldInfo &info, QueryLanguage language)
        : m_info(info)
        , m_language(language)
    {}

    std::string operator()(contract::DecisionState state) const { return std::string(wordFor(state, m_language)); }
    std::string operator()(bool value) const { return std::string(wordFor(value, m_language)); }
    std::string operator()(const QueryNone &) const { return std::string(wordForNone(m_language)); }
    std::string operator()(const QueryText &text) const
    {
        if (!text.prefix)
            return quotedValue(text.text);
        return text.text.empty() ? "*" : quotedValue(text.text) + '*';
    }
    std::string operator()(const QueryRange &range) const
    {
        if (!range.low)
            return (range.highOpen ? "<" : "<=") + number(m_info, *range.high);
        if (!range.high)
            return (range.lowOpen ? ">" : ">=") + number(m_info, *range.low);
        const std::string low = number(m_info, *range.low);
        return *range.low == *range.high ? low : low + ".." + number(m_info, *range.high);
    }
    std::string operator()(const QueryWords &words) const
    {
        std::string joined;
        for (const std::string &token : words.tokens)
            joined += (joined.empty() ? "" : " ") + token;
        if (words.prefix && words.tokens.size() == 1)
            return joined;
        return '"' + joined + (words.prefix ? "\"*" : "\"");
    }

private:
    const QueryFieldInfo &m_info;
    QueryLanguage m_language;
};

std::string write(const QueryTerm &term, QueryLanguage language)
{
    const QueryFieldInfo &info = infoOf(term.field);
    std::string text = term.negated ? "-" : "";
    if (info.kind != QueryKind::Words)
        (text += info.name(language)) += ':';
    const Writer writer(info, language);
    bool first = true;
    for (const QueryValue &value : term.values) {
        if (!first)
            text += ',';
        first = false;
        text += std::visit(writer, value);
    }
    return text;
}

template<class T, class F>
void sortUnique(std::vector<T> &items, F text)
{
    std::ranges::sort(items, {}, text);
    const auto doubles = std::ranges::unique(items, {}, text);
    items.erase(doubles.begin(), doubles.end());
}

} // namespace

void normalise(Query &query)
{
    for (QueryTerm &term : query.terms) {
        const Writer writer(infoOf(term.field), QueryLanguage::English);
        sortUnique(term.values, [&writer](const QueryValue &value) { return std::visit(writer, value); });
    }
    sortUnique(query.terms, [](const QueryTerm &term) {
        return std::pair(static_cast<int>(term.field), write(term, QueryLanguage::English));
    });
}

std::string written(const Query &query, QueryLanguage language)
{
    std::string text;
    const auto put = [&text](const std::string &term) {
        text += (text.empty() ? "" : " ") + term;
    };
    const auto time = [&](QueryField field, const std::optional<contract::Instant> &at) {
        if (at)
            put(std::string(infoOf(field).name(language)) + ':' + contract::formatInstant(*at));
    };
    time(QueryField::From, query.from);
    time(QueryField::To, query.to);
    for (const QueryTerm &term : query.terms)
        put(write(term, language));
    return text;
}

std::string canonical(const Query &query)
{
    return written(query, QueryLanguage::English);
}

} // namespace atalaya::rules
