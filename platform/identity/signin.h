// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/identity/factorcheck.h"
#include "platform/identity/identityservices.h"

#include <string_view>

namespace atalaya::platform {

/// `POST /api/auth/login`. One Argon2 evaluation whoever asks; failures are counted by the submitted e-mail before the
/// password is looked at, and a right password forgives those against its own organisation. An e-mail of several
/// organisations has to be sent with one of them: without, each try is checked against one of them in turn, and even a
/// right password answers `tenant_needed`.
[[nodiscard]] Outcome<contract::LoginReply> login(const IdentityServices &services,
                                                  const contract::LoginRequest &request, const Caller &caller);

/// `POST /api/auth/mfa/verify-login` with the pending token of login().
[[nodiscard]] Outcome<contract::Authenticated> verifyLogin(const IdentityServices &services,
                                                           std::string_view pendingToken, const SecondFactor &proof,
                                                           const Caller &caller);

} // namespace atalaya::platform
