// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/vault/sealedrecord.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace atalaya::api {

/// Sealed records as files of one folder (0700, files 0600). Reads run on the caller's thread, everything that changes
/// the folder on one worker. A record is whole or missing, whatever is killed and however full the disk is. Several
/// folders, in one process or more, may share a path.
class RecordFolder
{
public:
    /// Of the whole folder; 0: without bound. When one is passed the least recently used go, down to nine tenths.
    struct Bounds
    {
        qint64 bytes = 0;
        qint64 records = 0;
        /// A larger record is neither written nor read.
        qint64 largest = 16 * 1024 * 1024;
    };
    /// Runs on the worker: the record, or a newer one of its name, is on the disk, or could not be put there.
    using Written = std::function<void(bool)>;
    using Keeps = std::function<bool(const RecordHead &)>;

    /// Nothing is touched before the first use.
    RecordFolder(const QString &path, const Bounds &bounds);
    /// Waits for what is queued.
    ~RecordFolder();
    Q_DISABLE_COPY_MOVE(RecordFolder)

    enum class Use
    {
        /// The last to be evicted.
        Now,
        /// As long unused as it was; a record that is new is the first to be evicted.
        InPassing
    };
    /// What was queued last, else what the disk has; nullopt when there is none.
    [[nodiscard]] std::optional<QByteArray> read(const QByteArray &name, Use use = Use::Now);
    /// `name`: as RecordKey::nameOf() makes them. Replaces a write of the same name that still waits.
    void write(const QByteArray &name, const QByteArray &record, const Written &done = {}, Use use = Use::Now);
    void remove(const QByteArray &name);
    /// Used: the last to be evicted.
    void touch(const QByteArray &name);
    /// Never evicted, and stays when the others are removed.
    void pin(const QByteArray &name);
    enum class Pinned
    {
        Stay,
        Go
    };
    /// What waits is dropped, what is there goes.
    void removeAll(Pinned pinned);
    /// Takes up after whoever was here before: half-written files go, and, when `keeps` is given, whatever is no record
    /// or one that it refuses.
    void sweep(const Keeps &keeps);
    /// On the disk and in the queue.
    [[nodiscard]] QList<QByteArray> names() const;
    /// Waits until everything that was queued is done.
    void flush();

    /// As this object knows the folder; 0 before its first use.
    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] qint64 records() const;
    /// Writes that failed, since the beginning.
    [[nodiscard]] qint64 failures() const;

private:
    class Worker;
    std::unique_ptr<Worker> d;
};

} // namespace atalaya::api
