// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachekey.h"

#include "api/net/apiclient.h"

#include <QCryptographicHash>
#include <QHashFunctions>
#include <QUrlQuery>

#include <algorithm>

namespace atalaya::api {

CacheKey cacheKey(const Identity &identity, const Request &request)
{
    auto items = request.query.queryItems(QUrl::FullyEncoded);
    std::sort(items.begin(), items.end());
    QUrlQuery ordered;
    ordered.setQueryItems(items);
    QByteArray url = request.path.toUtf8() + '?' + ordered.toString(QUrl::FullyEncoded).toUtf8();
    if (request.question)
        url += '#' + QCryptographicHash::hash(request.body, QCryptographicHash::Sha256).toHex();
    return {ApiClient::originOf(identity.server),
            identity.userId,
            identity.tenantId,
            identity.role,
            verbName(request.verb),
            url};
}

size_t qHash(const CacheKey &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.origin, key.user, key.tenant, key.role, key.method, key.url);
}

} // namespace atalaya::api
