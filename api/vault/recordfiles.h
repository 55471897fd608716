// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace atalaya::api {

/// The files of a RecordFolder, one system call at a time: whole or missing, whoever else works in the same folder.
/// Private to `vault`. Knows nothing of what is in them.
class RecordFiles
{
public:
    struct File
    {
        QByteArray name;
        qint64 bytes = 0;
        /// Nanoseconds since 1970.
        qint64 usedAt = 0;
    };

    explicit RecordFiles(const QString &path);

    [[nodiscard]] QString path() const { return m_path; }
    /// 64 hex digits; nothing else in the folder is ours.
    [[nodiscard]] static bool isName(const QByteArray &name);

    /// nullopt when it is missing, not a plain file or larger than `largest`.
    [[nodiscard]] std::optional<QByteArray> read(const QByteArray &name, qint64 largest) const;
    /// The first bytes of a file; fewer when it is shorter.
    [[nodiscard]] QByteArray begin(const QByteArray &name, qint64 bytes) const;
    /// Into a temporary file, to the disk, and only then in place of what was there. False: nothing has changed.
    [[nodiscard]] bool write(const QByteArray &name, const QByteArray &bytes, qint64 usedAt) const;
    void remove(const QByteArray &name) const;
    void touch(const QByteArray &name, qint64 usedAt) const;
    [[nodiscard]] QList<File> list() const;
    /// What a writer left that was killed; waits a moment for one that is at it.
    void removeHalfWritten() const;
    /// For its owner only; false when it can't be had.
    [[nodiscard]] bool makeFolder() const;

private:
    [[nodiscard]] QByteArray pathOf(const QByteArray &name) const;

    QString m_path;
    QByteArray m_folder;
};

} // namespace atalaya::api
