// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/cache/ledger.h"
#include "api/cache/responsecache.h"
#include "api/cache/storedresponse.h"
#include "api/vault/recordfolder.h"

#include <atomic>
#include <memory>
#include <optional>

namespace atalaya::api {

/// The sealed side of a DiskCache while it is open: responses, confirmations and the ledger as records of one key.
class DiskRecords
{
public:
    /// Takes up the folder: reads its ledger or begins a new one, and has what is void cleared away. `folder` is not
    /// owned.
    DiskRecords(RecordFolder *folder, RecordKey key);

    [[nodiscard]] const QByteArray &keyId() const { return m_key.id(); }

    using Use = RecordFolder::Use;
    [[nodiscard]] std::optional<CachedResponse> read(const CacheKey &key, Use use = Use::Now);
    void write(const CacheKey &key, const CachedResponse &response, Use use = Use::Now);
    /// What has `etag` still holds.
    void confirm(const CacheKey &key, const QByteArray &etag, const QDateTime &at,
                 const std::optional<ReuseTerms> &terms);
    void touch(const CacheKey &key);
    void remove(const CacheKey &key);
    void invalidate(const QString &tag);
    /// See ResponseCache.
    void expire(const QDateTime &now);
    void forget();
    /// Everything is void from here on, also for another process, and the files go.
    void purge();

private:
    /// Another process may have invalidated or purged.
    void readLedger();
    void sweep();
    [[nodiscard]] std::optional<StoredResponse> readPerishable(const CacheKey &key, Use use);
    void writeLedger();
    void put(const CacheKey &key, RecordKind kind, const QByteArray &plain, Use use);
    void put(const CacheKey &key, RecordKind kind, const QByteArray &plain, Use use, quint64 generation);
    [[nodiscard]] std::optional<QByteArray> get(const CacheKey &key, RecordKind kind, Use use);
    [[nodiscard]] QByteArray nameOf(const CacheKey &key, RecordKind kind) const;

    RecordFolder *m_folder;
    RecordKey m_key;
    QByteArray m_ledgerName;
    /// As it was read or written last; empty: it has to be written before the next record.
    QByteArray m_ledgerRecord;
    Ledger m_ledger;
    /// Told by the folder's worker: it could not be written.
    std::shared_ptr<std::atomic<bool>> m_ledgerIsLost = std::make_shared<std::atomic<bool>>(false);
};

} // namespace atalaya::api
