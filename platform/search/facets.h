// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditsums.h"
#include "platform/search/searchresult.h"

namespace atalaya::platform {

/// The values of each facet in the result, each counted without its own field's terms; at most `most` of those that are
/// many. Throws Interrupted.
[[nodiscard]] std::vector<contract::AuditFacet> facetsOf(const SearchQuestion &question, const SearchResult &result,
                                                         const SearchScope &scope, std::size_t most);

} // namespace atalaya::platform
