// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/auditlog.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

inline constexpr std::string_view epochKind = "epoch";

/// The first leaf of an epoch. Its meta is the JSON object {"epoch", "lost": [from, to]}, its body {"head", "key",
/// "reason"}: the last signed head of the epoch before, word by word, and its verifier key.
struct EpochLeaf
{
    std::int64_t epoch = 0;
    /// The leaf's own number: from here on the leaves of the epoch before are lost …
    std::int64_t seq = 0;
    /// … up to its last head's size.
    std::int64_t lostTo = 0;
    std::string lastHead;
    std::string lastKey;
    std::string reason;

    bool operator==(const EpochLeaf &) const = default;
};

[[nodiscard]] LogEntry entryOf(const EpochLeaf &leaf);
/// Holds the rows of epochs against their leaves (`check`). System scope.
[[nodiscard]] std::vector<std::string> checkEpochs(Connection &connection);

} // namespace atalaya::platform
