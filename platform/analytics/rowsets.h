// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/analytics/figures.h"
#include "platform/analytics/rowsource.h"

namespace atalaya::platform {

/// What a set of rows is made from.
struct RowRequest
{
    Figures &figures;
    const rules::Metric &metric;
    std::string item;
    Needle needle;
};

/// The rows behind a figure; the same definitions as Figures::totals().
[[nodiscard]] RowSources rowSources(const RowRequest &request);

/// How a kind of row counts towards a figure.
struct RowShape
{
    enum class Part
    {
        None,
        One,
        /// People's time, gained or lost.
        Minutes,
        LostMinutes
    };
    Part part = Part::None;
    double whole = 0;
};

/// Decisions of one state, or of all without one.
[[nodiscard]] std::unique_ptr<RowSource> decisionRows(const RowRequest &request, const std::string &state,
                                                      RowShape shape);
/// Validations that corrected, or rejected.
[[nodiscard]] std::unique_ptr<RowSource> changeRows(const RowRequest &request, const std::string &outcome,
                                                    RowShape shape);

/// Cases that have the step in the period, at that time; `part` tells which of them count above the line.
[[nodiscard]] std::unique_ptr<RowSource> caseRows(const RowRequest &request,
                                                  std::optional<std::int64_t> dashboard::Case::*step,
                                                  bool (dashboard::Case::*part)() const);
[[nodiscard]] std::unique_ptr<RowSource> openRiskRows(const RowRequest &request);
[[nodiscard]] std::unique_ptr<RowSource> resolvedRiskRows(const RowRequest &request);
[[nodiscard]] std::unique_ptr<RowSource> incidentRows(const RowRequest &request);
[[nodiscard]] std::unique_ptr<RowSource> mentionRows(const RowRequest &request);
[[nodiscard]] std::unique_ptr<RowSource> checklistRows(const RowRequest &request);
/// Steps that are open first, as what is yet to come. `part`: days since the tenant was made, or done.
[[nodiscard]] std::unique_ptr<RowSource> stepRows(const RowRequest &request, bool days);

} // namespace atalaya::platform
