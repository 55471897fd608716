// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/signedlog.h"
#include "platform/store/database.h"

#include <cstdint>
#include <string>

namespace atalaya::platform {

/// What `seed` is asked for. The same numbers give the same decisions.
struct DecisionSeed
{
    std::string tenantId;
    /// Line of business, see verticalOf().
    std::string industry;
    std::int64_t count = 0;
    /// Over how many days up to `now` they are spread.
    std::int64_t days = 30;
    std::uint64_t seed = 1;
};

/// Writes `count` decisions with their leaves in large transactions. A log can't be written into its own past: when its
/// last leaf is younger than the first day, the decisions are spread over what is left. Throws StoreError.
void seedDecisions(Database &database, SignedLog &log, Instant now, const DecisionSeed &seed);

} // namespace atalaya::platform
