// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/responsecache.h"
#include "api/vault/sealable.h"

#include <memory>

namespace atalaya::api {

/// A ResponseCache that outlives the program: memory first, then sealed records in a folder. Before the first open()
/// it is a memory cache; sealed it keeps and finds nothing; after destroy() it is as new. Nothing waits for the disk
/// but find() of what memory doesn't hold.
class DiskCache final : public ResponseCache, public Sealable
{
public:
    struct Bounds
    {
        qsizetype memoryBytes = 16 * 1024 * 1024;
        qsizetype memoryEntries = 500;
        qint64 diskBytes = 64 * 1024 * 1024;
        qint64 diskEntries = 4000;
    };
    enum class State
    {
        MemoryOnly,
        Open,
        Sealed
    };

    /// `folder` is made when it is needed, for its owner only.
    explicit DiskCache(const QString &folder);
    DiskCache(const QString &folder, const Bounds &bounds);
    /// Waits for the writes under way.
    ~DiskCache() override;
    Q_DISABLE_COPY_MOVE(DiskCache)

    [[nodiscard]] State state() const;

    // Sealable. What memory holds at the first open() is written to the disk.
    void open(const SecretString &key) override;
    void seal() override;
    void unseal() override;
    void destroy() override;

    // ResponseCache
    [[nodiscard]] std::optional<CachedResponse> find(const CacheKey &key) override;
    void store(const CacheKey &key, const CachedResponse &response) override;
    [[nodiscard]] std::optional<CachedResponse> findInPassing(const CacheKey &key) override;
    void storeInPassing(const CacheKey &key, const CachedResponse &response) override;
    void confirm(const CacheKey &key, const QDateTime &at, const std::optional<ReuseTerms> &terms) override;
    void remove(const CacheKey &key) override;
    void invalidate(const QString &tag) override;
    void expire(const QDateTime &now) override;
    void forget() override;
    /// Sealed, only memory is purged, which is empty then: destroy() removes what can't be read.
    void purge() override;
    [[nodiscard]] CacheSize size() const override;

    /// Until what was stored is on the disk.
    void flush();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace atalaya::api
