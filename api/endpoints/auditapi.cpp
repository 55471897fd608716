// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/auditapi.h"

#include "api/cache/cachedclient.h"
#include "api/net/apiclient.h"

#include <nlohmann/json.hpp>

namespace atalaya::api {

using namespace std::chrono_literals;

namespace {

Request about(const QString &queryId, const QString &what, const QByteArray &label)
{
    Request request;
    request.path = QStringLiteral("/api/admin/audit/queries/%1/%2")
                       .arg(QString::fromLatin1(QUrl::toPercentEncoding(queryId)), what);
    request.label = label;
    return request;
}

void add(Request &request, const QString &name, qint64 number)
{
    request.query.addQueryItem(name, QString::number(number));
}

} // namespace

AuditApi::AuditApi(CachedClient *client)
    : m_client(client)
{}

QStringList AuditApi::tags() const
{
    return {QStringLiteral("audit"), QStringLiteral("tenant:%1/audit").arg(m_client->client()->identity().tenantId)};
}

QFuture<Result<Dated<contract::AuditQuery>>> AuditApi::query(const contract::AuditQueryRequest &asked)
{
    Request request;
    request.verb = Verb::Post;
    request.question = true;
    request.path = QStringLiteral("/api/admin/audit/queries");
    request.body = QByteArray::fromStdString(contract::dumpJson(contract::encode(asked)));
    request.label = "audit.query";
    // The log grows: an answer that is kept is for when nobody can be asked.
    const CachePolicy policy{0s, 0s, false, tags(), true};
    return m_client->get(request, policy, contract::decodeAuditQuery, true);
}

QFuture<Result<Dated<contract::AuditDecision>>> AuditApi::decision(const QString &id)
{
    Request request;
    request.path = QStringLiteral("/api/admin/audit/decisions/") + QString::fromLatin1(QUrl::toPercentEncoding(id));
    request.label = "audit.decision";
    const CachePolicy policy{0s, 0s, false, tags(), true, false, true};
    return m_client->get(request, policy, contract::decodeAuditDecision, true);
}

template<class T>
QFuture<Result<T>> AuditApi::ofSnapshot(const Request &request, contract::Decoded<T> (*decode)(const nlohmann::json &))
{
    // A snapshot never changes, but retention may take what it shows.
    const CachePolicy policy{perishableFor, 0s, false, tags(), true, false, true};
    return mapped<T>(m_client, m_client->get(request, policy, decode, false),
                     [](const Result<Dated<T>> &answer) -> Result<T> {
                         if (!answer)
                             return tl::unexpected(answer.error());
                         return answer->value;
                     });
}

QFuture<Result<contract::AuditRows>> AuditApi::rows(const QString &queryId, qint64 offset, qint64 limit)
{
    Request request = about(queryId, QStringLiteral("rows"), "audit.rows");
    add(request, QStringLiteral("offset"), offset);
    add(request, QStringLiteral("limit"), limit);
    return ofSnapshot(request, contract::decodeAuditRows);
}

QFuture<Result<contract::AuditFacets>> AuditApi::facets(const QString &queryId)
{
    return ofSnapshot(about(queryId, QStringLiteral("facets"), "audit.facets"), contract::decodeAuditFacets);
}

QFuture<Result<contract::AuditHistogram>> AuditApi::histogram(const QString &queryId, int buckets)
{
    Request request = about(queryId, QStringLiteral("histogram"), "audit.histogram");
    add(request, QStringLiteral("buckets"), buckets);
    return ofSnapshot(request, contract::decodeAuditHistogram);
}

QFuture<Result<contract::AuditPlace>> AuditApi::find(const QString &queryId, qint64 seq)
{
    Request request = about(queryId, QStringLiteral("find"), "audit.find");
    add(request, QStringLiteral("seq"), seq);
    return ofSnapshot(request, contract::decodeAuditPlace);
}

} // namespace atalaya::api
