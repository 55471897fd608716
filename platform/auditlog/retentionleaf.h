// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/auditlog.h"
#include "platform/auditlog/leaf.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atalaya::platform {

inline constexpr std::string_view retentionKind = "retention";
/// The only kind whose payloads are ever erased.
inline constexpr std::string_view erasableKind = "decision";

/// What a leaf of kind `retention` allows: payloads of decisions in [from, to) that are older than `before` may be
/// gone. Its meta is the JSON object {"before": instant, "days": number, "ranges": [[from, to]]}, names in this order.
struct Retention
{
    Instant before{};
    /// The policy that was in force.
    std::int64_t days = 0;
    std::int64_t from = 0;
    std::int64_t to = 0;

    /// Whether a leaf written at `at` may say this: nothing younger than the policy, which is never under 90 days.
    [[nodiscard]] bool isAllowedAt(Instant at) const;
    [[nodiscard]] bool covers(const Leaf &leaf) const;
    bool operator==(const Retention &) const = default;
};

[[nodiscard]] LogEntry entryOf(const Retention &retention);
[[nodiscard]] std::optional<Retention> readRetention(std::string_view meta);

} // namespace atalaya::platform
