// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/policylist.h"
#include "platform/governance/policies/policystore.h"

#include <functional>
#include <map>
#include <string>

namespace atalaya::platform::policies {

/// A policy as it is shown, its draft's examples run. nullopt: not there.
[[nodiscard]] std::optional<contract::PolicyDetail> detailOf(Connection &connection, const std::string &id,
                                                             Instant now);
[[nodiscard]] contract::PolicyVersions versionsOf(Connection &connection, const std::string &id);

using Effects = std::map<std::string, contract::PolicyList::Effect, std::less<>>;
[[nodiscard]] contract::PolicyList listOf(Connection &connection, const Effects &effects);

} // namespace atalaya::platform::policies
