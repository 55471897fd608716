// SPDX-License-Identifier: GPL-3.0-or-later
#include "operatoraudit.h"

#include "api/net/deferred.h"

#include <algorithm>

namespace atalaya::tests {

using namespace Qt::StringLiterals;
namespace {

const contract::Instant evening{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} + std::chrono::hours(20)};

std::optional<contract::Instant> midnight(contract::Date date)
{
    return contract::Instant{std::chrono::sys_days{date}};
}

} // namespace

template<class T>
QFuture<api::Result<T>> OperatorAudit::answer(T value) const
{
    if (error)
        return api::readyFuture<T>(tl::unexpected(*error));
    return api::readyFuture<T>(api::Result<T>(std::move(value)));
}

QFuture<api::Result<api::Dated<contract::AuditQuery>>> OperatorAudit::query(const contract::AuditQueryRequest &request)
{
    const rules::ParsedQuery parsed = rules::parseQuery(request.q, {evening, midnight});
    std::vector<std::int64_t> seqs = m_log->matching(parsed.query, request.sort);
    const std::vector<std::int64_t> all = seqs;
    std::erase_if(seqs, [this](std::int64_t seq) { return hidden.contains(seq); });
    contract::AuditQuery snapshot;
    const QString id = u"q-%1-%2"_s.arg(QString::fromStdString(request.q)).arg(static_cast<int>(request.sort));
    if (request.purpose == "log") {
        asked.append(QString::fromStdString(request.q));
        m_log->result = tellsHidden ? all : seqs;
        m_log->shown = seqs;
        m_log->lists[id] = seqs;
    }
    snapshot.queryId = id.toStdString();
    snapshot.total = static_cast<std::int64_t>(seqs.size());
    snapshot.decisions = snapshot.headSize = m_log->size();
    snapshot.q = rules::canonical(parsed.query);
    snapshot.sort = request.sort;
    snapshot.at = evening;
    m_snapshots[id] = std::move(seqs);
    return answer(api::Dated<contract::AuditQuery>{snapshot, QDateTime::currentDateTimeUtc()});
}

QFuture<api::Result<contract::AuditRows>> OperatorAudit::rows(const QString &queryId, qint64 offset, qint64 limit)
{
    const auto &seqs = m_snapshots[queryId];
    const auto total = static_cast<std::int64_t>(seqs.size());
    contract::AuditRows page{queryId.toStdString(), offset, total, {}};
    for (qint64 at = offset; at < std::min<qint64>(offset + limit, total); ++at)
        page.rows.push_back(m_log->shownRow(seqs[static_cast<std::size_t>(at)]));
    return answer(std::move(page));
}

QFuture<api::Result<contract::AuditFacets>> OperatorAudit::facets(const QString &queryId)
{
    std::map<std::string, std::int64_t> states;
    std::map<std::string, std::int64_t> agents;
    for (const std::int64_t seq : m_snapshots[queryId]) {
        const contract::AuditRow row = m_log->shownRow(seq);
        ++states[std::string(contract::nameOf(row.state))];
        ++agents[row.agent];
    }
    contract::AuditFacets facets{queryId.toStdString(), {}};
    for (const auto &[field, counts] : {std::pair("state", states), std::pair("agent", agents)}) {
        contract::AuditFacet facet{field, {}, 0};
        for (const auto &[value, count] : counts)
            facet.values.push_back({value, {}, count});
        facets.facets.push_back(std::move(facet));
    }
    return answer(std::move(facets));
}

QFuture<api::Result<contract::AuditHistogram>> OperatorAudit::histogram(const QString &queryId, int buckets)
{
    contract::AuditHistogram histogram;
    histogram.queryId = queryId.toStdString();
    const auto &seqs = m_snapshots[queryId];
    if (!seqs.empty()) {
        const auto [first, last] = std::ranges::minmax(seqs);
        histogram.from = m_log->shownRow(first).at;
        histogram.to = m_log->shownRow(last).at + std::chrono::milliseconds(1);
        histogram.bucketMs = (histogram.to - histogram.from).count() / buckets + 1;
        for (int at = 0; at < buckets; ++at)
            histogram.buckets.push_back({histogram.from + std::chrono::milliseconds(at * histogram.bucketMs), 0, 0, 0});
        for (const std::int64_t seq : seqs) {
            const auto at = (m_log->shownRow(seq).at - histogram.from).count() / histogram.bucketMs;
            ++histogram.buckets[static_cast<std::size_t>(at)].executed;
        }
    }
    return answer(std::move(histogram));
}

QFuture<api::Result<contract::AuditPlace>> OperatorAudit::find(const QString &queryId, qint64 seq)
{
    const auto &seqs = m_snapshots[queryId];
    const auto place = std::ranges::find(seqs, seq);
    contract::AuditPlace found{queryId.toStdString(), seq, {}};
    if (place != seqs.end())
        found.offset = place - seqs.begin();
    return answer(std::move(found));
}

QFuture<api::Result<api::Dated<contract::AuditDecision>>> OperatorAudit::decision(const QString &id)
{
    const auto told = m_log->decision(id).result();
    if (!told)
        return api::readyFuture<api::Dated<contract::AuditDecision>>(tl::unexpected(told.error()));
    return answer(api::Dated<contract::AuditDecision>{*told, QDateTime::currentDateTimeUtc()});
}

} // namespace atalaya::tests
