// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/search/rowfilter.h"

namespace atalaya::platform {

/// Adds the rows of `range` in whose texts one of the term's words or phrases is found: in dictionaries, in the table
/// of words, and where that does not reach yet in the decisions themselves.
void addTexts(const rules::QueryTerm &term, const SearchScope &scope, RowRange range, Bitmap &found);

} // namespace atalaya::platform
