// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/store/connection.h"

#include <string>
#include <vector>

namespace atalaya::platform::prompts {

/// Holds every approved version against its hash and the leaf that recorded it (`check`). System scope.
[[nodiscard]] std::vector<std::string> checkPrompts(Connection &connection);

} // namespace atalaya::platform::prompts
