// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/net/wire.h"

#include "api/net/redact.h"

#include <QNetworkReply>
#include <QSslConfiguration>

namespace atalaya::api {

QByteArray verbName(Verb verb)
{
    switch (verb) {
    case Verb::Get:
        return QByteArrayLiteral("GET");
    case Verb::Post:
        return QByteArrayLiteral("POST");
    case Verb::Put:
        return QByteArrayLiteral("PUT");
    case Verb::Delete:
        return QByteArrayLiteral("DELETE");
    }
    return {};
}

namespace {

QUrl urlOf(const Request &request, const QUrl &server)
{
    QUrl url = server;
    url.setPath(request.path, QUrl::StrictMode);
    if (!request.query.isEmpty())
        url.setQuery(request.query);
    return url;
}

} // namespace

QByteArray targetOf(const Request &request, const QUrl &server)
{
    // As QNetworkAccessManager writes the request line.
    return urlOf(request, server)
        .toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment | QUrl::NormalizePathSegments |
                   QUrl::FullyEncoded);
}

QNetworkRequest networkRequest(const Request &request, const Outgoing &outgoing)
{
    QNetworkRequest out(urlOf(request, outgoing.server));
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    out.setSslConfiguration(tls);

    out.setRawHeader("Accept", request.mediaType.isEmpty() ? QByteArrayLiteral("application/json") : request.mediaType);
    // Unpacked by the way a file would not be the bytes that its digest is of, and would be held against a limit.
    if (request.sink)
        out.setRawHeader("Accept-Encoding", "identity");
    out.setRawHeader("User-Agent", outgoing.userAgent);
    const auto set = [&out](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            out.setRawHeader(name, value);
    };
    set("Authorization", outgoing.authorization);
    set("X-Tenant-ID", outgoing.tenantId.toLatin1());
    set("X-Step-Up", outgoing.stepUpProof);
    set("Idempotency-Key", request.idempotencyKey);
    set("If-None-Match", request.ifNoneMatch);
    set("If-Match", request.ifMatch);
    if (!request.body.isEmpty())
        out.setRawHeader("Content-Type", "application/json");
    return out;
}

bool isCutOff(const QNetworkReply &reply, qint64 received)
{
    // Not there where Qt has unpacked the body: then its length says nothing.
    const QVariant announced = reply.header(QNetworkRequest::ContentLengthHeader);
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return announced.isValid() && status != 304 && received < announced.toLongLong();
}

std::optional<ApiError> transportError(const QNetworkReply &reply)
{
    using Net = QNetworkReply::NetworkError;
    const Net code = reply.error();
    // From 201 on Qt's codes are its names for HTTP statuses, 400 and 418 among the "protocol" ones: an answer did
    // come.
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (code == Net::NoError || (code > 200 && status >= 400))
        return std::nullopt;
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    error.code = QStringLiteral("unreachable");
    switch (code) {
    case Net::RemoteHostClosedError:
    case Net::TemporaryNetworkFailureError:
        error.code = QStringLiteral("connection_lost");
        break;
    case Net::TimeoutError:
        error.kind = ApiError::Kind::Timeout;
        error.code.clear();
        break;
    case Net::SslHandshakeFailedError:
        error.kind = ApiError::Kind::Tls;
        error.code.clear();
        break;
    case Net::UnknownContentError:
    case Net::ProtocolFailure:
    case Net::ProtocolInvalidOperationError:
    case Net::ProtocolUnknownError:
        error.kind = ApiError::Kind::BadResponse;
        error.code.clear();
        break;
    default:
        break;
    }
    error.message = redact(reply.errorString());
    return error;
}

RawReply rawReply(const QNetworkReply &reply)
{
    RawReply raw;
    raw.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    raw.contentType = reply.rawHeader("Content-Type");
    raw.etag = reply.rawHeader("ETag");
    raw.tenantId = reply.rawHeader("X-Tenant-ID");
    raw.correlationId = reply.rawHeader("X-Correlation-Id");
    raw.reuse = {reply.rawHeader("Cache-Control"), reply.rawHeader("Age"), reply.rawHeader("Date"),
                 reply.rawHeader("Expires"), reply.rawHeader("Vary")};
    raw.retryAfter = reply.rawHeader("Retry-After");
    return raw;
}

} // namespace atalaya::api
