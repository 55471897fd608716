// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/promptchange.h"
#include "platform/auditlog/auditlog.h"
#include "platform/governance/prompts/promptstore.h"

#include <tl/expected.hpp>

#include <functional>

/// What people do to prompt templates. Each call is one change: rows, leaf and line of the trail in the caller's
/// transaction.
namespace atalaya::platform::prompts {

/// Nobody can keep more apart.
inline constexpr std::size_t mostPrompts = 1'000;

enum class Fault
{
    Absent,
    TooMany,
    /// Somebody has changed it since.
    Stale,
    NoDraft,
    NoVersion,
    /// It is what is in force already.
    Unchanged,
    /// Something waits for a second person.
    Waiting,
    NotWaiting,
    SamePerson,
    /// The version is withdrawn already.
    Withdrawn
};
using Done = tl::expected<void, Fault>;

/// Where a change happens.
struct Scene
{
    /// In tenant scope.
    Transaction &transaction;
    AuditLog &log;
    Instant now{};
    /// Tenant, actor, session and the like; the rest is filled in. What `after` holds already is kept.
    Change who;
    /// Whether two accounts are one person's. Without it: the same account only.
    std::function<bool(const std::string &, const std::string &)> samePerson{};
};

/// A template that was never there, as a draft.
[[nodiscard]] Done create(const Scene &scene, const std::string &id, const contract::PromptDocument &document);
[[nodiscard]] Done save(const Scene &scene, const std::string &id, std::int64_t revision,
                        const contract::PromptDocument &document);
/// Together with the template when it was never approved and does not wait.
[[nodiscard]] Done drop(const Scene &scene, const std::string &id, std::int64_t revision);
[[nodiscard]] Done restore(const Scene &scene, const std::string &id, std::int64_t revision, std::int64_t version);

/// The draft waits for a second person.
[[nodiscard]] Done request(const Scene &scene, const std::string &id, std::int64_t revision,
                           const contract::PromptWish &wish);
/// Not by who asked, nor by anybody who has a part in the text.
[[nodiscard]] Done approve(const Scene &scene, const std::string &id, const contract::PromptVerdict &verdict);
/// Anybody who may approve; who asked takes it back so. What waited becomes the draft, unless there is another.
[[nodiscard]] Done reject(const Scene &scene, const std::string &id, const contract::PromptVerdict &verdict);
/// Protects more, so one person is enough.
[[nodiscard]] Done withdraw(const Scene &scene, const std::string &id, std::int64_t version,
                            const contract::PromptWithdrawal &withdrawal);

} // namespace atalaya::platform::prompts
