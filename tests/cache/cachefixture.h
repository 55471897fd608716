// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/responsecache.h"
#include "api/net/secretstring.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <memory>
#include <string>

namespace atalaya::tests {

/// In memory where there is such a folder: for tests that write thousands of records, each of which goes to the disk.
[[nodiscard]] inline std::unique_ptr<QTemporaryDir> quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    if (QFileInfo(memory).isWritable())
        return std::make_unique<QTemporaryDir>(memory + QStringLiteral("/atalaya-XXXXXX"));
    return std::make_unique<QTemporaryDir>();
}

[[nodiscard]] inline api::SecretString vaultKey(char fill = 'k')
{
    return api::SecretString(std::string(32, fill));
}

[[nodiscard]] inline api::CacheKey cacheKeyOf(int n)
{
    return {QStringLiteral("https://a.example"),
            QStringLiteral("u-1"),
            QStringLiteral("t-1"),
            QStringLiteral("ADMIN"),
            "GET",
            "/api/things/" + QByteArray::number(n) + '?'};
}

/// A body that names itself, so that an answer to another question is seen.
[[nodiscard]] inline api::CachedResponse cachedResponse(int n, qsizetype bytes = 200, const QStringList &tags = {})
{
    const QByteArray body = ("{\"n\":" + QByteArray::number(n) + '}').leftJustified(bytes, ' ');
    // Milliseconds, as they are kept.
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'770'000'000'000 + n, Qt::UTC);
    return {body, "\"e" + QByteArray::number(n) + '"', at, tags, {}, false};
}

} // namespace atalaya::tests
