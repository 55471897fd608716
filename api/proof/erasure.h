// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/leafreader.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace atalaya::api {

/// What a leaf of kind `retention` says: payloads of the decisions [from, to) that were older than `before` may be
/// gone. Its meta is {"before": instant, "days": number, "ranges": [[from, to]]}.
struct Erasure
{
    /// Of the retention leaf.
    std::uint64_t seq = 0;
    contract::Instant before{};
    std::uint64_t from = 0;
    std::uint64_t to = 0;

    /// nullopt for a leaf of another kind, and for one that allows more than a policy may: payloads are kept for 90
    /// days at least, and none is erased before it is written.
    [[nodiscard]] static std::optional<Erasure> read(const LogLeaf &leaf, std::string_view meta);
    [[nodiscard]] bool covers(const LogLeaf &leaf) const;

    bool operator==(const Erasure &) const = default;
};

/// The one of `erasures` that covers `leaf`; nullptr when none does.
[[nodiscard]] const Erasure *covering(const std::vector<Erasure> &erasures, const LogLeaf &leaf);

} // namespace atalaya::api
