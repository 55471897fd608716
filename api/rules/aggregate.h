// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboardrows.h"
#include "api/rules/exactsum.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

namespace atalaya::rules {

/// What a formula needs to know of a set of rows.
struct RowTotals
{
    std::int64_t rows = 0;
    std::int64_t keys = 0;
    /// Σ part by kind.
    std::map<std::string, double, std::less<>> parts;
    double whole = 0;
    /// The first row's part; nullopt when its whole is 0.
    std::optional<double> first;

    bool operator==(const RowTotals &) const = default;
};

/// The figure, rounded as the formula says; nullopt when nothing stands below the line. Sums and counts of no rows are
/// 0. Console and platform use this one function.
[[nodiscard]] std::optional<double> figureOf(const contract::RowsFormula &formula, const RowTotals &totals);

/// Recomputes a figure while its rows pass by, in any grouping into pages. `Latest` needs them in their order.
class Aggregator
{
public:
    explicit Aggregator(contract::RowsFormula formula);

    void add(const contract::DashboardRow &row);
    [[nodiscard]] RowTotals totals() const;
    [[nodiscard]] std::optional<double> value() const;

private:
    contract::RowsFormula m_formula;
    std::int64_t m_rows = 0;
    std::unordered_set<std::string> m_keys;
    std::map<std::string, ExactSum, std::less<>> m_parts;
    ExactSum m_whole;
    std::optional<double> m_first;
};

} // namespace atalaya::rules
