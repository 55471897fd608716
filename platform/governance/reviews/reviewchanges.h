// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditrows.h"
#include "api/contract/events.h"
#include "platform/auditlog/auditlog.h"
#include "platform/governance/reviews/reviewstore.h"

#include <tl/expected.hpp>

/// What reviewers do. Each call happens in the caller's transaction; a verdict is a leaf, a line of the trail and a
/// validation at once.
namespace atalaya::platform::reviews {

enum class Fault
{
    Absent,
    /// The policies did not ask for a person.
    NotInReview,
    /// Retention was quicker.
    Erased,
    /// The word is spoken.
    Decided,
    /// Somebody else holds it.
    Taken,
    /// Nobody holds it, or the time is over.
    NotHeld,
    /// The agent acted for this very person.
    OwnBusiness,
    Stale
};

struct Scene
{
    /// In tenant scope.
    Transaction &transaction;
    AuditLog &log;
    Instant now{};
    /// Tenant, actor, session and the like; the rest is filled in.
    Change who;
};
using Done = tl::expected<void, Fault>;

/// Taking again what one holds changes nothing: the time goes on.
[[nodiscard]] Done take(const Scene &scene, const std::string &decisionId);
[[nodiscard]] Done release(const Scene &scene, const std::string &decisionId);
[[nodiscard]] Done decide(const Scene &scene, const std::string &decisionId, const contract::ReviewVerdict &verdict);
/// A word that was said about a decision in review.
struct Word
{
    std::int64_t decisionSeq = 0;
    std::string decisionId;
    /// Of the validation.
    std::string eventId;
    std::string outcome;
    std::string reason;
    std::chrono::milliseconds taken{};
    std::int64_t textLength = 0;
};
/// Without asking who holds it: leaf, line of the trail and verdict. Answers the validation, which the caller stores in
/// the same transaction.
[[nodiscard]] contract::Event recordWord(const Scene &scene, const Word &word);
/// Characters that a reviewer has before their eyes.
[[nodiscard]] std::int64_t textLength(const contract::AuditRow &decision, std::string_view inputs);
[[nodiscard]] Done changeSettings(const Scene &scene, std::int64_t revision, const contract::ReviewSettings &wanted);

/// The stored inputs of a decision as compact text; `{}` when they are erased.
[[nodiscard]] std::string inputsOf(Connection &connection, std::int64_t decisionSeq);

} // namespace atalaya::platform::reviews
