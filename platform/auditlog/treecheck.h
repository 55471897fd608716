// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/merkle.h"
#include "platform/auditlog/signednote.h"
#include "platform/auditlog/treenodes.h"
#include "platform/store/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// What recomputing one tree from its stored leaves told. No problems: the log is whole up to what was signed.
struct TreeReport
{
    std::string tenantId;
    std::uint64_t size = 0;
    TreeHash root{};
    TreeNodes nodes;
    /// For people at the machine.
    std::vector<std::string> problems;
};

enum class TreeCheck
{
    /// Root, numbers, tenant, time order, heads, and that no payload is missing that no retention erased: what every
    /// start does.
    Leaves,
    /// Also every stored payload against its commitment.
    LeavesAndPayloads
};

/// Recomputes the tree of `tenantId` and holds it against its own state and against `heads` (signed notes that must
/// verify under `verifierKey` and be a prefix of the tree). System scope.
[[nodiscard]] TreeReport checkTree(Connection &connection, std::string_view tenantId,
                                   const std::vector<std::string> &heads, const std::string &verifierKey,
                                   TreeCheck depth);

} // namespace atalaya::platform
