// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/store/connection.h"

#include <string>
#include <vector>

namespace atalaya::platform {

/// Holds every stored decision against its leaf, column by column, and each total against the rows before it (`check`).
/// System scope.
[[nodiscard]] std::vector<std::string> checkDecisions(Connection &connection);

} // namespace atalaya::platform
