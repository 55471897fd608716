// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <functional>

namespace atalaya::ui {

/// Says how many rows are done, and is told whether to go on: false when the future was cancelled.
using Step = std::function<bool(qsizetype done)>;

/// Runs `work` away from the window's thread. Its answer is empty, or words for what went wrong; a cancelled future has
/// none. The progress of the future is what the steps say.
[[nodiscard]] QFuture<QString> runApart(std::function<QString(const Step &)> work);

/// Makes the bytes and writes the file, whole or not at all, both away from the window's thread. The answer is empty,
/// or the system's words for what went wrong; then, and when it was cancelled, what was there before is still there.
[[nodiscard]] QFuture<QString> writeFile(const QString &path, std::function<QByteArray(const Step &)> make);

} // namespace atalaya::ui
