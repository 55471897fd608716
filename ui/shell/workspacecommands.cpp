// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspacecommands.h"

#include "ui/common/icons.h"
#include "ui/common/language.h"
#include "ui/common/page.h"
#include "ui/common/theme.h"
#include "ui/shell/pagehost.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QSettings>

namespace atalaya::ui {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(atalaya::ui::WorkspaceCommands)
};

} // namespace

WorkspaceCommands::WorkspaceCommands(const UiContext &context, PageHost *pages)
    : m_context(context)
    , m_pages(pages)
{}

QList<Command> WorkspaceCommands::list() const
{
    QList<Command> commands;
    const QList<const PageEntry *> inNavigation = navigationEntries(*m_pages);
    for (const PageEntry *const entry : m_pages->allowed()) {
        if (!entry->within.isEmpty())
            continue;
        const qsizetype place = inNavigation.indexOf(entry) + 1;
        const QString shortcut = place >= 1 && place <= 9 ? QStringLiteral("Ctrl+%1").arg(place) : QString();
        commands.append({QStringLiteral("page.") + entry->id, entry->title(), entry->icon, shortcut,
                         [pages = m_pages, id = entry->id] {
                             pages->go(id);
                         }});
    }
    commands.append({QStringLiteral("refresh"), Words::tr("Read the data again"), QStringLiteral("arrow-clockwise"),
                     QStringLiteral("F5"), [pages = m_pages] {
                         if (Page *const page = pages->currentPage())
                             page->refresh();
                     }});
    for (const PageCommand &offered : m_pages->commands())
        commands.append({offered.id, offered.text, offered.icon, {}, offered.run});
    const UiContext context = m_context;
    const bool isDark = context.theme->isDark();
    commands.append({QStringLiteral("theme"),
                     isDark ? Words::tr("Light theme") : Words::tr("Dark theme"),
                     QStringLiteral("circle-half"),
                     {},
                     [context, isDark] {
                         rememberTheme(context, isDark ? Theme::Mode::Light : Theme::Mode::Dark);
                     }});
    for (const QString &code : Language::available())
        if (code != context.language->code())
            commands.append({QStringLiteral("language.") + code,
                             Words::tr("Language: %1").arg(Language::nameOf(code)),
                             QStringLiteral("translate"),
                             {},
                             [context, code] {
                                 rememberLanguage(context, code);
                             }});
    commands.append({QStringLiteral("navigation"),
                     Words::tr("Narrow or widen the navigation"),
                     QStringLiteral("layout-sidebar"),
                     {},
                     toggleNavigation});
    commands.append(
        {QStringLiteral("link"), Words::tr("Copy a link to this page"), QStringLiteral("link-45deg"), {}, copyLink});
    if (notifications)
        commands.append({QStringLiteral("notifications"), Words::tr("Notifications"), QStringLiteral("bell"),
                         QStringLiteral("Ctrl+Shift+N"), notifications});
    commands.append({QStringLiteral("keys"), Words::tr("Keys"), QStringLiteral("keyboard"), QStringLiteral("?"), keys});
    commands.append(
        {QStringLiteral("lock"), Words::tr("Lock the window"), QStringLiteral("lock"), QStringLiteral("Ctrl+L"), lock});
    commands.append({QStringLiteral("signOut"), Words::tr("Sign out"), QStringLiteral("box-arrow-right"), {}, signOut});
    return commands;
}

QList<const PageEntry *> navigationEntries(const PageHost &pages)
{
    const QList<const PageEntry *> allowed = pages.allowed();
    QList<const PageEntry *> entries = allowed;
    entries.removeIf([](const PageEntry *entry) { return !entry->inNavigation; });
    return entries.isEmpty() ? allowed : entries;
}

void fillPersonMenu(QMenu *menu, const UiContext &context, const PersonActions &actions)
{
    const auto add = [menu](const QString &iconName, const QString &text, const char *name,
                            const std::function<void()> &run, const QKeySequence &keys = {}) {
        QAction *const action = menu->addAction(icon(iconName), text);
        action->setObjectName(QLatin1String("personMenu.") + QLatin1String(name));
        // Shown here, heard by the window.
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        QObject::connect(action, &QAction::triggered, menu, run);
    };
    add(QStringLiteral("person"), Words::tr("My account"), "account", actions.account);
    if (actions.notifications)
        add(QStringLiteral("bell"), Words::tr("Notifications"), "notifications", actions.notifications,
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    menu->addSeparator();
    const auto addMenu = [menu](QMenu *sub, const QString &title, const QString &iconName) {
        sub->setTitle(title);
        sub->setIcon(icon(iconName));
        menu->addMenu(sub);
    };
    addMenu(makeLanguageMenu(context, menu), Words::tr("Language"), QStringLiteral("translate"));
    addMenu(makeThemeMenu(context, menu), Words::tr("Theme"), QStringLiteral("circle-half"));
    menu->addSeparator();
    add(QStringLiteral("lock"), Words::tr("Lock the window"), "lock", actions.lock, QKeySequence(Qt::CTRL | Qt::Key_L));
    add(QStringLiteral("box-arrow-right"), Words::tr("Sign out"), "signOut", actions.signOut);
}

void copyToClipboard(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace atalaya::ui
