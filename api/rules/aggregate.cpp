// SPDX-License-Identifier: GPL-3.0-or-later
#include "aggregate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace atalaya::rules {

using contract::DashboardRow;
using contract::RowsFormula;

namespace {

double weightOf(const RowsFormula &formula, std::string_view kind)
{
    const auto found = std::ranges::find(formula.weights, kind, &RowsFormula::KindWeight::kind);
    return found == formula.weights.end() ? 1 : found->weight;
}

/// Kinds are added in their order, so that both sides round alike.
double weighted(const RowsFormula &formula, const RowTotals &totals)
{
    double sum = 0;
    for (const auto &[kind, part] : totals.parts)
        sum += weightOf(formula, kind) * part;
    return sum;
}

std::optional<double> quotient(double above, double below)
{
    if (below == 0)
        return std::nullopt;
    return above / below;
}

std::optional<double> unrounded(const RowsFormula &formula, const RowTotals &totals)
{
    const auto rows = static_cast<double>(totals.rows);
    const auto keys = static_cast<double>(totals.keys);
    switch (formula.aggregate) {
    case RowsFormula::Aggregate::Sum:
        return formula.scale * weighted(formula, totals);
    case RowsFormula::Aggregate::Count:
        return rows;
    case RowsFormula::Aggregate::Distinct:
        return keys;
    case RowsFormula::Aggregate::Mean:
        return quotient(formula.scale * weighted(formula, totals), rows);
    case RowsFormula::Aggregate::Ratio:
        return quotient(formula.scale * weighted(formula, totals), totals.whole);
    case RowsFormula::Aggregate::PerKey:
        return quotient(rows, keys);
    case RowsFormula::Aggregate::Latest:
        if (totals.first)
            return formula.scale * *totals.first;
        return std::nullopt;
    }
    return std::nullopt;
}

double rounded(double value, std::int64_t decimals)
{
    const double factor = std::pow(10.0, static_cast<double>(decimals));
    return std::round(value * factor) / factor;
}

} // namespace

std::optional<double> figureOf(const RowsFormula &formula, const RowTotals &totals)
{
    std::optional<double> value = unrounded(formula, totals);
    if (value && formula.atMost)
        value = std::min(*value, *formula.atMost);
    if (value && formula.decimals)
        value = rounded(*value, *formula.decimals);
    return value;
}

Aggregator::Aggregator(RowsFormula formula)
    : m_formula(std::move(formula))
{}

void Aggregator::add(const DashboardRow &row)
{
    if (m_rows++ == 0 && row.whole != 0)
        m_first = row.part;
    if (row.key)
        m_keys.insert(*row.key);
    m_parts[row.kind].add(row.part);
    m_whole.add(row.whole);
}

RowTotals Aggregator::totals() const
{
    RowTotals totals;
    totals.rows = m_rows;
    totals.keys = static_cast<std::int64_t>(m_keys.size());
    for (const auto &[kind, sum] : m_parts)
        totals.parts.emplace(kind, sum.value());
    totals.whole = m_whole.value();
    totals.first = m_first;
    return totals;
}

std::optional<double> Aggregator::value() const
{
    return figureOf(m_formula, totals());
}

} // namespace atalaya::rules
