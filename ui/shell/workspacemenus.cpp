// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/session/session.h"
#include "ui/common/page.h"
#include "ui/notifications/bellbutton.h"
#include "ui/notifications/notificationcentre.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/navigation.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/panering.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/topbar.h"
#include "ui/shell/workspace.h"
#include "ui/shell/workspacecommands.h"

#include <QMenu>
#include <QShortcut>

#include <algorithm>

// Keys, palette and menus of the workspace.
namespace atalaya::ui {

void Workspace::addShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto fn) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, fn);
    };
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    on(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_pages->back(); });
    on(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_pages->forward(); });
    on(QKeySequence(Qt::Key_F5), [this] { refreshShown(); });
    on(QKeySequence(Qt::Key_F6), [this] { goRound(1); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { goRound(-1); });
    on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] { openNotifications(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { Q_EMIT lockWanted(); });
    on(QKeySequence(Qt::Key_Question), [this] { openKeys(); });
    on(QKeySequence(Qt::Key_Escape), [this] { leave(); });
    for (int place = 0; place < 9; ++place)
        on(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + place)), [this, place] { goTo(place); });
}

void Workspace::goTo(int place)
{
    if (const QString id = m_navigation->ids().value(place); !id.isEmpty())
        m_pages->go(id);
}

void Workspace::goRound(int step)
{
    Page *const page = m_pages->currentPage();
    const QList<Page::Pane> inside = page ? page->panes() : QList<Page::Pane>{{m_pages}};
    goRoundPanes(QList<Page::Pane>{{m_navigation}, {m_top}, {m_banner}} + inside + QList<Page::Pane>{{m_status}}, step);
}

void Workspace::leave()
{
    if (Page *const page = m_pages->currentPage())
        page->leaveTrail();
}

void Workspace::openPalette()
{
    WorkspaceCommands commands(m_context, m_pages);
    commands.copyLink = [this] {
        copyToClipboard(linkToHere());
    };
    commands.keys = [this] {
        openKeys();
    };
    if (m_told)
        commands.notifications = [this] {
            openNotifications();
        };
    commands.lock = [this] {
        Q_EMIT lockWanted();
    };
    commands.signOut = [this] {
        Q_EMIT signOutWanted();
    };
    commands.toggleNavigation = [this] {
        Q_EMIT m_navigation->collapseToggled();
    };
    m_palette->open(commands.list(), [this](const QString &typed) { return openLink(typed) || askWhy(typed); });
}

bool Workspace::askWhy(const QString &typed)
{
    // Numbers of decisions and of requests have no blanks; what is no number at all is not asked about.
    const QString id = typed.trimmed();
    const bool isNumber = id.size() >= 8 && !id.contains(QLatin1Char(' ')) && !id.contains(QLatin1Char('/')) &&
                          std::any_of(id.cbegin(), id.cend(), [](QChar c) { return c.isDigit(); });
    const QString page = QStringLiteral("why");
    if (!isNumber || !m_pages->isOpenTo(page))
        return false;
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("id"), QString::fromLatin1(QUrl::toPercentEncoding(id)));
    m_pages->go(page, query);
    return true;
}

void Workspace::openKeys()
{
    const Page *const page = m_pages->currentPage();
    auto *const sheet = new KeySheet(m_pages->currentTitle(), page ? page->keys() : QList<Page::KeyHint>(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void Workspace::setNotifications(api::NotificationSource *source)
{
    if (m_told || !m_session->may(QStringLiteral("notifications:own")))
        return;
    m_told = new NotificationCentre(source, this);
    m_top->setBell(m_told->bell());
    connect(m_told, &NotificationCentre::placeWanted, m_pages, &PageHost::go);
    updateIdentity();
    onConnection();
}

void Workspace::openNotifications()
{
    if (m_told)
        m_told->open();
}

void Workspace::buildPersonMenu()
{
    auto *const menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("personMenu"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillPersonMenu(menu, m_context,
                       {[this] { m_pages->go(QStringLiteral("account")); },
                        m_told ? std::function<void()>([this] { openNotifications(); }) : nullptr,
                        [this] { Q_EMIT lockWanted(); },
                        [this] {
                            Q_EMIT signOutWanted();
                        }});
    });
    m_navigation->setPersonMenu(menu);
}

} // namespace atalaya::ui
