// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policychange.h"
#include "api/contract/policydetail.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <optional>
#include <string>
#include <vector>

/// Policies as they are stored: rows and nothing else. In tenant scope, or within `inTenant`.
namespace atalaya::platform::policies {

struct Record
{
    std::string id;
    Instant createdAt{};
    std::string createdBy;
    /// 0: never published.
    std::int64_t version = 0;
    std::int64_t revision = 0;
    Instant changedAt{};
    std::string changedBy;

    bool operator==(const Record &) const = default;
};

/// A policy's canonical text with its hash, and the examples that go with it.
struct Document
{
    std::string policy;
    std::string hash;
    std::vector<contract::PolicyExample> examples;

    bool operator==(const Document &) const = default;
};
[[nodiscard]] Document documentOf(const contract::PolicyVersion &version);
[[nodiscard]] Document documentOf(const contract::PolicyDraft &draft);
[[nodiscard]] Document documentOf(const contract::PolicyPending &pending);

[[nodiscard]] std::optional<Record> find(Connection &connection, const std::string &id);
/// By id.
[[nodiscard]] std::vector<Record> all(Connection &connection);
[[nodiscard]] std::optional<contract::PolicyVersion> version(Connection &connection, const std::string &id,
                                                             std::int64_t number);
/// The newest first.
[[nodiscard]] std::vector<contract::PolicyVersion> versions(Connection &connection, const std::string &id);
/// Without outcomes.
[[nodiscard]] std::optional<contract::PolicyDraft> draft(Connection &connection, const std::string &id);
[[nodiscard]] std::optional<contract::PolicyPending> pending(Connection &connection, const std::string &id);
[[nodiscard]] contract::GovernanceSettings settings(Connection &connection);
/// Another number whenever another judgement is possible.
[[nodiscard]] std::int64_t generation(Connection &connection);

void insert(Transaction &transaction, const std::string &tenantId, const Record &record);
/// One revision further.
void touch(Transaction &transaction, const std::string &id, Instant at, const std::string &by);
/// `version` is in force from now on: the record and the generation follow.
void insertVersion(Transaction &transaction, const std::string &tenantId, const std::string &id,
                   const contract::PolicyVersion &version);
void putDraft(Transaction &transaction, const std::string &tenantId, const std::string &id,
              const contract::PolicyDraft &draft);
void removeDraft(Transaction &transaction, const std::string &id);
void putPending(Transaction &transaction, const std::string &tenantId, const std::string &id,
                const contract::PolicyPending &pending);
void removePending(Transaction &transaction, const std::string &id);
/// Only of a policy that was never published.
void remove(Transaction &transaction, const std::string &id);
void putSettings(Transaction &transaction, const std::string &tenantId, const contract::GovernanceSettings &settings);

} // namespace atalaya::platform::policies
