// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/policyset.h"
#include "platform/auditlog/auditlog.h"
#include "platform/governance/policies/policystore.h"

#include <tl/expected.hpp>

#include <vector>

/// What people do to policies. Each call is one change: rows, leaf and line of the trail in the caller's transaction.
namespace atalaya::platform::policies {

/// Nobody can keep more in mind, and analysis stays quick.
inline constexpr std::size_t mostPolicies = 1'000;

enum class Fault
{
    Absent,
    Exists,
    TooMany,
    /// Somebody has changed it since.
    Stale,
    NoDraft,
    NoVersion,
    NeverPublished,
    /// A version came between the draft and the one it began from.
    Outdated,
    /// It is what is published already.
    Unchanged,
    ExamplesFail,
    TooManyPatterns,
    /// Something waits for a second person.
    Waiting,
    NotWaiting,
    SamePerson
};

struct Refusal
{
    Fault fault = Fault::Absent;
    /// With ExamplesFail: what came of each.
    std::vector<contract::PolicyExampleOutcome> outcomes = {};
};
using Done = tl::expected<void, Refusal>;

/// Where a change happens.
struct Scene
{
    /// In tenant scope, or within `inTenant`.
    Transaction &transaction;
    AuditLog &log;
    Instant now{};
    /// Tenant, actor, session and the like; the rest is filled in. What `after` holds already is kept.
    Change who;
};

/// A policy that was never there, as a draft.
[[nodiscard]] Done create(const Scene &scene, const rules::Policy &policy,
                          const std::vector<contract::PolicyExample> &examples);
[[nodiscard]] Done saveDraft(const Scene &scene, std::int64_t revision, const rules::Policy &policy,
                             const std::vector<contract::PolicyExample> &examples, std::optional<std::int64_t> basedOn);
/// Together with the policy when it was never published.
[[nodiscard]] Done dropDraft(const Scene &scene, const std::string &id, std::int64_t revision);
[[nodiscard]] Done restore(const Scene &scene, const std::string &id, const contract::PolicyRestoreRequest &request);

/// Puts the draft into force, or asks for it where two people are needed.
[[nodiscard]] Done publish(const Scene &scene, const std::string &id, const contract::PolicyPublishRequest &request);
[[nodiscard]] Done setEnabled(const Scene &scene, const std::string &id, const contract::PolicySwitchRequest &request,
                              bool enabled);
[[nodiscard]] Done confirm(const Scene &scene, const std::string &id, const contract::PolicyPendingRequest &request);
/// Anybody who may publish; who asked can take it back so. What waited becomes the draft, unless there is another.
[[nodiscard]] Done reject(const Scene &scene, const std::string &id, const contract::PolicyPendingRequest &request);
/// While two people are asked for, the second one to ask for the same puts it into force.
[[nodiscard]] Done changeSettings(const Scene &scene, const contract::GovernanceSettingsRequest &request);

} // namespace atalaya::platform::policies
