// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/prompt.h"
#include "platform/store/connection.h"

#include <optional>
#include <string>
#include <vector>

/// Prompt templates as they are stored: rows and nothing else. In tenant scope; people are ids without names.
namespace atalaya::platform::prompts {

struct Record
{
    std::string id;
    contract::Instant createdAt{};
    std::string createdBy;
    std::int64_t revision = 0;
    contract::Instant changedAt{};
    std::string changedBy;

    bool operator==(const Record &) const = default;
};

[[nodiscard]] std::optional<Record> find(Connection &connection, const std::string &id);
[[nodiscard]] std::vector<Record> all(Connection &connection);
void insert(Transaction &transaction, const std::string &tenantId, const Record &record);
/// One revision further.
void touch(Transaction &transaction, const std::string &id, contract::Instant at, const std::string &by);
/// Of a template that was never approved.
void remove(Transaction &transaction, const std::string &id);

/// Throws StoreError when the stored text is not that of its hash.
[[nodiscard]] std::optional<contract::PromptVersion> version(Connection &connection, const std::string &id,
                                                             std::int64_t number);
/// The newest first.
[[nodiscard]] std::vector<contract::PromptVersion> versions(Connection &connection, const std::string &id);
/// The newest number; 0: none.
[[nodiscard]] std::int64_t newest(Connection &connection, const std::string &id);
/// The newest number that is not withdrawn; 0: none.
[[nodiscard]] std::int64_t inForce(Connection &connection, const std::string &id);
void insertVersion(Transaction &transaction, const std::string &tenantId, const std::string &id,
                   const contract::PromptVersion &version);
void insertWithdrawal(Transaction &transaction, const std::string &tenantId, const std::string &id,
                      std::int64_t version, const contract::PromptVersion::Withdrawn &withdrawn, std::int64_t seq);

[[nodiscard]] std::optional<contract::PromptDraft> draft(Connection &connection, const std::string &id);
/// In place of the one there is.
void putDraft(Transaction &transaction, const std::string &tenantId, const std::string &id,
              const contract::PromptDraft &draft);
void removeDraft(Transaction &transaction, const std::string &id);
[[nodiscard]] std::optional<contract::PromptPending> pending(Connection &connection, const std::string &id);
void putPending(Transaction &transaction, const std::string &tenantId, const std::string &id,
                const contract::PromptPending &pending);
void removePending(Transaction &transaction, const std::string &id);

/// PromptVersion::hash.
[[nodiscard]] std::string hashOf(const contract::PromptDocument &document);

} // namespace atalaya::platform::prompts
