// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/platform/logfixture.h"

#include <functional>
#include <string>

namespace atalaya::platform {

/// A store with its log and tenants, used from system scope as an operator would.
class TenantFixture : public LogFixture
{
public:
    void addTenant(const std::string &id, const std::string &tier, const std::string &zone = "Europe/Madrid",
                   Instant createdAt = {});
    /// A write in system scope with the tenant's views.
    void inTenant(const std::string &id, const std::function<void(Transaction &)> &work);
};

} // namespace atalaya::platform
