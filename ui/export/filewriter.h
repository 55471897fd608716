// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <functional>

namespace atalaya::ui {

/// Makes the bytes and writes the file, whole or not at all, both away from the window's thread. The answer is empty,
/// or the system's words for what went wrong; then what was there before is still there.
[[nodiscard]] QFuture<QString> writeFile(const QString &path, std::function<QByteArray()> make);

} // namespace atalaya::ui
