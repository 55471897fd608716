// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/sessionsapi.h"

#include "api/cache/cachedclient.h"
#include "api/endpoints/calls.h"

namespace atalaya::api {

namespace {

using namespace std::chrono_literals;

const QString tag = QStringLiteral("sessions");

Request request(Verb verb, const QString &path, const QByteArray &label)
{
    Request request;
    request.verb = verb;
    request.path = path;
    request.label = label;
    // Identity belongs to the platform, not to a tenant.
    request.tenantData = false;
    return request;
}

} // namespace

SessionsApi::SessionsApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<std::vector<contract::SessionInfo>>>> SessionsApi::sessions()
{
    const CachePolicy policy{0s, 0s, false, {tag}, true};
    return m_client->get(request(Verb::Get, QStringLiteral("/api/auth/sessions"), "sessions.load"), policy,
                         contract::decodeSessions, false);
}

QFuture<Result<void>> SessionsApi::end(const QString &sessionId)
{
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(sessionId));
    const auto ended =
        command(m_client->client(), request(Verb::Delete, QStringLiteral("/api/auth/sessions/") + id, "sessions.end"));
    return mapped<void>(m_client, ended, [client = m_client](const Result<void> &result) {
        if (result || result.error().kind == ApiError::Kind::NotFound)
            client->invalidate(tag);
        return result;
    });
}

} // namespace atalaya::api
