// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace atalaya::api {

/// Small files of the profile that must be whole after any crash, for their owner only. Blocking: milliseconds on a
/// local disk.
namespace profilefile {

/// Nothing when it is missing, unreadable or larger than `maxBytes`.
[[nodiscard]] std::optional<QByteArray> read(const QString &path, qint64 maxBytes);
/// On disk when this returns true; the old file is untouched when it returns false.
[[nodiscard]] bool replace(const QString &path, const QByteArray &bytes);
/// True when it is gone, also if it never was.
[[nodiscard]] bool remove(const QString &path);

} // namespace profilefile

} // namespace atalaya::api
