// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/safeuse.h"
#include "platform/store/connection.h"

#include <functional>
#include <string_view>

/// What decisions need of the rules of safe use of the tenant that a connection is in, wherever they are kept.
namespace atalaya::platform {

/// The version in force, as the transaction sees it.
using SafeUseInForce = std::function<contract::SafeUse(Connection &)>;

/// Those that nobody has changed, for every tenant.
[[nodiscard]] inline SafeUseInForce untouchedSafeUse()
{
    return [](Connection &) {
        return contract::SafeUse{};
    };
}

/// Where the log says which policy spoke, and it was the rule that a decision names its sources.
inline constexpr std::string_view strictRagId = "pol-rag-estricto";

} // namespace atalaya::platform
