// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policylog.h"

#include "api/contract/decisionstate.h"
#include "api/rules/policyconditions.h"
#include "api/rules/query.h"
#include "api/rules/words.h"
#include "models/policysimulation.h"

#include <algorithm>
#include <array>

namespace atalaya::models {

using contract::DecisionState;
using contract::SimulationResult;
using rules::Query;
using rules::QueryField;
using rules::QueryLanguage;
using rules::QueryRange;
using rules::QueryTerm;
using rules::QueryValue;

namespace {

constexpr std::array states{DecisionState::Executed, DecisionState::Review, DecisionState::Blocked};
constexpr std::array modes{rules::PolicyMode::Auto, rules::PolicyMode::Review, rules::PolicyMode::Blocked};
constexpr int allOfThem = 3;
constexpr std::int64_t highestRisk = 100;

QueryTerm term(QueryField field, std::vector<QueryValue> values)
{
    return {field, false, std::move(values)};
}

QString inWords(const Query &query, QueryLanguage language)
{
    return QString::fromStdString(rules::written(query, language));
}

QueryValue entry(std::int64_t seq)
{
    return QueryRange{seq, seq, false, false};
}

Query periodOf(const SimulationResult &result)
{
    Query query;
    query.from = result.receipt.from;
    query.to = result.receipt.to;
    return query;
}

PolicyLogLink entries(std::vector<QueryValue> values, std::int64_t meant, QueryLanguage language)
{
    if (values.empty())
        return {{}, 0, meant == 0};
    const auto count = static_cast<std::int64_t>(values.size());
    Query query;
    query.terms.push_back(term(QueryField::Seq, std::move(values)));
    return {inWords(query, language), count, count == meant};
}

/// [from, to) of a scale that ends at `highest`, which a zone at the edge has too.
QueryRange range(std::int64_t from, std::int64_t to, std::int64_t highest)
{
    if (to > highest)
        return {from, std::nullopt, false, false};
    if (from <= 0)
        return {std::nullopt, to, false, true};
    return {from, to - 1, false, false};
}

/// nullopt: the log has no words for one of them.
std::optional<std::vector<QueryValue>> namesIn(const std::vector<std::string> &patterns)
{
    std::vector<QueryValue> values;
    for (const std::string &pattern : patterns) {
        const std::size_t star = pattern.find('*');
        if (star != std::string::npos && star + 1 != pattern.size())
            return std::nullopt;
        values.emplace_back(rules::QueryText{rules::fold(pattern.substr(0, star)), star != std::string::npos});
    }
    return values;
}

} // namespace

PolicyLogLink changesInLog(const SimulationResult &result, QueryLanguage language)
{
    return flowInLog(result, allOfThem, -1, language);
}

PolicyLogLink flowInLog(const SimulationResult &result, int before, int after, QueryLanguage language)
{
    const bool isEveryChange = after < 0;
    if (!isEveryChange && before != allOfThem && (after == allOfThem || after == before)) {
        Query query = periodOf(result);
        query.terms.push_back(term(QueryField::State, {states[static_cast<std::size_t>(before)]}));
        const auto &row = result.flows[static_cast<std::size_t>(before)];
        return {inWords(query, language), row[0] + row[1] + row[2], true};
    }
    if (before == allOfThem && after == allOfThem)
        return {inWords(periodOf(result), language), result.decisions, true};
    // Where they end up is in no log: only what changes is known by its numbers.
    if (!isEveryChange && before == allOfThem)
        return {};
    std::vector<QueryValue> values;
    for (const SimulationResult::Change &change : result.changes)
        if (isEveryChange || (rules::policyModeOf(change.before) == modes[static_cast<std::size_t>(before)] &&
                              rules::policyModeOf(change.after) == modes[static_cast<std::size_t>(after)]))
            values.push_back(entry(change.seq));
    const std::int64_t meant = isEveryChange
                                   ? changedIn(result)
                                   : result.flows[static_cast<std::size_t>(before)][static_cast<std::size_t>(after)];
    return entries(std::move(values), meant, language);
}

QString zoneInLog(const SimulationResult &result, const rules::Policy &draft, const PolicyZone &zone,
                  QueryLanguage language)
{
    Query query = periodOf(result);
    for (const auto &[field, patterns] :
         {std::pair(QueryField::Entity, &draft.entities), std::pair(QueryField::Action, &draft.actions)})
        if (auto names = namesIn(*patterns); names && !names->empty())
            query.terms.push_back(term(field, *std::move(names)));
    query.terms.push_back(
        term(QueryField::Confidence, {range(zone.confidenceFrom, zone.confidenceTo, rules::confidenceSteps)}));
    query.terms.push_back(term(QueryField::Risk, {range(zone.riskFrom, zone.riskTo, highestRisk)}));
    return inWords(query, language);
}

QString entryInLog(std::int64_t seq, QueryLanguage language)
{
    Query query;
    query.terms.push_back(term(QueryField::Seq, {entry(seq)}));
    return inWords(query, language);
}

} // namespace atalaya::models
