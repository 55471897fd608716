// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/governance/safeuseinforce.h"

#include <optional>
#include <string>

/// Rules of safe use as they are stored: versions that never change. In tenant scope; names of people are left out.
namespace atalaya::platform::safeuse {

/// What is in force. Throws StoreError when the stored rules are not those of their hash: nobody is to be left with
/// less protection by somebody who reached the file.
[[nodiscard]] contract::SafeUse current(Connection &connection);
[[nodiscard]] std::optional<contract::SafeUse> version(Connection &connection, std::int64_t number);
/// The newest first.
[[nodiscard]] contract::SafeUseVersions versions(Connection &connection, std::int64_t offset, std::int64_t limit);
void insert(Transaction &transaction, const std::string &tenantId, const contract::SafeUse &version);

/// SafeUse::hash.
[[nodiscard]] std::string hashOf(const contract::SafeUseRules &rules);

/// For decisions.
[[nodiscard]] SafeUseInForce storedInForce();

} // namespace atalaya::platform::safeuse
