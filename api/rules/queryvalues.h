// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/rules/querylexer.h"

#include <tl/expected.hpp>

namespace atalaya::rules {

/// The value as it is meant, or the code of what is wrong with it. Not for ages and times.
[[nodiscard]] tl::expected<QueryValue, std::string> readValue(const QueryFieldInfo &info, const RawValue &raw);

/// The moment that a time, or an age before now, names; or the code of what is wrong.
[[nodiscard]] tl::expected<contract::Instant, std::string> readTime(const QueryFieldInfo &info, const RawValue &raw,
                                                                    const QueryOptions &options);

} // namespace atalaya::rules
