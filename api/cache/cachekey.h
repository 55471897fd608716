// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/identity.h"
#include "api/net/request.h"

#include <QByteArray>
#include <QString>

namespace atalaya::api {

/// Whose answer to which question. Two people, two tenants or two servers never share an entry.
struct CacheKey
{
    QString origin;
    QString user;
    QString tenant;
    /// With another role the same question has another answer.
    QString role;
    QByteArray method;
    /// Path and query with the parameters in order; of a question that is posted, the digest of its body too.
    QByteArray url;

    bool operator==(const CacheKey &) const = default;
};

[[nodiscard]] CacheKey cacheKey(const Identity &identity, const Request &request);
[[nodiscard]] size_t qHash(const CacheKey &key, size_t seed = 0) noexcept;

} // namespace atalaya::api
