// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/logheadapi.h"

#include "api/net/apiclient.h"
#include "api/net/deferred.h"

namespace atalaya::api {

LogHeadApi::LogHeadApi(ApiClient *client)
    : m_client(client)
{}

QFuture<Result<contract::LogHead>> LogHeadApi::head()
{
    Request request;
    request.path = QStringLiteral("/api/admin/audit/log/head");
    request.label = "log.head";
    request.plainText = true;
    return mapped<contract::LogHead>(
        m_client, m_client->send(request), [](const Result<Reply> &reply) -> Result<contract::LogHead> {
            if (!reply)
                return tl::unexpected(reply.error());
            const auto head = contract::readLogHead(reply->body.toStdString());
            if (head)
                return *head;
            ApiError error;
            error.kind = ApiError::Kind::BadResponse;
            error.httpStatus = reply->status;
            error.correlationId = reply->correlationId;
            error.message = QString::fromStdString(head.error().path + ": " + head.error().reason);
            return tl::unexpected(error);
        });
}

} // namespace atalaya::api
