// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditproof.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <optional>
#include <string>

namespace atalaya::platform {

/// A leaf and what opens it, as stored.
struct LeafBytes
{
    std::string leaf;
    std::optional<contract::OpenedPayload> meta;
    std::optional<contract::OpenedPayload> body;
};

/// In tenant scope. Throws StoreError when the leaf is not there: who asks knows of it from elsewhere.
[[nodiscard]] LeafBytes storedLeaf(Connection &connection, std::int64_t seq);

} // namespace atalaya::platform
