// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/vaultchild.h"

#include "api/cache/diskcache.h"
#include "tests/cache/cachefixture.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <unistd.h>

namespace atalaya::tests {

namespace {

/// Carries its own checksum, so that a part of one or a mixture of two is seen.
QByteArray bodyOf(int n, quint32 version)
{
    const QByteArray text = QByteArray::number(n) + ' ' + QByteArray::number(version) + ' ' +
                            QByteArray(static_cast<qsizetype>(version % 30'000), 'x');
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex() + ' ' + text;
}

void dot()
{
    (void)!::write(STDOUT_FILENO, ".", 1);
}

} // namespace

api::CacheKey childKey(int n)
{
    return cacheKeyOf(n);
}

bool isWhole(int n, const api::CachedResponse &response)
{
    const QByteArray text = response.body.mid(65);
    return text.startsWith(QByteArray::number(n) + ' ') &&
           response.body.left(64) == QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

int runVaultChild(const QString &folder, const QString &mode, int steps, quint32 seed)
{
    QRandomGenerator random(seed);
    api::DiskCache::Bounds bounds;
    bounds.memoryEntries = 5;
    api::DiskCache cache(folder, bounds);
    cache.open(vaultKey());
    for (int step = 0; step < steps; ++step) {
        const int n = static_cast<int>(random.bounded(childKeys));
        const quint32 what = random.bounded(100);
        if (what < 50) {
            api::CachedResponse response = cachedResponse(n, 0, {QStringLiteral("tag-%1").arg(n % 7)});
            response.body = bodyOf(n, random.generate());
            cache.store(childKey(n), response);
        } else if (what < 80) {
            if (const auto found = cache.find(childKey(n)); found && !isWhole(n, *found))
                return 3;
        } else if (what < 88) {
            cache.confirm(childKey(n), QDateTime::currentDateTimeUtc(), std::nullopt);
        } else if (what < 93) {
            cache.invalidate(QStringLiteral("tag-%1").arg(n % 7));
        } else if (what < 96) {
            cache.remove(childKey(n));
        } else if (mode == QLatin1String("write")) {
            cache.purge();
        } else if (mode == QLatin1String("rotate")) {
            cache.destroy();
            cache.open(vaultKey(static_cast<char>('a' + random.bounded(20))));
        } else {
            cache.destroy();
            cache.flush();
            cache.open(vaultKey());
        }
        // Not too far ahead of the disk, or the kill would hit an empty queue or a full one only.
        if (step % 8 == 7)
            cache.flush();
        dot();
    }
    return 0;
}

} // namespace atalaya::tests
