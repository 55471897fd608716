// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QLabel;
class QString;
class QWidget;

namespace atalaya::ui {

/// The type scale: three sizes, two weights. Inter, then Noto Sans; secrets and hashes in DejaVu Sans Mono.
[[nodiscard]] QFont titleFont();
[[nodiscard]] QFont bodyFont();
[[nodiscard]] QFont headingFont();
[[nodiscard]] QFont captionFont();
[[nodiscard]] QFont captionHeadingFont();
[[nodiscard]] QFont monoFont();

/// A plain-text label in one of these fonts. Muted labels follow the theme by themselves.
[[nodiscard]] QLabel *makeLabel(const QFont &font, bool muted, QWidget *parent);

} // namespace atalaya::ui
