// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "platform/analytics/zonedperiod.h"
#include "platform/store/connection.h"

#include <optional>

/// The blocks of the business dashboard. All name views: they run in tenant scope or inside `Connection::inTenant`.
/// "In the period" is from ≤ at < to; "at T" counts what happened before T.
namespace atalaya::platform::dashboard {

using contract::BusinessDashboard;

/// 100 × part / whole; nullopt without a whole.
[[nodiscard]] std::optional<double> percent(std::int64_t part, std::int64_t whole);

struct StateCounts
{
    std::int64_t executed = 0;
    std::int64_t review = 0;
    std::int64_t blocked = 0;
    [[nodiscard]] std::int64_t all() const { return executed + review + blocked; }
};
/// Decisions in [from, to) by state.
[[nodiscard]] StateCounts decisionsIn(Connection &connection, Instant from, Instant to);
/// Executed decisions of each day.
[[nodiscard]] std::vector<BusinessDashboard::DayCount> tasksPerDay(Connection &connection, const ZonedPeriod &period);

/// What people did with the AI's results in the period.
struct Validations
{
    std::int64_t all = 0;
    std::int64_t firstPass = 0;
    /// Corrected or rejected.
    std::int64_t changed = 0;
    double correctedMinutes = 0;
    double rejectedMinutes = 0;
};
[[nodiscard]] Validations validationsIn(Connection &connection, const ZonedPeriod &period);

/// Means and trend; the rates are filled in by who knows the decisions.
[[nodiscard]] BusinessDashboard::Quality quality(Connection &connection, const ZonedPeriod &period);

[[nodiscard]] BusinessDashboard::Risk risk(Connection &connection, const ZonedPeriod &period);
/// Risks that are open at `at`.
[[nodiscard]] std::int64_t openRisksAt(Connection &connection, Instant at);

/// What became of the cases, counted by the steps that lie in the period.
struct Journeys
{
    std::int64_t ingested = 0;
    /// Of the ingested: also analyzed, checked and reported.
    std::int64_t complete = 0;
    std::int64_t analyzed = 0;
    std::int64_t resolved = 0;
    /// Of the resolved: not reopened afterwards.
    std::int64_t kept = 0;
};
[[nodiscard]] Journeys journeysIn(Connection &connection, const ZonedPeriod &period);

/// Everything but what the journeys tell.
[[nodiscard]] BusinessDashboard::Adoption adoption(Connection &connection, const ZonedPeriod &period);

struct UsageSums
{
    std::int64_t tokens = 0;
    std::int64_t bytes = 0;
    std::int64_t searches = 0;
};
/// Sums of [from, to) from whole days and the events of the two cut ones.
[[nodiscard]] UsageSums usageIn(Connection &connection, Instant from, Instant to);
/// Everything before `at`: bytes are what is stored then.
[[nodiscard]] UsageSums usageUntil(Connection &connection, Instant at);

} // namespace atalaya::platform::dashboard
