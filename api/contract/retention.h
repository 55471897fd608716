// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// `GET /api/admin/audit/retention`: how long payloads are kept, what is to change, and what was erased.
struct Retention
{
    /// A change that has no effect yet. To keep less, somebody else has to agree, and a week has to pass.
    struct Wish
    {
        /// For `…/{id}/confirm` and `…/{id}/cancel`; also the number of its leaf.
        std::int64_t id = 0;
        std::int64_t days = 0;
        Instant requestedAt{};
        /// User ids.
        std::string requestedBy;
        std::string reason;
        std::optional<Instant> confirmedAt;
        std::optional<std::string> confirmedBy;
        std::optional<Instant> effectiveAt;
        bool operator==(const Wish &) const = default;
    };
    /// Decisions in [from, to) that were older than `before`; leaf `seq` says so.
    struct Run
    {
        std::int64_t seq = 0;
        Instant at{};
        std::int64_t days = 0;
        Instant before{};
        std::int64_t from = 0;
        std::int64_t to = 0;
        bool operator==(const Run &) const = default;
    };
    std::int64_t days = 0;
    /// What may be asked for, ascending.
    std::vector<std::int64_t> choices;
    std::optional<Wish> pending;
    std::vector<Run> runs;
    /// Numbers of the leaves by which the policy was changed, ascending; each wish, yes, and taking back is one.
    std::vector<std::int64_t> changes;
    bool operator==(const Retention &) const = default;
};

[[nodiscard]] nlohmann::json encode(const Retention &retention);
[[nodiscard]] Decoded<Retention> decodeRetention(const nlohmann::json &value);

/// `POST /api/admin/audit/retention`; step-up `retention.request`. The reason may not be empty.
struct RetentionRequest
{
    std::int64_t days = 0;
    std::string reason;
    bool operator==(const RetentionRequest &) const = default;
};
[[nodiscard]] nlohmann::json encode(const RetentionRequest &request);
[[nodiscard]] Decoded<RetentionRequest> decodeRetentionRequest(const nlohmann::json &value);

} // namespace atalaya::contract
