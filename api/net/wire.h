// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/apierror.h"
#include "api/net/replyreader.h"
#include "api/net/request.h"

#include <QByteArray>
#include <QNetworkRequest>
#include <QUrl>

#include <optional>

class QNetworkReply;

namespace atalaya::api {

/// What is put on the wire for one transmission of a request.
struct Outgoing
{
    QUrl server;
    QByteArray authorization;
    QString tenantId;
    QByteArray stepUpProof;
    QByteArray userAgent;
};

/// Path and query exactly as they are sent.
[[nodiscard]] QByteArray targetOf(const Request &request, const QUrl &server);

/// Headers, TLS and the refusals (cookies, redirects, cached credentials) of every request.
[[nodiscard]] QNetworkRequest networkRequest(const Request &request, const Outgoing &outgoing);

/// The failure of a transmission that brought no complete HTTP answer; nullopt when it did.
[[nodiscard]] std::optional<ApiError> transportError(const QNetworkReply &reply);

/// Fewer bytes came than were announced. Qt does not always tell such an answer from a whole one.
[[nodiscard]] bool isCutOff(const QNetworkReply &reply, qint64 received);

/// Status and headers of an answer; the body is read apart.
[[nodiscard]] RawReply rawReply(const QNetworkReply &reply);

} // namespace atalaya::api
