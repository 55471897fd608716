// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/responsecache.h"

#include <QHash>

#include <functional>
#include <list>

namespace atalaya::api {

/// A ResponseCache that ends with the program: least recently used entries go first when it is full.
class MemoryCache final : public ResponseCache
{
public:
    struct Bounds
    {
        qsizetype bytes = 16 * 1024 * 1024;
        qsizetype entries = 500;
    };

    MemoryCache() = default;
    explicit MemoryCache(Bounds bounds);

    [[nodiscard]] std::optional<CachedResponse> find(const CacheKey &key) override;
    void store(const CacheKey &key, const CachedResponse &response) override;
    [[nodiscard]] std::optional<CachedResponse> findInPassing(const CacheKey &key) override;
    void storeInPassing(const CacheKey &key, const CachedResponse &response) override;
    void confirm(const CacheKey &key, const QDateTime &at, const std::optional<ReuseTerms> &terms) override;
    void remove(const CacheKey &key) override;
    void invalidate(const QString &tag) override;
    void expire(const QDateTime &now) override;
    void forget() override;
    void purge() override;

    [[nodiscard]] CacheSize size() const override { return {m_index.size(), m_bytes, 0, 0}; }
    /// Least recently used first; must not change the cache.
    void visit(const std::function<void(const CacheKey &, const CachedResponse &)> &visitor) const;

private:
    struct Entry
    {
        CacheKey key;
        CachedResponse response;
    };
    using Entries = std::list<Entry>;
    void insert(Entries::iterator before, const CacheKey &key, const CachedResponse &response);
    void erase(Entries::iterator entry);
    void eraseIf(const std::function<bool(const CachedResponse &)> &goes);

    Bounds m_bounds;
    /// Most recently used first.
    Entries m_entries;
    QHash<CacheKey, Entries::iterator> m_index;
    qsizetype m_bytes = 0;
};

} // namespace atalaya::api
