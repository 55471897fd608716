// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QIcon>
#include <QPixmap>

namespace atalaya::ui {

/// An icon of the family by its package name. It asks for the theme's colour each time it is drawn; disabled is muted.
/// An empty name is an empty icon.
[[nodiscard]] QIcon icon(const QString &name, Tint tint = Tint::Text);
/// The same for painters: `size` in device-independent pixels, drawn with `ratio` finer pixels. Cached.
[[nodiscard]] QPixmap iconPixmap(const QString &name, int size, qreal ratio, const QColor &colour);
/// The product's mark in the accent colour of `tokens`.
[[nodiscard]] QPixmap markPixmap(int size, qreal ratio, const Tokens &tokens);

} // namespace atalaya::ui
