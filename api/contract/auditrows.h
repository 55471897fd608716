// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decisionstate.h"
#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// A decision as the table shows it.
struct AuditRow
{
    /// Of its leaf.
    std::int64_t seq = 0;
    std::string id;
    Instant at{};
    std::string agent;
    std::string entity;
    std::string action;
    DecisionState state = DecisionState::Executed;
    std::string policyId;
    std::string policyName;
    std::int64_t policyVersion = 0;
    /// 0–1.
    std::optional<double> confidence;
    /// 0–100.
    std::optional<std::int64_t> risk;
    bool containsPii = false;
    /// nullopt when retention has erased them.
    std::optional<std::string> user;
    std::optional<std::string> reason;
    std::optional<std::string> correlationId;

    bool operator==(const AuditRow &) const = default;
};

/// `GET …/{id}/rows?offset&limit`: at most 500.
struct AuditRows
{
    std::string queryId;
    std::int64_t offset = 0;
    std::int64_t total = 0;
    std::vector<AuditRow> rows;

    bool operator==(const AuditRows &) const = default;
};

/// `GET …/{id}/find?seq`: where a decision stands; nullopt when it is not in the result.
struct AuditPlace
{
    std::string queryId;
    std::int64_t seq = 0;
    std::optional<std::int64_t> offset;

    bool operator==(const AuditPlace &) const = default;
};

[[nodiscard]] nlohmann::json encode(const AuditRow &row);
[[nodiscard]] nlohmann::json encode(const AuditRows &page);
[[nodiscard]] nlohmann::json encode(const AuditPlace &place);
[[nodiscard]] Decoded<AuditRow> decodeAuditRow(const nlohmann::json &value);
[[nodiscard]] Decoded<AuditRows> decodeAuditRows(const nlohmann::json &value);
[[nodiscard]] Decoded<AuditPlace> decodeAuditPlace(const nlohmann::json &value);

} // namespace atalaya::contract
