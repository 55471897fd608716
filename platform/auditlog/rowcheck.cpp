// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/rowcheck.h"

#include "platform/auditlog/retentionleaf.h"

namespace atalaya::platform {

namespace {

enum Column : std::size_t
{
    Tenant,
    Seq,
    LeafBytes,
    Meta,
    Body,
    NoRow,
    FirstOfRow
};

std::string_view judge(const LeafTable &table, const RowFits &fits, const Row &row, Leaf leaf)
{
    const bool absent = row.integer(NoRow) != 0;
    if (leaf.kind != table.kind)
        return absent ? std::string_view() : "has a leaf of another kind";
    if (absent)
        return "is missing";
    if (row.isNull(Meta) != row.isNull(Body) || (row.isNull(Meta) && leaf.kind != erasableKind))
        return "can't be compared: the content of its leaf is missing";
    try {
        if (row.isNull(Meta))
            return fits({std::move(leaf), {}, {}, true}, row, FirstOfRow);
        return fits({std::move(leaf), row.blob(Meta), row.blob(Body), false}, row, FirstOfRow);
    } catch (const StoreError &) {
        return "has a column of the wrong type"; // SQLite stores any type in any column
    }
}

} // namespace

std::vector<std::string> checkRows(Connection &connection, const LeafTable &table, const RowFits &fits)
{
    std::vector<std::string> problems;
    const auto problem = [&](const Row &row, std::string_view what) {
        if (!what.empty() && problems.size() < 20)
            problems.push_back(std::string(table.kind) + ' ' + std::to_string(row.integer(Seq)) + " of " +
                               row.text(Tenant) + ' ' + std::string(what));
    };
    const std::string name(table.table);
    connection.each("SELECT l.tenant_id, l.seq, l.leaf, l.meta, l.body, r.seq IS NULL, " + std::string(table.columns) +
                        " FROM base_log_leaf l LEFT JOIN " + name +
                        " r ON r.tenant_id = l.tenant_id AND r.seq = l.seq ORDER BY l.tenant_id, l.seq",
                    {}, [&](const Row &row) {
                        // One that can't be read is the tree's problem.
                        if (auto leaf = decodeLeaf(row.blob(LeafBytes)))
                            problem(row, judge(table, fits, row, *std::move(leaf)));
                        return true;
                    });
    connection.each("SELECT r.tenant_id, r.seq FROM " + name +
                        " r LEFT JOIN base_log_leaf l ON l.tenant_id = r.tenant_id AND l.seq = r.seq"
                        " WHERE l.seq IS NULL ORDER BY r.tenant_id, r.seq",
                    {}, [&](const Row &row) {
                        problem(row, "has no leaf");
                        return true;
                    });
    return problems;
}

} // namespace atalaya::platform
