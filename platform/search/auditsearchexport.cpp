// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditsearch.h"

namespace atalaya::platform {

std::optional<contract::AuditQuery> AuditSearch::snapshot(const TenantScope &scope, const std::string &queryId)
{
    contract::AuditQuery query;
    try {
        open(scope, queryId, Interrupt(), [&](const SnapshotStore::Snapshot &snapshot, const SearchScope &search) {
            query = {queryId,
                     static_cast<std::int64_t>(snapshot.result->order().size()),
                     static_cast<std::int64_t>(search.view.size()),
                     snapshot.question.headSize,
                     rules::canonical(snapshot.question.query),
                     snapshot.question.sort,
                     snapshot.question.query.from,
                     snapshot.question.query.to,
                     m_clock.now()};
        });
    } catch (const SnapshotGone &) {
        return std::nullopt;
    }
    return query;
}

std::optional<std::vector<contract::AuditRow>> AuditSearch::snapshotRows(const TenantScope &scope,
                                                                         const std::string &queryId,
                                                                         std::int64_t offset, std::int64_t limit,
                                                                         const std::function<bool()> &clientGone)
{
    try {
        return rows(scope, queryId, static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(limit),
                    Interrupt(nullptr, clientGone))
            .rows;
    } catch (const SnapshotGone &) {
        return std::nullopt;
    } catch (const Interrupted &) {
        return std::vector<contract::AuditRow>();
    }
}

} // namespace atalaya::platform
