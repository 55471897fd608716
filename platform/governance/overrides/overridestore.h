// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/overrides/overridestate.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Overrides as they are stored: rows and nothing else. In tenant scope.
namespace atalaya::platform::overrides {

struct Record
{
    std::string id;
    std::int64_t decisionSeq = 0;
    std::string decisionId;
    std::string policyId;
    std::string policyName;
    std::string decisionState;
    Scope scope = Scope::Once;
    std::int64_t hours = 0;
    std::string reason;
    std::string requestedBy;
    Instant requestedAt{};
    /// As stored; stateAt() says what it is now.
    State state = State::Requested;
    std::optional<std::string> decidedBy;
    std::optional<Instant> decidedAt;
    std::string note;
    Instant expiresAt{};
    std::int64_t uses = 0;
    std::string lastUse;
    std::int64_t revision = 1;
    std::string hash;

    bool operator==(const Record &) const = default;
};

/// Which ones, as of `now`; what is empty is not asked for.
struct Wanted
{
    Instant now{};
    std::string state;
    std::string decisionId;
    std::string requestedBy;
    /// Only what comes behind this one in the order of the list.
    std::optional<Record> after = {};
};
struct Page
{
    /// Wherever it begins.
    std::int64_t total = 0;
    std::vector<Record> records;
};

[[nodiscard]] std::optional<Record> find(Connection &connection, const std::string &id);
/// The newest first: what is asked for later never moves what comes behind.
[[nodiscard]] Page list(Connection &connection, const Wanted &wanted, std::int64_t offset, std::int64_t limit);
void insert(Transaction &transaction, const std::string &tenantId, const Record &record);
/// One revision further.
void update(Transaction &transaction, const Record &record);

} // namespace atalaya::platform::overrides
