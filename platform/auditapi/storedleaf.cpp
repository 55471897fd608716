// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditapi/storedleaf.h"

namespace atalaya::platform {

namespace {

std::optional<contract::OpenedPayload> payloadOf(const Row &row, std::size_t column)
{
    if (row.isNull(column) || row.isNull(column + 1))
        return std::nullopt;
    return contract::OpenedPayload{row.blob(column), row.blob(column + 1)};
}

} // namespace

LeafBytes storedLeaf(Connection &connection, std::int64_t seq)
{
    const auto row = connection.row("SELECT leaf, meta, meta_salt, body, body_salt FROM log_leaf WHERE seq = ?", {seq});
    if (!row)
        throw StoreError(StoreError::Kind::Damaged, "a leaf of a log is missing");
    return {row->blob(0), payloadOf(*row, 1), payloadOf(*row, 3)};
}

} // namespace atalaya::platform
