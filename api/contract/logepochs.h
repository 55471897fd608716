// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json.h"
#include "time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atalaya::contract {

/// `GET /api/admin/audit/log/epochs`: how often the log was begun anew from an older state, oldest first. Claims of the
/// platform: what proves them is the epoch's first leaf and the console's own pin.
struct LogEpochs
{
    struct Epoch
    {
        std::int64_t number = 1;
        /// Of its heads; also the name of its key.
        std::string origin;
        /// C2SP verifier key.
        std::string key;
        /// The leaf (kind epoch) that begins it; 0 for the first.
        std::int64_t firstSeq = 0;
        /// The rest is absent for the first. When it was begun.
        std::optional<Instant> at;
        std::optional<std::string> reason;
        /// The last signed head of the epoch before, word by word.
        std::optional<std::string> lastHead;
        /// Leaves of the epoch before in [firstSeq, lostTo) are lost.
        std::optional<std::int64_t> lostTo;
        bool operator==(const Epoch &) const = default;
    };
    std::vector<Epoch> epochs;
    bool operator==(const LogEpochs &) const = default;
};

[[nodiscard]] nlohmann::json encode(const LogEpochs &epochs);
[[nodiscard]] Decoded<LogEpochs> decodeLogEpochs(const nlohmann::json &value);

} // namespace atalaya::contract
