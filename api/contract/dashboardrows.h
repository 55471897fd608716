// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// How rows become a figure. Sums are of the parts as they are stored (tasks, minutes, tokens …); what they are worth
/// is applied once, to each kind's sum, so that a sum over rows is exact and does not depend on their order.
/// weighted = Σ over kinds of weight × Σ part; kinds without a weight count as they are.
struct RowsFormula
{
    enum class Aggregate
    {
        /// scale × weighted.
        Sum,
        /// Rows.
        Count,
        /// Different keys.
        Distinct,
        /// scale × weighted ÷ rows.
        Mean,
        /// scale × weighted ÷ Σ whole, at most `atMost`.
        Ratio,
        /// Rows ÷ different keys.
        PerKey,
        /// scale × part of the first row; null when its whole is 0.
        Latest
    };
    struct KindWeight
    {
        std::string kind;
        double weight = 1;
        bool operator==(const KindWeight &) const = default;
    };

    Aggregate aggregate = Aggregate::Sum;
    double scale = 1;
    /// What the figure is rounded to, half away from zero; nullopt leaves it alone.
    std::optional<std::int64_t> decimals;
    std::optional<double> atMost;
    /// In the order of their kinds.
    std::vector<KindWeight> weights;

    bool operator==(const RowsFormula &) const = default;
};

/// One thing that counts towards a figure.
struct DashboardRow
{
    std::string id;
    /// nullopt for what has not happened yet (a step of the onboarding that is open); such rows come first.
    std::optional<Instant> at;
    /// task, review, blocked, override, rework, validation, evaluation, risk, checklist, use, document, case, usage,
    /// step …
    std::string kind;
    /// Task, document, case, component, feature … as the tenant knows it; plain text.
    std::string what;
    /// Agent or person.
    std::optional<std::string> who;
    std::optional<std::string> entity;
    /// What `Distinct` and `PerKey` tell apart.
    std::optional<std::string> key;
    /// People's time that this row saved or took, never negative; only where it counts towards the figure.
    std::optional<double> minutes;
    /// Above and below the line. In figures of minutes and money `part` is in minutes, negative for what was lost.
    double part = 0;
    double whole = 0;

    bool operator==(const DashboardRow &) const = default;
};

/// `GET /api/admin/dashboard/rows`: a page of the rows behind one figure of the dashboard, newest first, then by id.
struct DashboardRows
{
    enum class Unit
    {
        Count,
        Minutes,
        Money,
        Percent,
        Score,
        Bytes,
        Tokens,
        Days
    };

    std::string metric;
    /// The component or feature, for figures that are a list.
    std::optional<std::string> item;
    /// What the rows really cover, [from, to); from == to for what stands at that moment, whenever it began.
    Instant from{};
    Instant to{};
    std::string currency;
    Unit unit = Unit::Count;
    RowsFormula formula;
    /// Exactly what the dashboard shows for the period; of all rows, whatever `q` leaves out.
    std::optional<double> figure;
    /// Rows that `q` lets through; `offset` counts in them.
    std::int64_t total = 0;
    std::int64_t offset = 0;
    /// Another one means that the rows have changed and earlier pages don't fit.
    std::string snapshot;
    BusinessDashboard::Assumptions assumptions;
    std::vector<DashboardRow> rows;

    bool operator==(const DashboardRows &) const = default;
};

[[nodiscard]] nlohmann::json encode(const DashboardRows &rows);
[[nodiscard]] Decoded<DashboardRows> decodeDashboardRows(const nlohmann::json &value);

} // namespace atalaya::contract
