// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/proof/leafreader.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace atalaya::api {

/// What a leaf of kind `retention` says: payloads of the decisions [from, to) that were older than `before` may be
/// gone. Its meta is {"before": instant, "days": number, "ranges": [[from, to]]}.
struct Erasure
{
    /// Of the retention leaf.
    std::uint64_t seq = 0;
    contract::Instant at{};
    contract::Instant before{};
    /// The policy that it says was in force; whether it was, the policy's own leaves tell.
    std::int64_t days = 0;
    std::uint64_t from = 0;
    std::uint64_t to = 0;

    /// Or why it allows nothing, in English for the evidence: a leaf of another kind, one that goes further than any
    /// policy may (payloads are kept for 90 days at least, and none is erased before it is written), and one that is
    /// later than `now` by more than a day, for then nobody can say that so many days are over.
    [[nodiscard]] static tl::expected<Erasure, std::string_view> read(const LogLeaf &leaf, std::string_view meta,
                                                                      contract::Instant now);
    [[nodiscard]] bool covers(const LogLeaf &leaf) const;

    bool operator==(const Erasure &) const = default;
};

/// The one of `erasures` that covers `leaf`; nullptr when none does.
[[nodiscard]] const Erasure *covering(const std::vector<Erasure> &erasures, const LogLeaf &leaf);

} // namespace atalaya::api
