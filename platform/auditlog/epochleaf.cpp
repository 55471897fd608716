// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/epochleaf.h"

#include "api/contract/json.h"
#include "platform/auditlog/rowcheck.h"

#include <nlohmann/json.hpp>

namespace atalaya::platform {

LogEntry entryOf(const EpochLeaf &leaf)
{
    const nlohmann::json meta = {{"epoch", leaf.epoch}, {"lost", nlohmann::json::array({leaf.seq, leaf.lostTo})}};
    const nlohmann::json body = {{"head", leaf.lastHead}, {"key", leaf.lastKey}, {"reason", leaf.reason}};
    return {std::string(epochKind), contract::dumpJson(meta), contract::dumpJson(body)};
}

std::vector<std::string> checkEpochs(Connection &connection)
{
    const LeafTable table{epochKind, "base_log_epoch", "r.epoch, r.at, r.lost_to, r.last_head, r.last_key, r.reason"};
    return checkRows(connection, table, [](const StoredLeaf &stored, const Row &row, std::size_t first) {
        EpochLeaf leaf{row.integer(first),     static_cast<std::int64_t>(stored.leaf.seq),
                       row.integer(first + 2), row.text(first + 3),
                       row.text(first + 4),    row.text(first + 5)};
        const LogEntry entry = entryOf(leaf);
        const bool same = row.integer(first + 1) == stored.leaf.at.time_since_epoch().count() &&
                          entry.meta == stored.meta && entry.body == stored.body;
        return same ? std::string_view() : "differs from its leaf";
    });
}

} // namespace atalaya::platform
