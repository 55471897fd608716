// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/person.h"
#include "platform/store/database.h"

#include <vector>

namespace atalaya::platform {

/// Fills in the names of who is named; empty for an account that is gone. Reads in system scope.
void nameThem(Database &database, std::vector<contract::Person *> people);

} // namespace atalaya::platform
