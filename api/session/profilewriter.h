// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>
#include <QThreadPool>

namespace atalaya::api {

/// The small files of a profile (see profilefile.h), written on a thread of their own in the order they were asked for.
/// Names are relative to the profile's folder.
class ProfileWriter
{
public:
    explicit ProfileWriter(const QString &profile);
    /// Waits for what was asked for.
    ~ProfileWriter();
    Q_DISABLE_COPY_MOVE(ProfileWriter)

    /// DiskFailed, or on the disk.
    [[nodiscard]] QFuture<Result<void>> replace(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QFuture<Result<void>> remove(const QString &name);
    /// Answers when everything before it is done.
    [[nodiscard]] QFuture<Result<void>> settle();
    /// Blocks until then: a disk's milliseconds, for what may not be shown before it is written.
    void flush();

private:
    QString m_folder;
    QThreadPool m_thread;
};

} // namespace atalaya::api
