// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/endpoints/logheadapi.h"

#include "api/cache/cachedclient.h"

namespace atalaya::api {

LogHeadApi::LogHeadApi(CachedClient *client)
    : m_client(client)
{}

QFuture<Result<Dated<contract::LogHead>>> LogHeadApi::head()
{
    Request request;
    request.path = QStringLiteral("/api/admin/audit/log/head");
    request.label = "log.head";
    CachePolicy policy;
    policy.tags = {QStringLiteral("log")};
    policy.despiteNoCache = true;
    return m_client->getText(request, policy, contract::readLogHead, true);
}

} // namespace atalaya::api
