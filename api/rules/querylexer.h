// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/query.h"
#include "api/rules/queryfields.h"

#include <string>
#include <string_view>
#include <vector>

namespace atalaya::rules {

/// One value as it is written.
struct RawValue
{
    QuerySpan span;
    /// Without quotes, escapes and `*`.
    std::string text;
    bool quoted = false;
    /// A `*` stands behind it.
    bool star = false;
    /// The last quote is not closed.
    bool unclosed = false;
};

struct RawTerm
{
    QueryToken token;
    /// nullptr for a name that is none.
    const QueryFieldInfo *info = nullptr;
    std::vector<RawValue> values;
};

/// Cuts a query into terms; never fails, judges nothing.
[[nodiscard]] std::vector<RawTerm> cutTerms(std::string_view text);

} // namespace atalaya::rules
