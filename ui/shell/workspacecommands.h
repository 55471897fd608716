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
    /// May be empty: there are none.
    std::function<void()> notifications;
    std::function<void()> lock;
    std::function<void()> signOut;
    std::function<void()> toggleNavigation;

private:
    UiContext m_context;
    PageHost *m_pages;
};

/// The allowed pages that stand in the navigation; all of them for people who would find it empty.
[[nodiscard]] QList<const PageEntry *> navigationEntries(const PageHost &pages);
struct PersonActions
{
    std::function<void()> account;
    /// May be empty: there are none.
    std::function<void()> notifications;
    std::function<void()> lock;
    std::function<void()> signOut;
};
/// Account, notifications, language, theme, lock, sign out.
void fillPersonMenu(QMenu *menu, const UiContext &context, const PersonActions &actions);
void copyToClipboard(const QString &text);

} // namespace atalaya::ui
