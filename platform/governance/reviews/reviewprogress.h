// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/reviews/reviewstore.h"

namespace atalaya::platform::reviews {

/// How long somebody takes at least who reads: 2 s to look, then 48 characters a second, which is twice the usual pace;
/// never more than a minute. The manual explains it.
[[nodiscard]] double leastSeconds(std::int64_t textLength);

/// What each reviewer did, the names of people left out.
[[nodiscard]] contract::ReviewProgress progressOf(const std::vector<Verdict> &verdicts, Instant from, Instant to);

} // namespace atalaya::platform::reviews
