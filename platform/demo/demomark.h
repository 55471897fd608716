// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/store/database.h"

namespace atalaya::platform {

/// Keeps published accounts away from real data: an empty store becomes a demo's with the first `serve --demo`, and
/// stays one. Throws std::runtime_error with a sentence for people when a store with data of its own shall become a
/// demo, or a demo shall be served as something else.
void claimStore(Database &database, bool demo);

} // namespace atalaya::platform
