// SPDX-License-Identifier: GPL-3.0-or-later
#include "auditsearch.h"

#include "facets.h"
#include "histogram.h"
#include "zone.h"

#include "platform/base/digest.h"
#include "platform/base/encoding.h"
#include "platform/governance/decisionrow.h"
#include "platform/tenancy/tenants.h"

#include <algorithm>

namespace atalaya::platform {

using contract::AuditQuery;

namespace {

constexpr std::size_t indexBytes = 512U << 20U;

std::string idOf(const std::string &tenantId, const std::string &q, contract::AuditSort sort, std::int64_t headSize,
                 std::int64_t erasedTo)
{
    std::string text = tenantId;
    // No text holds NUL, so no two questions are written alike.
    for (const std::string &part : {q, std::string(nameOf(sort)), std::to_string(headSize), std::to_string(erasedTo)})
        (text += '\0') += part;
    constexpr std::size_t bytes = 16;
    return "q-" + toHex(sha256(text).substr(0, bytes));
}

/// Leaves that are there and signed; all that are there where nothing is signed any more.
AuditSearch::HeadSize signedLeaves(const SignedLog &log)
{
    return [&log](Connection &connection, const std::string &tenantId) {
        const std::int64_t size = storedLeaves(connection);
        return log.readOnly(tenantId) ? size : std::min(size, static_cast<std::int64_t>(log.size(tenantId)));
    };
}

} // namespace

std::int64_t storedLeaves(Connection &connection)
{
    const auto tree = connection.row("SELECT size FROM log_tree");
    return tree ? tree->integer(0) : 0;
}

AuditSearch::AuditSearch(Database &database, const SignedLog &log, const Clock &clock, SnapshotStore::Limits limits)
    : AuditSearch(database, signedLeaves(log), clock, limits)
{}

AuditSearch::AuditSearch(Database &database, HeadSize headSize, const Clock &clock, SnapshotStore::Limits limits)
    : m_database(database)
    , m_headSize(std::move(headSize))
    , m_clock(clock)
    , m_indexes(indexBytes)
    , m_snapshots(limits)
{}

Indexes::Opened AuditSearch::indexFor(const std::string &tenantId, Connection &connection)
{
    Indexes::Opened opened = m_indexes.open(tenantId, connection);
    if (opened.renewed)
        m_snapshots.dropResults(tenantId);
    return opened;
}

void AuditSearch::read(const TenantScope &scope, std::optional<std::int64_t> leaves, const Interrupt &interrupt,
                       const std::function<void(const SearchScope &search, std::int64_t leaves)> &use)
{
    m_database.read(scope, [&](Connection &connection) {
        const std::int64_t all = m_headSize(connection, scope.tenantId());
        const std::int64_t wanted = std::min(leaves.value_or(all), all);
        const auto [index, erasedTo, renewed] = indexFor(scope.tenantId(), connection);
        const IndexView view = index->view().before(wanted);
        use(SearchScope{*index, view, connection, scope.tenantId(), interrupt}, wanted);
    });
}

AuditSearch::Asked AuditSearch::ask(const TenantScope &scope, const contract::AuditQueryRequest &request,
                                    const Interrupt &interrupt)
{
    const std::string &tenantId = scope.tenantId();
    Asked asked;
    m_database.read(scope, [&](Connection &connection) {
        const Zone zone(tenants::current(connection).timeZone);
        const contract::Instant now = m_clock.now();
        rules::ParsedQuery parsed = rules::parseQuery(request.q, {now, [&zone](contract::Date date) {
                                                                      return zone.startOfDay(date);
                                                                  }});
        asked.errors = std::move(parsed.errors);
        if (!asked.errors.empty())
            return;
        SearchQuestion question{std::move(parsed.query), request.sort, m_headSize(connection, tenantId)};
        const std::string q = rules::canonical(question.query);
        const auto [index, erasedTo, renewed] = indexFor(tenantId, connection);
        const std::string id = idOf(tenantId, q, request.sort, question.headSize, erasedTo);
        const IndexView view = index->view().before(question.headSize);
        const auto known = m_snapshots.find(tenantId, id);
        Found result = known ? known->result : nullptr;
        if (!result) {
            result =
                std::make_shared<SearchResult>(question, SearchScope{*index, view, connection, tenantId, interrupt});
            m_snapshots.put(tenantId, id, {question, erasedTo, result});
        }
        asked.query = AuditQuery{id,
                                 static_cast<std::int64_t>(result->order().size()),
                                 static_cast<std::int64_t>(view.size()),
                                 question.headSize,
                                 q,
                                 request.sort,
                                 question.query.from,
                                 question.query.to,
                                 now};
    });
    return asked;
}

void AuditSearch::open(const TenantScope &scope, const std::string &id, const Interrupt &interrupt,
                       const std::function<void(const SnapshotStore::Snapshot &, const SearchScope &)> &use)
{
    const std::string &tenantId = scope.tenantId();
    if (!m_snapshots.find(tenantId, id))
        throw SnapshotGone{m_snapshots.ownerOf(id)};
    m_database.read(scope, [&](Connection &connection) {
        const auto [index, erasedTo, renewed] = indexFor(tenantId, connection);
        auto snapshot = m_snapshots.find(tenantId, id);
        // Its rows were others before more was erased.
        if (!snapshot || snapshot->erasedTo != erasedTo)
            throw SnapshotGone{m_snapshots.ownerOf(id)};
        const IndexView view = index->view().before(snapshot->question.headSize);
        const SearchScope search{*index, view, connection, tenantId, interrupt};
        if (!snapshot->result) {
            snapshot->result = std::make_shared<SearchResult>(snapshot->question, search);
            m_snapshots.put(tenantId, id, *snapshot);
        }
        use(*snapshot, search);
    });
}

std::vector<std::int64_t> AuditSearch::seqsOf(const SearchResult &result, const IndexView &view, std::uint64_t offset,
                                              std::uint64_t limit)
{
    std::vector<std::int64_t> seqs;
    const std::size_t end = std::min<std::uint64_t>(result.order().size(), offset + limit);
    for (std::size_t place = offset; place < end; ++place)
        seqs.push_back(view.seqAt(result.order().rowAt(place)));
    return seqs;
}

contract::AuditRows AuditSearch::rows(const TenantScope &scope, const std::string &id, std::uint64_t offset,
                                      std::uint64_t limit, const Interrupt &interrupt)
{
    contract::AuditRows page{id, static_cast<std::int64_t>(offset), 0, {}};
    open(scope, id, interrupt, [&](const SnapshotStore::Snapshot &snapshot, const SearchScope &search) {
        page.total = static_cast<std::int64_t>(snapshot.result->order().size());
        page.rows = decisionsAt(search.connection, seqsOf(*snapshot.result, search.view, offset, limit));
    });
    return page;
}

contract::AuditFacets AuditSearch::facets(const TenantScope &scope, const std::string &id, std::size_t values,
                                          const Interrupt &interrupt)
{
    contract::AuditFacets facets{id, {}};
    open(scope, id, interrupt, [&](const SnapshotStore::Snapshot &snapshot, const SearchScope &search) {
        facets.facets = facetsOf(snapshot.question, *snapshot.result, search, values);
    });
    return facets;
}

contract::AuditHistogram AuditSearch::histogram(const TenantScope &scope, const std::string &id, std::int64_t buckets,
                                                const Interrupt &interrupt)
{
    contract::AuditHistogram histogram;
    open(scope, id, interrupt, [&](const SnapshotStore::Snapshot &snapshot, const SearchScope &search) {
        const Zone zone(tenants::current(search.connection).timeZone);
        histogram = histogramOf(snapshot.question, *snapshot.result, search, buckets,
                                [&zone](contract::Instant at) { return zone.offsetAt(at); });
    });
    histogram.queryId = id;
    return histogram;
}

contract::AuditPlace AuditSearch::find(const TenantScope &scope, const std::string &id, std::int64_t seq,
                                       const Interrupt &interrupt)
{
    contract::AuditPlace place{id, seq, std::nullopt};
    open(scope, id, interrupt, [&](const SnapshotStore::Snapshot &snapshot, const SearchScope &search) {
        const std::size_t row = search.view.rowOfSeq(seq);
        if (row >= search.view.size() || search.view.seqAt(row) != seq)
            return;
        if (const auto found = snapshot.result->order().placeOf(row))
            place.offset = static_cast<std::int64_t>(*found);
    });
    return place;
}

std::optional<SnapshotRows::Page> AuditSearch::seqs(const TenantScope &scope, std::string_view queryId,
                                                    std::uint64_t offset, std::uint64_t limit)
{
    Page page;
    try {
        open(scope, std::string(queryId), Interrupt(),
             [&](const SnapshotStore::Snapshot &snapshot, const SearchScope &search) {
                 page.headSize = static_cast<std::uint64_t>(snapshot.question.headSize);
                 for (const std::int64_t seq : seqsOf(*snapshot.result, search.view, offset, limit))
                     page.seqs.push_back(static_cast<std::uint64_t>(seq));
             });
    } catch (const SnapshotGone &) {
        return std::nullopt;
    }
    return page;
}

std::string AuditSearch::ownerOf(std::string_view queryId) const
{
    return m_snapshots.ownerOf(std::string(queryId));
}

} // namespace atalaya::platform
