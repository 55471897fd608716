// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditsums.h"
#include "platform/search/searchresult.h"

#include <chrono>
#include <functional>

namespace atalaya::platform {

/// How far a zone's clocks are ahead of UTC.
using ZoneOffset = std::function<std::chrono::milliseconds(contract::Instant)>;

/// The result over time in at most `most` buckets, of a length that people count in; they begin at whole ones of the
/// zone's clock as it stands at the first. Without `queryId`. Throws Interrupted.
[[nodiscard]] contract::AuditHistogram histogramOf(const SearchQuestion &question, const SearchResult &result,
                                                   const SearchScope &scope, std::int64_t most,
                                                   const ZoneOffset &offset);

} // namespace atalaya::platform
