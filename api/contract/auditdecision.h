// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auditproof.h"
#include "auditrows.h"

namespace atalaya::contract {

/// `GET /api/admin/audit/decisions/{id}`: one decision with all that is stored of it.
struct AuditDecision
{
    struct Policy
    {
        std::string id;
        std::string name;
        std::int64_t version = 0;
        /// SHA-256 of `document` in hexadecimal; empty where the version was not kept.
        std::string hash{};
        /// The whole policy, canonical JSON (docs/policy.schema.json).
        std::optional<std::string> document{};
        bool operator==(const Policy &) const = default;
    };
    /// Which leaf says that the payloads were erased, and when.
    struct Erased
    {
        std::int64_t by = 0;
        Instant at{};
        bool operator==(const Erased &) const = default;
    };
    /// What the leaf commits to, as stored; absent when it was erased. Whether it fits is for the verifier.
    struct Proof
    {
        std::string leaf;
        std::optional<OpenedPayload> meta;
        std::optional<OpenedPayload> body;
        bool operator==(const Proof &) const = default;
    };
    AuditRow row;
    /// A JSON object as text; nullopt when it was erased.
    std::optional<std::string> inputs;
    /// As it was then.
    Policy policy;
    Proof proof;
    std::optional<Erased> erased;

    bool operator==(const AuditDecision &) const = default;
};

[[nodiscard]] nlohmann::json encode(const AuditDecision &decision);
[[nodiscard]] Decoded<AuditDecision> decodeAuditDecision(const nlohmann::json &value);

} // namespace atalaya::contract
