// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/auditlog/leaf.h"
#include "platform/store/connection.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace atalaya::platform {

/// A table that shows, in rows of its own, what the leaves of one kind commit to; a row's seq is its leaf's.
struct LeafTable
{
    std::string_view kind;
    /// With the prefix `base_`.
    std::string_view table;
    /// What `RowFits` reads, separated by commas, each of the alias `r`.
    std::string_view columns;
};

/// A leaf with the payloads that are stored for it. Whether those are the committed ones is for `checkTree` to say.
struct StoredLeaf
{
    Leaf leaf;
    std::string meta;
    std::string body;
    /// Both were erased; whether they could be is for `checkTree` as well.
    bool isErased = false;
};

/// Columns of a row that follow `first`; what is wrong with it, or empty.
using RowFits = std::function<std::string_view(const StoredLeaf &stored, const Row &row, std::size_t first)>;

/// Holds a table against the leaves of every tenant, in the order of tenants and sequence: one row for each leaf of the
/// kind, none without, and each as `fits` wants it. System scope.
[[nodiscard]] std::vector<std::string> checkRows(Connection &connection, const LeafTable &table, const RowFits &fits);

} // namespace atalaya::platform
