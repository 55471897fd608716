// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/subscription.h"
#include "platform/auditlog/auditlog.h"
#include "platform/limits/states.h"

#include <tl/expected.hpp>

#include <functional>
#include <map>
#include <string>

/// What changes a subscription: dates, what a provider reports, and people. Every step stores the subscription, says so
/// in the tenant's log and trail, keeps what revenue is computed from, and tells people; all in one transaction.
namespace atalaya::platform::billing {

/// Something that people should know about, for whoever tells them.
struct News
{
    /// `subscription.state`, `subscription.plan`, `usage.warning` or `usage.reached`.
    std::string kind;
    std::string subjectType;
    std::string subjectId;
    /// Who caused it; empty: time did.
    std::string actor;
    std::map<std::string, std::string> names;
    std::map<std::string, std::int64_t> numbers;
};
/// In the transaction of the change, in tenant scope or within `inTenant`. May be empty.
using Tell = std::function<void(Transaction &, const std::string &tenantId, Instant now, const News &)>;

/// In tenant scope, or within `inTenant`.
struct Scene
{
    Transaction &transaction;
    AuditLog &log;
    Instant now;
    /// Who, in which tenant and session; the rest is filled in.
    Change who;
    const Tell &tell;
};

enum class Fault
{
    NoSubscription,
    Stale,
    UnknownPlan,
    /// It is so already.
    Unchanged,
    /// The provider does not let people do that by themselves.
    NotSelfService,
    PaymentFailed
};
using Done = tl::expected<SubscriptionRecord, Fault>;

/// Whatever its dates say that has happened by now: renewals are invoiced and collected, states follow each other.
Done advance(const Scene &scene);

/// Another plan or interval, from now on, paid at once. `revision`: what was seen.
Done choosePlan(const Scene &scene, std::int64_t revision, const contract::SubscriptionChange &wanted);
/// What a provider reports: the names of contract::SandboxEvent.
Done report(const Scene &scene, std::int64_t revision, const std::string &event);

/// The plan of that id.
[[nodiscard]] std::optional<contract::Plan> planOf(Connection &connection, const std::string &id);

} // namespace atalaya::platform::billing
