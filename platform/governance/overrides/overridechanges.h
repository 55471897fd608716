// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/override.h"
#include "platform/auditlog/auditlog.h"
#include "platform/governance/decision.h"
#include "platform/governance/overrides/overridestore.h"

#include <chrono>
#include <functional>

/// What becomes of an override. Each call is one step: row, leaf and line of the trail in the caller's transaction.
namespace atalaya::platform::overrides {

/// How long a wish waits, and how long an approval to be used once is good.
inline constexpr std::chrono::hours wishLife{7 * 24};
inline constexpr std::chrono::hours approvalLife{24};

struct Scene
{
    /// In tenant scope.
    Transaction &transaction;
    AuditLog &log;
    Instant now{};
    /// Tenant, actor, session and the like; the rest is filled in. What `after` holds already is kept.
    Change who;
    /// Whether two accounts are one person's; of one account it is never asked.
    std::function<bool(const std::string &, const std::string &)> samePerson;
};
using Done = tl::expected<Record, Fault>;

[[nodiscard]] Done request(const Scene &scene, const std::string &decisionId, const contract::OverrideRequest &wanted);
/// Approve or Reject: by somebody else than who asked.
[[nodiscard]] Done decide(const Scene &scene, Step step, const std::string &id, std::int64_t revision,
                          const contract::OverrideVerdict &verdict);
/// By who asked, or whoever `mayEnd` any; an approved one too.
[[nodiscard]] Done withdraw(const Scene &scene, bool mayEnd, const std::string &id, std::int64_t revision,
                            const contract::OverrideVerdict &verdict);
/// What was held back goes ahead: the decision says by which override, and what that lifted.
void letGo(Decision &decision, const std::string &overrideId);
/// `key`: what was executed with it.
[[nodiscard]] Done execute(const Scene &scene, const std::string &id, const DecisionKey &key);

} // namespace atalaya::platform::overrides
