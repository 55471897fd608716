// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/sessionsapi.h"

#include "api/endpoints/calls.h"

namespace atalaya::api {

namespace {

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

SessionsApi::SessionsApi(ApiClient *client)
    : m_client(client)
{}

QFuture<Result<std::vector<contract::SessionInfo>>> SessionsApi::sessions()
{
    return call(m_client, request(Verb::Get, QStringLiteral("/api/auth/sessions"), "sessions.load"),
                contract::decodeSessions);
}

QFuture<Result<void>> SessionsApi::end(const QString &sessionId)
{
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(sessionId));
    return command(m_client, request(Verb::Delete, QStringLiteral("/api/auth/sessions/") + id, "sessions.end"));
}

} // namespace atalaya::api
