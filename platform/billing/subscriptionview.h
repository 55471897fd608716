// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/subscription.h"
#include "platform/base/clock.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>

/// What people see of a subscription. In tenant scope, or within `Connection::inTenant`.
namespace atalaya::platform::billing {

/// As somebody with these permissions has it by now; nullopt for a tenant without one.
[[nodiscard]] std::optional<contract::SubscriptionView> viewOf(Connection &connection,
                                                               const std::set<std::string> &permissions, Instant now);

/// What `plan` would change; nullopt: there is no such plan. `seats`: that are taken. Writes what has to be rolled
/// back: it is the change itself, looked at and not kept.
[[nodiscard]] std::optional<contract::Rehearsal> rehearse(Transaction &transaction, const std::string &tenantId,
                                                          const std::string &plan, std::int64_t seats, Instant now);

} // namespace atalaya::platform::billing
