// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"
#include "api/proof/checkpoint.h"
#include "api/proof/erasureleaf.h"

#include <cstdint>
#include <optional>
#include <string>

namespace atalaya::api {

/// The leaf of kind `epoch` with which a log goes on after an older state was put back. Its meta is
/// {"epoch": number, "lost": [from, to]}, its body {"head": note, "key": verifier key, "reason": text}.
struct EpochBegin
{
    std::uint64_t epoch = 0;
    /// The leaf's own number: the leaves of the epoch before are lost from here on, up to `lostTo`.
    std::uint64_t seq = 0;
    contract::Instant at{};
    std::uint64_t lostTo = 0;
    /// The last head that was signed before, word by word; whether its key is the one known here is another question.
    std::string lastNote;
    std::string reason;

    /// nullopt unless it begins the epoch that `head` names.
    [[nodiscard]] static std::optional<EpochBegin> read(const Checkpoint &head, const OpenedLeaf &opened);

    bool operator==(const EpochBegin &) const = default;
};

} // namespace atalaya::api
