// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/review.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The queue as it is stored: rows and nothing else. In tenant scope.
namespace atalaya::platform::reviews {

struct Settings
{
    contract::ReviewSettings values;
    std::int64_t revision = 0;
};
[[nodiscard]] Settings settings(Connection &connection);
/// One revision further.
void putSettings(Transaction &transaction, const std::string &tenantId, const Settings &settings);

struct Hold
{
    std::string by;
    Instant takenAt{};
    Instant expiresAt{};
};
/// As of `now`.
[[nodiscard]] std::optional<Hold> hold(Connection &connection, std::int64_t decisionSeq, Instant now);
void putHold(Transaction &transaction, const std::string &tenantId, std::int64_t decisionSeq, const Hold &hold);
void removeHold(Transaction &transaction, std::int64_t decisionSeq);

struct Verdict
{
    std::int64_t decisionSeq = 0;
    Instant at{};
    std::string by;
    /// approved, rejected or corrected, and its minutes, as the validation has them.
    std::string outcome;
    double minutes = 0;
    std::string reason;
    std::int64_t textLength = 0;
};
[[nodiscard]] std::optional<Verdict> verdict(Connection &connection, std::int64_t decisionSeq);
/// Those in [from, to), in order.
[[nodiscard]] std::vector<Verdict> verdicts(Connection &connection, Instant from, Instant to);
/// What recorded a verdict.
struct Record
{
    std::int64_t decisionSeq = 0;
    std::int64_t seq = 0;
    Instant at{};
    std::string eventId;
    std::string by;
    std::string reason;
    std::int64_t textLength = 0;
};
void insertVerdict(Transaction &transaction, const std::string &tenantId, const Record &record);

struct Waiting
{
    std::int64_t all = 0;
    std::int64_t overdue = 0;
};
/// What no word was said about; overdue: decided at `due` or before.
[[nodiscard]] Waiting waiting(Connection &connection, Instant due);
struct Page
{
    std::int64_t total = 0;
    /// Numbers of decisions.
    std::vector<std::int64_t> seqs;
};
/// The oldest first, and of those what somebody holds at `now`.
[[nodiscard]] Page open(Connection &connection, std::int64_t offset, std::int64_t limit);
[[nodiscard]] Page heldBy(Connection &connection, const std::string &by, Instant now, std::int64_t offset,
                          std::int64_t limit);
/// The newest first.
[[nodiscard]] Page done(Connection &connection, std::int64_t offset, std::int64_t limit);

} // namespace atalaya::platform::reviews
