// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include "api/net/apiclient.h"
#include "api/net/operationlog.h"
#include "api/session/session.h"
#include "models/operationsmodel.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/page.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/connectionnotices.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/navigation.h"
#include "ui/shell/operationspane.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/panering.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/subscriptionnotice.h"
#include "ui/shell/tenantchip.h"
#include "ui/shell/topbar.h"
#include "ui/shell/workspacecommands.h"

#include <QEvent>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

constexpr int IconsBelow = 1280;
constexpr QLatin1String NarrowKey("shell/narrowNavigation");

PageHost::Access accessOf(api::Session *session)
{
    PageHost::Access access;
    access.may = [session](const QString &permission) {
        return session->may(permission);
    };
    access.rolesThatMay = [session](const QString &permission) {
        return session->rolesThatMay(permission);
    };
    access.ownRole = [session] {
        return session->me() ? QString::fromStdString(session->me()->user.role) : QString();
    };
    return access;
}

QTimeZone zoneOf(const api::Session &session)
{
    const auto &me = session.me();
    return Formats::zoneOf(me && me->tenant ? me->tenant->timeZone : std::string());
}

} // namespace

Workspace::Workspace(api::Session *session, const PageTable &table, const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_context(context)
    , m_pages(new PageHost(table, accessOf(session), this))
    , m_navigation(new Navigation(navigationEntries(*m_pages), this))
    , m_top(new TopBar(this))
    , m_banner(new Banner(this))
    , m_notices(new Notices(m_banner, this))
    , m_status(new StatusStrip(this))
    , m_palette(new CommandPalette(this))
    , m_operations(new OperationsPane(new models::OperationsModel(session->client()->operations(), this), this))
{
    setObjectName(QStringLiteral("workspace"));
    auto *const right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_top);
    right->addWidget(m_banner);
    right->addWidget(m_pages, 1);
    right->addWidget(m_status);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addLayout(right, 1);
    // Search, page tools, banner, page, status; the navigation comes last, it has keys of its own.
    setTabOrder(m_status, m_navigation);

    connect(m_navigation, &Navigation::chosen, this, [this](const QString &id) { m_pages->go(id); });
    connect(m_navigation, &Navigation::collapseToggled, this, [this] {
        m_context.settings->setValue(NarrowKey, !m_navigation->isCollapsed());
        updateNavigation();
    });
    connect(m_top, &TopBar::searchWanted, this, &Workspace::openPalette);
    connect(m_top, &TopBar::rootWanted, this, &Workspace::leave);
    connect(m_pages, &PageHost::currentChanged, this, &Workspace::onPageChanged);
    connect(m_pages, &PageHost::asOfChanged, this, [this] {
        const Page *const page = m_pages->currentPage();
        m_status->setAsOf(page ? page->asOf() : QDateTime());
        if (m_isOffline)
            updateNotices();
    });
    connect(m_status, &StatusStrip::operationsWanted, this, [this] {
        m_operations->openAt(m_status->mapToGlobal(m_status->operationsButton()->geometry().topRight()));
    });
    connect(m_notices, &Notices::triggered, this, [this](Notices::Kind kind) {
        if (kind == Notices::Kind::Expired)
            Q_EMIT signInWanted();
        else if (kind == Notices::Kind::LocalPlatform)
            Q_EMIT localPlatformWanted();
        else if (Page *const page = m_pages->currentPage(); page && kind == Notices::Kind::Offline)
            page->refresh();
    });
    auto *const log = session->client()->operations();
    connect(log, &api::OperationLog::started, this, &Workspace::onOperation);
    connect(log, &api::OperationLog::finished, this, &Workspace::onOperation);
    connect(session, &api::Session::meChanged, this, &Workspace::updateIdentity);
    connect(session, &api::Session::meChanged, this, &Workspace::updateRights);
    addShortcuts();
    buildPersonMenu();
    updateIdentity();
    updateRights();
    updateNavigation();
    m_status->setRunning(0, 0);
}

void Workspace::addShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto fn) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, fn);
    };
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    on(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_pages->back(); });
    on(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_pages->forward(); });
    on(QKeySequence(Qt::Key_F5), [this] {
        if (Page *const page = m_pages->currentPage())
            page->refresh();
    });
    on(QKeySequence(Qt::Key_F6), [this] { goRound(1); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { goRound(-1); });
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
    goRoundPanes({m_navigation, m_top, m_banner, m_pages, m_status}, step);
}

void Workspace::leave()
{
    if (Page *const page = m_pages->currentPage())
        page->leaveTrail();
}

void Workspace::onPageChanged()
{
    Page *const page = m_pages->currentPage();
    m_navigation->setCurrent(m_pages->currentId());
    m_top->setTitle(m_pages->currentTitle(), page ? page->trail() : QString());
    m_top->setTools(page ? page->tools() : QList<QWidget *>());
    Q_EMIT titleChanged();
}

void Workspace::onOperation(const api::Operation &operation)
{
    const auto *const log = m_session->client()->operations();
    m_status->setRunning(static_cast<int>(log->running().size()), static_cast<int>(log->failures().size()));
    using Outcome = api::Operation::Outcome;
    const bool failed = operation.outcome == Outcome::Failed && isUnreachable(operation.error);
    if (operation.outcome == Outcome::Succeeded || failed) {
        if (m_isOffline == failed)
            return;
        m_isOffline = failed;
        updateReadOnly();
    }
}

void Workspace::setExpired(bool expired)
{
    m_isExpired = expired;
    updateReadOnly();
}

void Workspace::setLocalPlatform(LocalPlatform::State state)
{
    m_local = state;
    updateNotices();
}

void Workspace::updateReadOnly()
{
    using ReadOnly = StatusStrip::ReadOnly;
    m_pages->setReadOnly(m_isExpired || m_isOffline);
    m_status->setReadOnly(m_isExpired ? ReadOnly::Expired : m_isOffline ? ReadOnly::Offline : ReadOnly::No);
    updateNotices();
}

void Workspace::setServerWords(const QString &words)
{
    m_status->setServer(words);
}

void Workspace::updateNotices()
{
    const auto tell = [this](Notices::Kind kind, const std::optional<Banner::Content> &content) {
        if (content)
            m_notices->set(kind, *content);
        else
            m_notices->clear(kind);
    };
    const auto when = [](bool is, auto words) {
        return is ? std::optional(words()) : std::nullopt;
    };
    const auto &me = m_session->me();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    tell(Notices::Kind::Expired, when(m_isExpired, expiredNotice));
    tell(Notices::Kind::LocalPlatform, localPlatformNotice(m_local));
    tell(Notices::Kind::Offline, when(m_isOffline, [this, &now] {
             const Page *const page = m_pages->currentPage();
             return offlineNotice(page ? page->asOf() : QDateTime(), now, Formats({}, zoneOf(*m_session)));
         }));
    tell(Notices::Kind::Subscription, me ? subscriptionNotice(*me, now) : std::nullopt);
}

void Workspace::updateIdentity()
{
    const auto &me = m_session->me();
    if (!me)
        return;
    m_navigation->setPerson(QString::fromStdString(me->user.name), roleName(QString::fromStdString(me->user.role)));
    const contract::Tenant tenant = me->tenant.value_or(contract::Tenant{});
    m_top->tenant()->setTenant(QString::fromStdString(tenant.id), QString::fromStdString(tenant.name),
                               QString::fromStdString(tenant.tier));
    m_status->setZone(zoneOf(*m_session));
    updateNotices();
}

void Workspace::updateRights()
{
    const auto &me = m_session->me();
    if (!me)
        return;
    Rights rights{me->user.role, me->permissions};
    if (rights == m_rights)
        return;
    m_rights = std::move(rights);
    m_navigation->setPages(navigationEntries(*m_pages));
    m_pages->checkAgain();
    m_navigation->setCurrent(m_pages->currentId());
}

void Workspace::updateNavigation()
{
    m_navigation->setCollapsed(width() < IconsBelow || m_context.settings->value(NarrowKey).toBool());
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
    commands.signOut = [this] {
        Q_EMIT signOutWanted();
    };
    commands.toggleNavigation = [this] {
        Q_EMIT m_navigation->collapseToggled();
    };
    m_palette->open(commands.list(), [this](const QString &typed) { return openLink(typed); });
}

void Workspace::openKeys()
{
    const Page *const page = m_pages->currentPage();
    auto *const sheet = new KeySheet(m_pages->currentTitle(), page ? page->keys() : QList<Page::KeyHint>(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void Workspace::buildPersonMenu()
{
    auto *const menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("personMenu"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillPersonMenu(
            menu, m_context, [this](const QString &id) { m_pages->go(id); }, [this] { Q_EMIT signOutWanted(); });
    });
    m_navigation->setPersonMenu(menu);
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    updateNavigation();
    QWidget::resizeEvent(event);
}

void Workspace::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateIdentity();
        onPageChanged();
    }
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
