// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/responsecache.h"

#include <QDateTime>
#include <QStringList>

#include <chrono>

namespace atalaya::api {

/// How long a resource's answer is good, and what makes it bad.
struct CachePolicy
{
    /// Shown without asking.
    std::chrono::seconds timeToLive{0};
    /// After that, shown at once while the platform is asked.
    std::chrono::seconds staleWhileRevalidate{0};
    bool neverStore = false;
    /// For invalidation, for example "dashboard" or "tenant:42/usage".
    QStringList tags;
};

enum class Freshness
{
    Fresh,
    /// Out of date, but good enough to be shown while it is renewed.
    Renewable,
    /// Shown only when the platform can't be asked.
    Stale
};

/// An entry from the future (a clock that was set back) is stale.
[[nodiscard]] Freshness freshness(const CachedResponse &entry, const CachePolicy &policy, const QDateTime &now);

} // namespace atalaya::api
