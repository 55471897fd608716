// SPDX-License-Identifier: GPL-3.0-or-later
#include "facets.h"

#include "api/rules/queryfields.h"

#include <algorithm>
#include <array>
#include <map>

namespace atalaya::platform {

using contract::AuditFacet;
using rules::QueryField;

namespace {

using Counts = std::vector<std::int64_t>;

/// How often each value of a column occurs among `rows`. `columnOf` takes a chunk.
template<class F>
Counts countValues(const SearchScope &scope, RowRange period, const Bitmap &rows, std::size_t values, F columnOf)
{
    Counts counts(values);
    for (std::size_t begin = period.from - period.from % IndexChunk::rows; begin < period.to;
         begin += IndexChunk::rows) {
        scope.interrupt.check();
        const Column &column = columnOf(*scope.view.chunks()[begin / IndexChunk::rows]);
        column.visit([&](const auto &codes) {
            rows.each(std::max(begin, period.from), std::min(begin + IndexChunk::rows, period.to),
                      [&](std::size_t row) { ++counts[codes[row - begin]]; });
        });
    }
    return counts;
}

/// The most frequent in front; of equal ones in the order of their texts.
AuditFacet topOf(QueryField field, std::vector<AuditFacet::Value> values, std::size_t most)
{
    AuditFacet facet;
    facet.field = rules::infoOf(field).english;
    std::erase_if(values, [](const AuditFacet::Value &value) { return value.count == 0; });
    const std::size_t kept = std::min(most, values.size());
    std::ranges::partial_sort(values, values.begin() + static_cast<std::ptrdiff_t>(kept),
                              [](const AuditFacet::Value &a, const AuditFacet::Value &b) {
                                  return a.count != b.count ? a.count > b.count : a.value < b.value;
                              });
    facet.more = static_cast<std::int64_t>(values.size() - kept);
    values.resize(kept);
    facet.values = std::move(values);
    return facet;
}

class Facets
{
public:
    Facets(const SearchQuestion &question, const SearchResult &result, const SearchScope &scope, std::size_t most)
        : m_question(question)
        , m_result(result)
        , m_scope(scope)
        , m_most(most)
        , m_all(result.rows(question, scope, std::nullopt))
    {}

    AuditFacet states() const
    {
        const Counts counts = flags(QueryField::State);
        AuditFacet facet{"state", {}, 0};
        for (std::size_t state = 0; state < contract::decisionStateNames.size(); ++state) {
            facet.values.push_back({std::string(contract::decisionStateNames.at(state)), std::nullopt,
                                    counts[state] + counts[state | IndexChunk::piiBit]});
        }
        return facet;
    }
    AuditFacet personalData() const
    {
        const Counts counts = flags(QueryField::Pii);
        AuditFacet facet{"pii", {{"yes", std::nullopt, 0}, {"no", std::nullopt, 0}}, 0};
        for (std::size_t value = 0; value < counts.size(); ++value)
            facet.values.at((value & IndexChunk::piiBit) != 0 ? 0 : 1).count += counts[value];
        return facet;
    }
    AuditFacet risks() const
    {
        struct Band
        {
            const char *name;
            std::size_t last;
        };
        static constexpr std::array<Band, 3> bands{{{"0..69", 69}, {"70..91", 91}, {"92..100", 100}}};
        const Counts counts = count(QueryField::Risk, IndexChunk::noRisk + 1,
                                    [](const IndexChunk &chunk) -> const Column & { return chunk.risk; });
        AuditFacet facet{"risk", {}, 0};
        std::size_t risk = 0;
        for (const auto &[name, last] : bands) {
            std::int64_t all = 0;
            for (; risk <= last; ++risk)
                all += counts[risk];
            facet.values.push_back({name, std::nullopt, all});
        }
        facet.values.push_back({"none", std::nullopt, counts[IndexChunk::noRisk]});
        return facet;
    }
    AuditFacet texts(QueryField field, TextColumn column) const
    {
        const Counts counts = texts(field, column, m_scope.index.dictionary(column).size());
        std::vector<AuditFacet::Value> values;
        for (std::size_t code = 0; code < counts.size(); ++code) {
            if (counts[code] > 0)
                values.push_back({textOf(column, code), std::nullopt, counts[code]});
        }
        return topOf(field, std::move(values), m_most);
    }
    /// By id; named as the policy was called last.
    AuditFacet policies() const
    {
        const Counts counts =
            texts(QueryField::Policy, TextColumn::Policy, m_scope.index.dictionary(TextColumn::Policy).size());
        std::map<std::string, AuditFacet::Value> byId;
        for (std::size_t code = 0; code < counts.size(); ++code) {
            if (counts[code] == 0)
                continue;
            const std::string text = textOf(TextColumn::Policy, code);
            const std::size_t end = text.find('\0');
            auto &value = byId[text.substr(0, end)];
            value.value = text.substr(0, end);
            value.label = text.substr(end + 1);
            value.count += counts[code];
        }
        std::vector<AuditFacet::Value> values;
        for (auto &[id, value] : byId)
            values.push_back(std::move(value));
        return topOf(QueryField::Policy, std::move(values), m_most);
    }

private:
    template<class F>
    [[nodiscard]] Counts count(QueryField field, std::size_t values, F columnOf) const
    {
        const bool asked = std::ranges::any_of(m_question.query.terms,
                                               [field](const rules::QueryTerm &term) { return term.field == field; });
        if (!asked)
            return countValues(m_scope, m_result.period(), m_all, values, columnOf);
        return countValues(m_scope, m_result.period(), m_result.rows(m_question, m_scope, field), values, columnOf);
    }
    [[nodiscard]] Counts flags(QueryField field) const
    {
        return count(field, IndexChunk::stateBits + IndexChunk::piiBit + 1,
                     [](const IndexChunk &chunk) -> const Column & { return chunk.flags; });
    }
    [[nodiscard]] Counts texts(QueryField field, TextColumn column, std::size_t values) const
    {
        return count(field, values, [column](const IndexChunk &chunk) -> const Column & { return chunk.of(column); });
    }
    [[nodiscard]] std::string textOf(TextColumn column, std::size_t code) const
    {
        return m_scope.index.dictionary(column).text(static_cast<std::uint32_t>(code));
    }

    const SearchQuestion &m_question;
    const SearchResult &m_result;
    const SearchScope &m_scope;
    std::size_t m_most;
    Bitmap m_all;
};

} // namespace

std::vector<AuditFacet> facetsOf(const SearchQuestion &question, const SearchResult &result, const SearchScope &scope,
                                 std::size_t most)
{
    const Facets facets(question, result, scope, most);
    return {facets.states(),
            facets.texts(QueryField::Agent, TextColumn::Agent),
            facets.risks(),
            facets.personalData(),
            facets.policies(),
            facets.texts(QueryField::Action, TextColumn::Action),
            facets.texts(QueryField::Entity, TextColumn::Entity)};
}

} // namespace atalaya::platform
