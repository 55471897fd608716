// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/auditlogapi.h"

#include "api/cache/cachedclient.h"
#include "api/contract/leafframes.h"
#include "api/endpoints/calls.h"
#include "api/net/apiclient.h"

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;

/// What is about leaves that are signed stays as it is; a year is for ever.
const CachePolicy forGood{24h * 365, 0s, false, {QStringLiteral("auditlog")}, true};
/// Payloads of leaves: as they are, until retention takes them.
const CachePolicy forADay{perishableFor, 0s, false, {QStringLiteral("auditlog")}, true, false, true};

Request get(const QString &what, const QByteArray &label)
{
    Request request;
    request.path = QStringLiteral("/api/admin/audit/") + what;
    request.label = label;
    return request;
}

void put(Request &request, const char *name, std::int64_t value)
{
    request.query.addQueryItem(QLatin1String(name), QString::number(value));
}

/// Verification goes on by itself beside what the user does.
Request unlisted(Request request)
{
    request.unlisted = true;
    return request;
}

QFuture<Result<std::string>> text(ApiClient *client, Request request)
{
    request.mediaType = "text/plain";
    return mapped<std::string>(client, client->send(request), [](const Result<Reply> &reply) -> Result<std::string> {
        if (!reply)
            return tl::unexpected(reply.error());
        return reply->body.toStdString();
    });
}

QFuture<Result<QByteArray>> frames(ApiClient *client, Request request, std::string_view mediaType)
{
    request.mediaType = QByteArray(mediaType.data(), static_cast<qsizetype>(mediaType.size()));
    request.bulk = true;
    return mapped<QByteArray>(client, client->send(request), [](const Result<Reply> &reply) -> Result<QByteArray> {
        if (!reply)
            return tl::unexpected(reply.error());
        return reply->body;
    });
}

template<class T>
QFuture<Result<T>> kept(CachedClient *client, const Request &request,
                        contract::Decoded<T> (*decode)(const nlohmann::json &), const CachePolicy &policy)
{
    return mapped<T>(client, client->get(request, policy, decode, false),
                     [](const Result<Dated<T>> &dated) -> Result<T> {
                         if (!dated)
                             return tl::unexpected(dated.error());
                         return dated->value;
                     });
}

} // namespace

AuditLogApi::AuditLogApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<std::string>> AuditLogApi::head()
{
    return text(m_client->client(), unlisted(get(QStringLiteral("log/head"), "log.head")));
}

QFuture<Result<std::string>> AuditLogApi::key()
{
    return text(m_client->client(), unlisted(get(QStringLiteral("log/key"), "log.key")));
}

QFuture<Result<contract::InclusionProof>> AuditLogApi::inclusion(std::int64_t seq, std::int64_t size)
{
    Request request = unlisted(get(QStringLiteral("log/inclusion"), "log.inclusion"));
    put(request, "seq", seq);
    put(request, "size", size);
    return kept(m_client, request, contract::decodeInclusionProof, forGood);
}

QFuture<Result<contract::ConsistencyProof>> AuditLogApi::consistency(std::int64_t from, std::int64_t to)
{
    Request request = unlisted(get(QStringLiteral("log/consistency"), "log.consistency"));
    put(request, "from", from);
    put(request, "to", to);
    return kept(m_client, request, contract::decodeConsistencyProof, forGood);
}

QFuture<Result<contract::LogEpochs>> AuditLogApi::epochs()
{
    return call(m_client->client(), unlisted(get(QStringLiteral("log/epochs"), "log.epochs")),
                contract::decodeLogEpochs);
}

QFuture<Result<contract::SharedProof>> AuditLogApi::proofs(const QString &queryId, std::int64_t offset,
                                                           std::int64_t limit, bool withBodies)
{
    Request request = unlisted(get(QStringLiteral("queries/%1/proofs").arg(queryId), "log.proofs"));
    put(request, "offset", offset);
    put(request, "limit", limit);
    if (withBodies)
        put(request, "body", 1);
    return kept(m_client, request, contract::decodeSharedProof, forADay);
}

QFuture<Result<QByteArray>> AuditLogApi::leaves(std::int64_t from, std::int64_t to, std::int64_t size)
{
    Request request = get(QStringLiteral("log/leaves"), "log.leaves");
    put(request, "from", from);
    put(request, "to", to);
    put(request, "size", size);
    return frames(m_client->client(), request, contract::leafFrames);
}

QFuture<Result<QByteArray>> AuditLogApi::bodies(std::int64_t from, std::int64_t to)
{
    Request request = get(QStringLiteral("log/bodies"), "log.bodies");
    put(request, "from", from);
    put(request, "to", to);
    return frames(m_client->client(), request, contract::bodyFrames);
}

QFuture<Result<contract::AuditDecision>> AuditLogApi::decision(const QString &id)
{
    // Retention may have taken from it what it showed a minute ago: what is kept would explain nothing.
    return call(m_client->client(), unlisted(get(QStringLiteral("decisions/") + id, "log.decision")),
                contract::decodeAuditDecision);
}

QFuture<Result<contract::AuditSeqs>> AuditLogApi::seqs(const QString &queryId, std::int64_t offset, std::int64_t limit)
{
    Request request = get(QStringLiteral("queries/%1/seqs").arg(queryId), "audit.seqs");
    put(request, "offset", offset);
    put(request, "limit", limit);
    request.bulk = true;
    request.maxNodes = 200'000;
    // Needed once, and large.
    return call(m_client->client(), request, contract::decodeAuditSeqs);
}

QFuture<Result<contract::Retention>> AuditLogApi::retention()
{
    return call(m_client->client(), unlisted(get(QStringLiteral("retention"), "log.retention")),
                contract::decodeRetention);
}

void AuditLogApi::forget()
{
    m_client->forget();
}

} // namespace atalaya::api
