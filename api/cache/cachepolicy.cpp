// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/cache/cachepolicy.h"

#include <algorithm>

namespace atalaya::api {

Freshness freshness(const CachedResponse &entry, const CachePolicy &policy, const QDateTime &now)
{
    using std::chrono::milliseconds;
    const milliseconds age(entry.fetchedAt.msecsTo(now));
    if (entry.invalidated || age.count() < 0 || (entry.terms.noCache && !policy.despiteNoCache))
        return Freshness::Stale;
    const auto lifetime = std::min(policy.timeToLive, entry.terms.freshFor.value_or(policy.timeToLive));
    if (age < lifetime)
        return Freshness::Fresh;
    if (entry.terms.mustRevalidate)
        return Freshness::Stale;
    return age < lifetime + policy.staleWhileRevalidate ? Freshness::Renewable : Freshness::Stale;
}

bool isExpired(const CachedResponse &entry, const QDateTime &now)
{
    const std::chrono::milliseconds age(entry.fetchedAt.msecsTo(now));
    return entry.perishable && (age.count() < 0 || age >= perishableFor);
}

bool mayShowUnasked(const CachedResponse &entry, const CachePolicy &policy, const QDateTime &now)
{
    if (entry.terms.noCache && !policy.despiteNoCache)
        return false;
    return !entry.terms.mustRevalidate || freshness(entry, policy, now) == Freshness::Fresh;
}

} // namespace atalaya::api
