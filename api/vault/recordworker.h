// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/vault/recordfiles.h"
#include "api/vault/recordfolder.h"
#include "api/vault/recordindex.h"

#include <QHash>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <mutex>
#include <vector>

namespace atalaya::api {

/// The queue of a RecordFolder and the one thread that works it off, in order. Private to `vault`.
class RecordFolder::Worker
{
public:
    Worker(const QString &path, const Bounds &bounds);

    [[nodiscard]] const RecordFiles &files() const { return m_files; }
    [[nodiscard]] const Bounds &bounds() const { return m_bounds; }

    /// What is queued for this name: a record, or nullopt for its removal; outer nullopt: ask the disk.
    [[nodiscard]] std::optional<std::optional<QByteArray>> waiting(const QByteArray &name) const;
    /// nullopt removes.
    void change(const QByteArray &name, const std::optional<QByteArray> &record, const Written &done,
                Use use = Use::Now);
    void touch(const QByteArray &name);
    void pin(const QByteArray &name);
    void removeAll(Pinned pinned);
    void sweep(const Keeps &keeps);
    [[nodiscard]] QList<QByteArray> names() const;
    void flush();

    [[nodiscard]] const RecordIndex &index() const { return m_index; }
    [[nodiscard]] qint64 failures() const { return m_failures; }

private:
    struct Change
    {
        std::optional<QByteArray> record;
        std::vector<Written> done;
        quint64 number = 0;
        Use use = Use::InPassing;
    };

    // On the worker.
    void apply(const QByteArray &name);
    [[nodiscard]] bool put(const QByteArray &name, const QByteArray &record, Use use);
    void clear(const QSet<QByteArray> &except);
    void applyTouches();
    void count();
    [[nodiscard]] QSet<QByteArray> pinned() const;

    // Under the lock.
    [[nodiscard]] qint64 nextUse();

    RecordFiles m_files;
    Bounds m_bounds;

    mutable std::mutex m_lock;
    QHash<QByteArray, Change> m_waiting;
    QHash<QByteArray, qint64> m_touched;
    QSet<QByteArray> m_pinned;
    quint64 m_lastNumber = 0;
    qint64 m_waitingBytes = 0;
    qint64 m_lastUse = 0;
    /// Removals of everything that are queued: until they are done the disk has nothing to say.
    int m_clearing = 0;
    int m_clearingPinned = 0;

    RecordIndex m_index;
    std::atomic<qint64> m_failures{0};

    /// Last, so that it ends first.
    QThreadPool m_thread;
};

} // namespace atalaya::api
