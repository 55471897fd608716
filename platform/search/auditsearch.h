// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/contract/auditquery.h"
#include "api/contract/auditrows.h"
#include "api/contract/auditsums.h"
#include "platform/auditapi/snapshotrows.h"
#include "platform/auditexport/exportsource.h"
#include "platform/auditlog/signedlog.h"
#include "platform/base/clock.h"
#include "platform/search/indexes.h"
#include "platform/search/snapshotstore.h"
#include "platform/store/database.h"

#include <cstdint>
#include <functional>
#include <string>

namespace atalaya::platform {

/// Leaves of the tenant's log, signed or not. In tenant scope.
[[nodiscard]] std::int64_t storedLeaves(Connection &connection);

/// Snapshots of the decision log. Thread-safe. Interrupted is thrown where a search is given up; SnapshotGone where the
/// tenant has no snapshot of that id.
class AuditSearch final : public SnapshotRows, public ExportSource
{
public:
    struct SnapshotGone
    {
        /// The tenant that has one of this id; empty when nobody has.
        std::string owner;
    };
    struct Asked
    {
        /// Empty when the text could not be understood.
        std::optional<contract::AuditQuery> query;
        std::vector<rules::QueryError> errors;
    };

    /// How many leaves of a tenant's log count.
    using HeadSize = std::function<std::int64_t(Connection &connection, const std::string &tenantId)>;

    /// The services outlive it.
    AuditSearch(Database &database, HeadSize headSize, const Clock &clock, SnapshotStore::Limits limits = {});
    /// What is signed counts.
    AuditSearch(Database &database, const SignedLog &log, const Clock &clock, SnapshotStore::Limits limits = {});

    /// The columns of the tenant's decisions of the first `leaves` leaves; of all that are signed without that, or
    /// where there are fewer.
    void read(const TenantScope &scope, std::optional<std::int64_t> leaves, const Interrupt &interrupt,
              const std::function<void(const SearchScope &search, std::int64_t leaves)> &use);
    [[nodiscard]] Asked ask(const TenantScope &scope, const contract::AuditQueryRequest &request,
                            const Interrupt &interrupt);
    [[nodiscard]] contract::AuditRows rows(const TenantScope &scope, const std::string &id, std::uint64_t offset,
                                           std::uint64_t limit, const Interrupt &interrupt);
    [[nodiscard]] contract::AuditFacets facets(const TenantScope &scope, const std::string &id, std::size_t values,
                                               const Interrupt &interrupt);
    [[nodiscard]] contract::AuditHistogram histogram(const TenantScope &scope, const std::string &id,
                                                     std::int64_t buckets, const Interrupt &interrupt);
    [[nodiscard]] contract::AuditPlace find(const TenantScope &scope, const std::string &id, std::int64_t seq,
                                            const Interrupt &interrupt);
    [[nodiscard]] std::optional<Page> seqs(const TenantScope &scope, std::string_view queryId, std::uint64_t offset,
                                           std::uint64_t limit) override;
    [[nodiscard]] std::string ownerOf(std::string_view queryId) const override;
    [[nodiscard]] std::optional<contract::AuditQuery> snapshot(const TenantScope &scope,
                                                               const std::string &queryId) override;
    [[nodiscard]] std::optional<std::vector<contract::AuditRow>>
    snapshotRows(const TenantScope &scope, const std::string &queryId, std::int64_t offset, std::int64_t limit,
                 const std::function<bool()> &clientGone) override;
    /// Bytes of the indexes and of the snapshots.
    [[nodiscard]] std::size_t memory() const { return m_indexes.bytes() + m_snapshots.bytes(); }

private:
    using Found = std::shared_ptr<const SearchResult>;
    /// Calls `use` with the snapshot, found again when it was dropped.
    void open(const TenantScope &scope, const std::string &id, const Interrupt &interrupt,
              const std::function<void(const SnapshotStore::Snapshot &, const SearchScope &)> &use);
    [[nodiscard]] Indexes::Opened indexFor(const std::string &tenantId, Connection &connection);
    [[nodiscard]] static std::vector<std::int64_t> seqsOf(const SearchResult &result, const IndexView &view,
                                                          std::uint64_t offset, std::uint64_t limit);

    Database &m_database;
    HeadSize m_headSize;
    const Clock &m_clock;
    Indexes m_indexes;
    SnapshotStore m_snapshots;
};

} // namespace atalaya::platform
