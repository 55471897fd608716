// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QString>

class QMenu;
class QSettings;
class QWidget;

namespace atalaya::ui {

class Language;
class PlaceMemory;

/// What every window shares: made once by the composition root, outlives the windows.
struct UiContext
{
    Theme *theme = nullptr;
    Language *language = nullptr;
    /// Of the profile.
    QSettings *settings = nullptr;
    /// Null: places are forgotten.
    PlaceMemory *places = nullptr;
};

/// Menus that switch at once and remember the choice; used by the sign-in page and the person menu.
[[nodiscard]] QMenu *makeLanguageMenu(const UiContext &context, QWidget *parent);
[[nodiscard]] QMenu *makeThemeMenu(const UiContext &context, QWidget *parent);
/// Switch and remember.
void rememberTheme(const UiContext &context, Theme::Mode mode);
void rememberLanguage(const UiContext &context, const QString &preference);
/// Applies what the profile remembers.
void restoreAppearance(const UiContext &context);

} // namespace atalaya::ui
