// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/store/connection.h"

#include <string>
#include <vector>

namespace atalaya::platform::policies {

/// Holds the published versions of every tenant against their hashes and against the leaves that recorded them
/// (`check`). System scope.
[[nodiscard]] std::vector<std::string> checkPolicies(Connection &connection);

} // namespace atalaya::platform::policies
