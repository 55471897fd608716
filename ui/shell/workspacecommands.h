// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/pagetable.h"

class QMenu;

namespace atalaya::ui {

class PageHost;

/// What the palette offers: the pages that the role may see, then the actions of the window.
struct WorkspaceCommands
{
    WorkspaceCommands(const UiContext &context, PageHost *pages);
    [[nodiscard]] QList<Command> list() const;

    std::function<void()> copyLink;
    std::function<void()> keys;
    std::function<void()> lock;
    std::function<void()> signOut;
    std::function<void()> toggleNavigation;

private:
    UiContext m_context;
    PageHost *m_pages;
};

/// The allowed pages that stand in the navigation; all of them for people who would find it empty.
[[nodiscard]] QList<const PageEntry *> navigationEntries(const PageHost &pages);
/// Account, language, theme, lock, sign out.
void fillPersonMenu(QMenu *menu, const UiContext &context, const std::function<void(const QString &id)> &go,
                    const std::function<void()> &lock, const std::function<void()> &signOut);
void copyToClipboard(const QString &text);

} // namespace atalaya::ui
