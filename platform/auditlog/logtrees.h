// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/proofs.h"
#include "platform/auditlog/treenodes.h"
#include "platform/store/connection.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>

namespace atalaya::platform {

/// The nodes of every tenant's tree. They follow the store and are never ahead of what was committed. Thread-safe.
class LogTrees
{
public:
    /// After a commit: `leaves` follow on the first `before`. Without those it does nothing; `use` catches up.
    void append(std::string_view tenantId, std::uint64_t before, std::span<const TreeHash> leaves);
    void put(std::string_view tenantId, TreeNodes nodes);
    /// Nodes over at least `size` leaves of the tenant, which must be stored. In tenant scope, or within `inTenant`.
    /// Throws StoreError.
    void use(Connection &connection, std::string_view tenantId, std::uint64_t size,
             const std::function<void(NodeHasher &)> &work);

private:
    struct Tree
    {
        std::shared_mutex mutex;
        TreeNodes nodes;
    };
    [[nodiscard]] std::shared_ptr<Tree> treeOf(std::string_view tenantId);

    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Tree>, std::less<>> m_trees;
};

} // namespace atalaya::platform
