// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditproof.h"
#include "api/proof/checkpoint.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string_view>

namespace atalaya::api {

/// The leaf of kind `epoch` with which a log goes on after an older state was put back. Its meta is
/// {"epoch": number, "lost": [from, to]}.
struct EpochBegin
{
    std::uint64_t epoch = 0;
    /// The leaf's own number: the leaves of the epoch before are lost from here on, up to `lostTo`.
    std::uint64_t seq = 0;
    std::uint64_t lostTo = 0;

    /// From leaves() of one leaf and its inclusion proof, when it lies under `head` and begins its epoch.
    [[nodiscard]] static std::optional<EpochBegin>
    proven(const Checkpoint &head, std::uint64_t seq, const QByteArray &frames, const contract::InclusionProof &proof);

    bool operator==(const EpochBegin &) const = default;
};

} // namespace atalaya::api
