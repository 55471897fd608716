// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
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
    /// 0: without bound.
    struct Bounds
    {
        qint64 bytes = 0;
        qint64 records = 0;
        /// What can't have been written with this much is neither read nor written.
        qint64 largest = 16 * 1024 * 1024;
    };
    /// Runs on the worker: the record is on the disk, or it could not be put there.
    using Written = std::function<void(bool)>;

    /// Nothing is touched before the first use.
    RecordFolder(const QString &path, const Bounds &bounds);
    /// Waits for what is queued.
    ~RecordFolder();
    Q_DISABLE_COPY_MOVE(RecordFolder)

    [[nodiscard]] QString path() const;
    /// What was queued last, else what the disk has; nullopt when there is none. Makes it the last to be evicted.
    [[nodiscard]] std::optional<QByteArray> read(const QByteArray &name) const;
    /// `name`: 64 hex digits. A newer write of the same name replaces one that still waits.
    void write(const QByteArray &name, const QByteArray &record, const Written &done = {});
    void remove(const QByteArray &name);
    /// Used: the last to be evicted.
    void touch(const QByteArray &name);
    /// Never evicted nor taken by removeAll().
    void pin(const QByteArray &name);
    /// What waits is dropped, what is there goes. `pinnedToo`: and nothing of ours is left.
    void removeAll(bool pinnedToo = false);
    /// Takes up after whoever was here before: half-written files go, and records that another key sealed if asked.
    /// Counts what is left and evicts what is too much.
    void sweep(const std::optional<QByteArray> &onlyKeyId);
    /// Names on the disk and in the queue.
    [[nodiscard]] QList<QByteArray> names() const;
    /// Until everything queued so far is done.
    void flush();

    /// As the worker knows them; of this process.
    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] qint64 records() const;
    /// Writes that failed since the beginning.
    [[nodiscard]] qint64 failures() const;

private:
    class Worker;
    std::unique_ptr<Worker> d;
};

} // namespace atalaya::api
