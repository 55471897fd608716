// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/auditlog.h"

#include <tl/expected.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::platform {

/// How long payloads may be kept, in days; the longest without a wish.
inline constexpr std::array<std::int64_t, 3> retentionDays{90, 180, 365};
inline constexpr std::int64_t usualRetentionDays = 365;
/// Between the second person's yes to keep less and its effect.
inline constexpr std::chrono::hours retentionDelay{7 * 24};

/// A change of the policy that has no effect yet.
struct RetentionWish
{
    /// Of the leaf that recorded it; its name.
    std::int64_t seq = 0;
    std::int64_t days = 0;
    Instant requestedAt{};
    std::string requestedBy;
    std::string reason;
    /// Both absent until somebody else agrees.
    std::optional<Instant> confirmedAt;
    std::string confirmedBy;
    std::optional<Instant> effectiveAt;

    bool operator==(const RetentionWish &) const = default;
};

struct RetentionState
{
    std::int64_t days = usualRetentionDays;
    std::optional<RetentionWish> pending;

    bool operator==(const RetentionState &) const = default;
};

enum class RetentionFault
{
    UnknownDays,
    Unchanged,
    /// Another wish waits; it has to be cancelled first.
    AlreadyPending,
    NotPending,
    /// Who asked to keep less can't be the one who agrees.
    SamePerson,
    AlreadyConfirmed
};
using RetentionOutcome = tl::expected<RetentionState, RetentionFault>;

/// All in tenant scope. What was in force at a moment of the past, too.
[[nodiscard]] RetentionState retentionState(Connection &connection, Instant at);
/// The leaves that record wishes, agreements and what was taken back, ascending.
[[nodiscard]] std::vector<std::int64_t> retentionChanges(Connection &connection);
/// `who`: actor, session, reason and the like; action, target, before and after are filled in. To keep more has effect
/// at once, to keep less waits for confirmRetention().
[[nodiscard]] RetentionOutcome requestRetention(Transaction &transaction, AuditLog &log, Instant now, Change who,
                                                std::int64_t days);
[[nodiscard]] RetentionOutcome confirmRetention(Transaction &transaction, AuditLog &log, Instant now, Change who,
                                                std::int64_t seq);
/// By anybody who may, until it has effect.
[[nodiscard]] RetentionOutcome cancelRetention(Transaction &transaction, AuditLog &log, Instant now, Change who,
                                               std::int64_t seq);

} // namespace atalaya::platform
