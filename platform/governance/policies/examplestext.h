// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policydraft.h"

#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform::policies {

/// Examples as one text of the store.
[[nodiscard]] std::string textOf(const std::vector<contract::PolicyExample> &examples);
/// Throws StoreError for what the other didn't write.
[[nodiscard]] std::vector<contract::PolicyExample> examplesFrom(std::string_view text);

} // namespace atalaya::platform::policies
