// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace atalaya::ui {

/// What the busy list calls an operation; `label` is the key that the client gave it, for example "dashboard.load".
[[nodiscard]] QString operationWords(const QByteArray &label);

} // namespace atalaya::ui
