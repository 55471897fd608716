// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

class QAbstractButton;
class QWidget;

namespace atalaya::ui {

/// How AtalayaStyle draws a button or field beyond its state.
enum class Look
{
    Plain,
    /// Accent fill; one a view.
    Primary,
    /// Words in the accent colour, no panel.
    Link,
    /// No panel until hovered.
    Quiet,
    /// Transparent with a border in the tint's colour: buttons on banners.
    Outline
};

void setLook(QAbstractButton *button, Look look, Tint tint = Tint::Text);
[[nodiscard]] Look lookOf(const QWidget *widget);
[[nodiscard]] Tint tintOf(const QWidget *widget);

/// Marks a field whose content was refused: its border turns to the error colour.
void setInvalid(QWidget *field, bool invalid);
[[nodiscard]] bool isInvalid(const QWidget *field);

/// Marks a field whose content is tried and not stored: its border turns to the accent colour.
void setTried(QWidget *field, bool tried);
[[nodiscard]] bool isTried(const QWidget *field);

/// Widgets that paint their own focus, and those of another corner radius than 5.
void setPaintsOwnFocus(QWidget *widget);
[[nodiscard]] bool paintsOwnFocus(const QWidget *widget);
void setCornerRadius(QWidget *widget, int radius);
[[nodiscard]] int cornerRadius(const QWidget *widget);

} // namespace atalaya::ui
