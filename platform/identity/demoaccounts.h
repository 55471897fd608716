// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auth.h"
#include "platform/identity/identityservices.h"

#include <string>
#include <vector>

namespace atalaya::platform {

/// An account whose password a demo platform publishes.
struct DemoLogin
{
    std::string tenantId;
    std::string tenantName;
    std::string email;
    std::string password;
};

/// `GET /api/demo/accounts`, on a demo platform only: every account with the next code that would be accepted, which
/// is the earliest one not used yet, and when it can be sent.
[[nodiscard]] contract::DemoAccounts demoAccounts(const IdentityServices &services,
                                                  const std::vector<DemoLogin> &logins);

} // namespace atalaya::platform
