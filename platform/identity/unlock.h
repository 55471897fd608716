// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/http/types.h"
#include "platform/identity/identityservices.h"

#include <string_view>

namespace atalaya::platform {

/// `POST /api/auth/unlock`: whether this is the password of who is signed in. Opens and changes no session. Counted and
/// delayed together with the passwords of sign-ins; InvalidPassword says how many tries are left before one has to
/// wait, and from then on how long.
[[nodiscard]] Outcome<void> unlock(const IdentityServices &services, const Principal &principal,
                                   std::string_view password, const Caller &caller);

} // namespace atalaya::platform
