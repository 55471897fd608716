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
    QStringList tags{};
    /// The platform puts `no-cache` on every answer, for caches that know nothing about it. True: what it means was
    /// agreed (docs/openapi.yaml), and the answer may be shown, dated, for as long as is said here.
    bool despiteNoCache = false;
    /// One of very many that are read once: kept while there is room, and nothing else goes for its sake.
    bool inPassing = false;
    /// Something that retention may erase on the platform: dated and offline too it is shown for a day at most, and is
    /// gone after that, or before by CachedClient::forget(), from the disk too.
    bool perishable = false;
};

enum class Freshness
{
    Fresh,
    /// Out of date, but good enough to be shown while it is renewed.
    Renewable,
    /// Shown only when the platform can't be asked.
    Stale
};

/// The stricter of the policy and of what the platform said with the answer. An entry from the future (a clock that
/// was set back) is stale.
[[nodiscard]] Freshness freshness(const CachedResponse &entry, const CachePolicy &policy, const QDateTime &now);

/// Perishable, and older than a day or from the future.
[[nodiscard]] bool isExpired(const CachedResponse &entry, const QDateTime &now);

/// Whether an entry of any age may be shown, dated, when the platform can't be asked.
[[nodiscard]] bool mayShowUnasked(const CachedResponse &entry, const CachePolicy &policy, const QDateTime &now);

} // namespace atalaya::api
