// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"
#include "api/proof/checkpoint.h"
#include "api/proof/logoutcome.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace atalaya::api {

/// The highest head of a log that this console has verified, and the key that signed it.
struct PinnedHead
{
    /// As they were received: the evidence.
    std::string note;
    std::string key;
    Checkpoint head;
    /// When the log was trusted.
    contract::Instant firstSeen{};
    /// When the head was last found to hold.
    contract::Instant verifiedAt{};

    bool operator==(const PinnedHead &) const = default;
};

/// What a head is worth beside the one that is pinned.
struct HeadVerdict
{
    LogOutcome outcome = LogOutcome::Malformed;
    /// What the note says, as far as it can be read.
    std::optional<Checkpoint> head;
    /// Nothing is wrong so far, but the head covers more leaves: judgeGrowth() has the word.
    bool needsConsistency = false;

    bool operator==(const HeadVerdict &) const = default;
};

/// `pin`: nullptr when this log was never seen. `note`, `key`: as the platform hands them out; the key is looked at on
/// first contact and when the pinned one has not signed, and may else be empty.
[[nodiscard]] HeadVerdict judgeHead(const PinnedHead *pin, std::string_view tenantId, std::string_view note,
                                    std::string_view key);
/// Whether `head`, rightly signed, continues the pinned one.
[[nodiscard]] HeadVerdict judgeGrowth(const PinnedHead &pin, const Checkpoint &head, std::span<const TreeHash> path);

} // namespace atalaya::api
