// SPDX-License-Identifier: GPL-3.0-or-later
#include "query.h"
#include "querylexer.h"
#include "querynormal.h"
#include "queryvalues.h"

#include <algorithm>

namespace atalaya::rules {

namespace {

constexpr std::size_t longestQuery = 4'000;
/// Each term, and each value of a costly one, is a search of its own.
constexpr std::size_t mostTerms = 32;
constexpr std::size_t mostWords = 8;
constexpr std::size_t mostValues = 64;
/// Numbers of entries are looked up and not searched for: as many as other pages list.
constexpr std::size_t mostSeqs = 200;

std::size_t mostOf(const RawTerm &raw)
{
    return raw.info && raw.info->field == QueryField::Seq ? mostSeqs : mostValues;
}

QuerySpan behind(QuerySpan from, QuerySpan last)
{
    return {from.from, last.from + last.length - from.from};
}

class Parser
{
public:
    explicit Parser(const QueryOptions &options)
        : m_options(options)
    {}

    void take(const RawTerm &raw)
    {
        const std::size_t before = m_parsed.errors.size();
        if (!raw.info)
            refuse(raw.token.name, "unknown_field");
        if (isTooMany(raw))
            refuse(raw.token.span, "too_many");
        else if (raw.values.size() > mostOf(raw))
            refuse(behind(raw.values[mostOf(raw)].span, raw.values.back().span), "too_many");
        for (const RawValue &value : raw.values) {
            if (value.unclosed)
                refuse(value.span, "unclosed_quote");
        }
        if (m_parsed.errors.size() == before) {
            if (raw.info->kind == QueryKind::Age || raw.info->kind == QueryKind::Time)
                takeTime(raw);
            else
                takeTerm(raw);
        }
        m_parsed.tokens.push_back(raw.token);
        m_parsed.tokens.back().valid = m_parsed.errors.size() == before;
    }
    ParsedQuery finish()
    {
        normalise(m_parsed.query);
        return std::move(m_parsed);
    }

private:
    void refuse(QuerySpan span, std::string code) { m_parsed.errors.push_back({span, std::move(code)}); }

    [[nodiscard]] bool isTooMany(const RawTerm &raw)
    {
        if (raw.info && raw.info->field == QueryField::Text && ++m_words > mostWords)
            return true;
        return m_parsed.tokens.size() >= mostTerms;
    }

    void takeTerm(const RawTerm &raw)
    {
        QueryTerm term{raw.info->field, raw.token.negated, {}};
        bool valid = true;
        for (const RawValue &value : raw.values) {
            auto read = readValue(*raw.info, value);
            if (read)
                term.values.push_back(*std::move(read));
            else
                refuse(value.span.length > 0 ? value.span : raw.token.span, read.error());
            valid = valid && read;
        }
        if (valid)
            m_parsed.query.terms.push_back(std::move(term));
    }

    void takeTime(const RawTerm &raw)
    {
        const QuerySpan span = raw.token.values.front();
        if (raw.values.size() > 1)
            return refuse(behind(span, raw.token.span), "one_value");
        const auto at = readTime(*raw.info, raw.values.front(), m_options);
        if (!at)
            return refuse(span.length > 0 ? span : raw.token.span, at.error());
        Query &query = m_parsed.query;
        // Not since a moment is until then.
        if ((raw.info->field == QueryField::To) != raw.token.negated)
            query.to = query.to ? std::min(*query.to, *at) : *at;
        else
            query.from = query.from ? std::max(*query.from, *at) : *at;
    }

    const QueryOptions &m_options;
    ParsedQuery m_parsed;
    std::size_t m_words = 0;
};

} // namespace

ParsedQuery parseQuery(std::string_view text, const QueryOptions &options)
{
    if (text.size() > longestQuery) {
        ParsedQuery refused;
        refused.errors.push_back({{longestQuery, text.size() - longestQuery}, "too_long"});
        return refused;
    }
    Parser parser(options);
    for (const RawTerm &raw : cutTerms(text))
        parser.take(raw);
    return parser.finish();
}

Query without(Query query, QueryField field)
{
    if (field == QueryField::Since || field == QueryField::From || field == QueryField::To) {
        query.from.reset();
        query.to.reset();
    }
    std::erase_if(query.terms, [field](const QueryTerm &term) { return term.field == field; });
    return query;
}

bool needsBody(const Query &query)
{
    return std::ranges::any_of(query.terms, [](const QueryTerm &term) {
        return term.field == QueryField::User || term.field == QueryField::Correlation ||
               term.field == QueryField::Text;
    });
}

} // namespace atalaya::rules
