// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachepolicy.h"

namespace atalaya::api {

Freshness freshness(const CachedResponse &entry, const CachePolicy &policy, const QDateTime &now)
{
    const qint64 age = entry.fetchedAt.msecsTo(now);
    if (entry.invalidated || age < 0)
        return Freshness::Stale;
    const auto milliseconds = [](std::chrono::seconds seconds) {
        return std::chrono::milliseconds(seconds).count();
    };
    if (age < milliseconds(policy.timeToLive))
        return Freshness::Fresh;
    return age < milliseconds(policy.timeToLive + policy.staleWhileRevalidate) ? Freshness::Renewable
                                                                               : Freshness::Stale;
}

} // namespace atalaya::api
