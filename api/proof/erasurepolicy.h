// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/time.h"
#include "api/proof/erasureleaf.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace atalaya::api {

/// How many days payloads are kept where nobody has asked for less.
inline constexpr std::int64_t usualDays = 365;

/// A step by which people change how long payloads are kept: a leaf of kind `change` about `retention`. Its meta is
/// [action, actor, target, result]; its body holds "before" {"days"} and "after" {"days", "effectiveAt"}, both as text.
struct PolicyStep
{
    enum class Kind
    {
        /// To keep more has effect at once.
        Lengthened,
        /// To keep less waits for a second person, and then a week.
        Requested,
        Confirmed,
        Cancelled
    };
    Kind kind = Kind::Requested;
    std::uint64_t seq = 0;
    contract::Instant at{};
    std::string actor;
    /// In force when it was written, and asked for.
    std::int64_t daysBefore = 0;
    std::int64_t days = 0;
    std::optional<contract::Instant> effectiveAt;

    /// nullopt for a leaf about anything else.
    [[nodiscard]] static std::optional<PolicyStep> read(const OpenedLeaf &opened);

    bool operator==(const PolicyStep &) const = default;
};

/// How long payloads were kept when leaf `seq` was written at `at`. `steps` are in the order of their leaves; later
/// ones don't count. nullopt when they can't be all: one does not go on from the one before, or less was kept without a
/// second person or before the week was over.
[[nodiscard]] std::optional<std::int64_t> daysInForce(std::span<const PolicyStep> steps, std::uint64_t seq,
                                                      contract::Instant at);

} // namespace atalaya::api
