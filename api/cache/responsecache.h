// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/cachekey.h"
#include "api/cache/cachestatistics.h"
#include "api/net/reuseterms.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace atalaya::api {

/// An answer as it came, with what is needed to ask whether it still holds.
struct CachedResponse
{
    QByteArray body;
    QByteArray etag;
    QDateTime fetchedAt;
    QStringList tags;
    /// What the platform said about using it again.
    ReuseTerms terms{};
    /// Something changed what it shows: readable offline, never shown without asking.
    bool invalidated = false;
    /// Goes a day after it was stored, and with forget().
    bool perishable = false;

    bool operator==(const CachedResponse &) const = default;
};

/// How long what is perishable is kept.
inline constexpr std::chrono::hours perishableFor{24};

/// Where answers are kept. What is missing, damaged or sealed reads as nullopt, never as an error.
class ResponseCache
{
public:
    virtual ~ResponseCache() = default;
    [[nodiscard]] virtual std::optional<CachedResponse> find(const CacheKey &key) = 0;
    virtual void store(const CacheKey &key, const CachedResponse &response) = 0;
    /// For what is read once, and much of it: finding leaves the entry as long unused as it was, and what is stored is
    /// the first to go when room is needed, unless it was there before. Nothing else goes for its sake.
    [[nodiscard]] virtual std::optional<CachedResponse> findInPassing(const CacheKey &key) = 0;
    virtual void storeInPassing(const CacheKey &key, const CachedResponse &response) = 0;
    /// The platform said that the entry still holds; `terms` when it named new ones.
    virtual void confirm(const CacheKey &key, const QDateTime &at, const std::optional<ReuseTerms> &terms) = 0;
    virtual void remove(const CacheKey &key) = 0;
    virtual void invalidate(const QString &tag) = 0;
    /// Perishable entries that are older than a day go, from the disk too; also those from the future.
    virtual void expire(const QDateTime &now) = 0;
    /// All perishable entries go, from the disk too.
    virtual void forget() = 0;
    virtual void purge() = 0;
    [[nodiscard]] virtual CacheSize size() const = 0;
};

} // namespace atalaya::api
