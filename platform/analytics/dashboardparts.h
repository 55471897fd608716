// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/dashboard.h"
#include "platform/analytics/zonedperiod.h"
#include "platform/store/connection.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

/// What the figures of the dashboard are made of. All name views: they run in tenant scope or inside
/// `Connection::inTenant`.
namespace atalaya::platform::dashboard {

using contract::BusinessDashboard;

/// [from, to) in milliseconds since 1970, as the tables have it.
struct Span
{
    std::int64_t from = 0;
    std::int64_t to = 0;
    [[nodiscard]] static Span of(Instant from, Instant to);
    [[nodiscard]] static Span of(const ZonedPeriod &period);
    bool operator==(const Span &) const = default;
};

/// Whatever an instant can say: the years 0 to 9999.
inline constexpr Span allTime{-62'167'219'200'000, 253'402'300'800'000};

/// With fractions; a day is 24 hours.
[[nodiscard]] double daysBetween(Instant from, Instant to);

struct StateCounts
{
    std::int64_t executed = 0;
    std::int64_t review = 0;
    std::int64_t blocked = 0;
    [[nodiscard]] std::int64_t all() const { return executed + review + blocked; }
};
/// Decisions by state, whatever their number: the difference of two rows.
[[nodiscard]] StateCounts decisionsIn(Connection &connection, Span span);
/// Executed decisions of each day.
[[nodiscard]] std::vector<BusinessDashboard::DayCount> tasksPerDay(Connection &connection, const ZonedPeriod &period);

/// What people did with the AI's results.
struct Validations
{
    std::int64_t all = 0;
    std::int64_t firstPass = 0;
    std::int64_t corrected = 0;
    std::int64_t rejected = 0;
    double correctedMinutes = 0;
    double rejectedMinutes = 0;
};
[[nodiscard]] Validations validationsIn(Connection &connection, Span span);

/// Answers that are less faithful than this count as made up.
inline constexpr double hallucinationBelow = 70;

struct Scores
{
    std::int64_t rows = 0;
    double faithfulness = 0;
    double relevance = 0;
    double contextPrecision = 0;
};
/// Sums of all evaluations and of each day's.
struct Evaluations
{
    Scores all;
    std::int64_t low = 0;
    std::vector<Scores> days;
};
[[nodiscard]] Evaluations evaluationsIn(Connection &connection, const ZonedPeriod &period);

/// The steps of one case within the span, each at its first time; nullopt for a step that is not in it.
struct Case
{
    std::optional<std::int64_t> ingested;
    std::optional<std::int64_t> analyzed;
    std::optional<std::int64_t> checked;
    std::optional<std::int64_t> reported;
    std::optional<std::int64_t> resolved;
    std::optional<std::int64_t> lastReopened;

    [[nodiscard]] bool complete() const { return ingested && analyzed && checked && reported; }
    /// Resolved and not reopened afterwards.
    [[nodiscard]] bool kept() const { return resolved && (!lastReopened || *lastReopened < *resolved); }
};
using Cases = std::unordered_map<std::string, Case>;
[[nodiscard]] Cases casesIn(Connection &connection, Span span);

/// The feature whose events are questions to the assistant.
inline constexpr const char *chatFeature = "ragchat";
/// Different users of any feature.
[[nodiscard]] std::int64_t usersIn(Connection &connection, Span span);
/// The most used first.
[[nodiscard]] std::vector<BusinessDashboard::FeatureUse> featureUsage(Connection &connection, Span span);
/// Documents that can be searched since some time in the span.
[[nodiscard]] std::int64_t documentsIn(Connection &connection, Span span);
/// Days with a batch of documents: five or more, and at least half as many again as on a mean day of the period.
[[nodiscard]] std::vector<BusinessDashboard::Mark> documentBatches(Connection &connection, const ZonedPeriod &period);
/// Policies that were put into force, by time: the last hundred of the period. What came with the platform when the
/// policy was made is none.
[[nodiscard]] std::vector<BusinessDashboard::Mark> publications(Connection &connection, const ZonedPeriod &period);
/// Both, by date.
[[nodiscard]] std::vector<BusinessDashboard::Mark> marksIn(Connection &connection, const ZonedPeriod &period);

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
