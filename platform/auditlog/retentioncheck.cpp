// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/auditlog/retentioncheck.h"

#include "platform/auditlog/retentionpolicy.h"

#include <algorithm>

namespace atalaya::platform {

namespace {

/// The meta that the leaf commits to.
std::optional<std::string> openedMeta(const Leaf &leaf, const Row &row)
{
    if (row.isNull(1) || row.isNull(2))
        return std::nullopt;
    Salt salt{};
    if (row.blob(2).size() == salt.size())
        std::ranges::copy(row.blob(2), salt.begin());
    return commitment(Payload::Meta, salt, row.blob(1)) == leaf.meta ? std::optional(row.blob(1)) : std::nullopt;
}

} // namespace

RetentionCheck::RetentionCheck(Connection &connection, std::string_view tenantId)
{
    connection.inTenant(tenantId, [&] {
        for (const Row &run :
             connection.rows("SELECT seq, from_seq, to_seq, erased_to FROM retention_run ORDER BY seq"))
            add(connection, run);
    });
}

void RetentionCheck::add(Connection &connection, const Row &run)
{
    const std::int64_t seq = run.integer(0);
    const auto problem = [&](std::string_view what) {
        m_problems.push_back("the retention of leaf " + std::to_string(seq) + ' ' + std::string(what));
    };
    const auto row = connection.row("SELECT leaf, meta, meta_salt FROM log_leaf WHERE seq = ?", {seq});
    const auto leaf = row ? decodeLeaf(row->blob(0)) : std::nullopt;
    const auto meta = leaf && leaf->kind == retentionKind ? openedMeta(*leaf, *row) : std::nullopt;
    const auto retention = meta ? readRetention(*meta) : std::nullopt;
    if (!retention)
        return problem("can't be read");
    if (!retention->isAllowedAt(leaf->at) || retention->to > seq)
        return problem("goes too far");
    if (retention->days != retentionState(connection, leaf->at).days)
        return problem("is not the policy that was in force");
    const auto last = m_allowed.empty() ? m_allowed.end() : std::prev(m_allowed.end());
    if (last != m_allowed.end() && retention->from < last->second.to)
        return problem("erases what was erased before");
    if (run.integer(1) != retention->from || run.integer(2) != retention->to || run.integer(3) > retention->to)
        problem("is kept with other limits than it was written with");
    m_allowed.emplace(retention->from, *retention);
}

bool RetentionCheck::covers(const Leaf &leaf) const
{
    const auto next = m_allowed.upper_bound(static_cast<std::int64_t>(leaf.seq));
    return next != m_allowed.begin() && std::prev(next)->second.covers(leaf);
}

} // namespace atalaya::platform
