// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/vault/recordfiles.h"
#include "api/vault/recordfolder.h"

#include <QHash>
#include <QSet>

#include <atomic>

namespace atalaya::api {

/// What a folder holds, how large and how lately used, and what has to go when it is too much. For the worker's thread
/// only, but for the two totals. Private to `vault`.
class RecordIndex
{
public:
    /// Before all others.
    static constexpr qint64 neverUsed = 0;

    RecordIndex(const RecordFiles *files, const RecordFolder::Bounds &bounds);

    /// Looks what is really there: others may be at work in the same folder. When the newest was used, in nanoseconds.
    qint64 count();
    [[nodiscard]] bool isCounted() const { return m_counted; }
    [[nodiscard]] QList<QByteArray> names() const { return m_index.keys(); }
    /// When it was used last; `neverUsed` for what is not there.
    [[nodiscard]] qint64 lastUseOf(const QByteArray &name) const;
    [[nodiscard]] bool put(const QByteArray &name, const QByteArray &record, qint64 usedAt);
    void drop(const QByteArray &name);
    void touch(const QByteArray &name, qint64 usedAt);
    [[nodiscard]] bool isTooMuch() const { return passes(10); }
    /// The least recently used go until there is room again; never `pinned`.
    void evict(const QSet<QByteArray> &pinned);

    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] qint64 records() const { return m_records; }

private:
    [[nodiscard]] bool passes(qint64 tenths) const;

    const RecordFiles *m_files;
    RecordFolder::Bounds m_bounds;
    QHash<QByteArray, RecordFiles::File> m_index;
    bool m_counted = false;
    std::atomic<qint64> m_bytes{0};
    std::atomic<qint64> m_records{0};
};

} // namespace atalaya::api
