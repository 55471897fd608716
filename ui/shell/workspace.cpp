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
#include "ui/shell/deeplink.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/navigation.h"
#include "ui/shell/operationspane.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/subscriptionnotice.h"
#include "ui/shell/tenantchip.h"
#include "ui/shell/topbar.h"
#include "ui/shell/workspacecommands.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
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
    if (session->me())
        access.ownRole = QString::fromStdString(session->me()->user.role);
    return access;
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
        else if (Page *const page = m_pages->currentPage(); page && kind == Notices::Kind::Offline)
            page->refresh();
    });
    auto *const log = session->client()->operations();
    connect(log, &api::OperationLog::started, this, &Workspace::onOperation);
    connect(log, &api::OperationLog::finished, this, &Workspace::onOperation);
    connect(session, &api::Session::meChanged, this, &Workspace::updateIdentity);
    addShortcuts();
    buildPersonMenu();
    updateIdentity();
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
    const QList<QWidget *> panes{m_navigation, m_top, m_banner, m_pages, m_status};
    const QWidget *const focus = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < panes.size(); ++i)
        if (focus && panes.at(i)->isAncestorOf(focus))
            at = i;
    for (qsizetype i = 1; i <= panes.size(); ++i) {
        QWidget *const pane = panes.at((at + step * i + panes.size() * i) % panes.size());
        for (QWidget *const child : pane->findChildren<QWidget *>())
            if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus))
                return child->setFocus(Qt::ShortcutFocusReason);
    }
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
    const bool failed = operation.outcome == Outcome::Failed && operation.error.kind == api::ApiError::Kind::Offline;
    if (operation.outcome == Outcome::Succeeded || failed) {
        if (m_isOffline == failed)
            return;
        m_isOffline = failed;
        updateNotices();
    }
}

void Workspace::setExpired(bool expired)
{
    m_isExpired = expired;
    m_pages->setReadOnly(expired);
    m_status->setReadOnly(expired);
    updateNotices();
}

void Workspace::setServerWords(const QString &words)
{
    m_status->setServer(words);
}

void Workspace::updateNotices()
{
    if (m_isExpired)
        m_notices->set(Notices::Kind::Expired, {Tint::Warn, QStringLiteral("lock"), tr("Your session has ended."),
                                                tr("What you see stays; sign in to go on."), tr("Sign in")});
    else
        m_notices->clear(Notices::Kind::Expired);
    if (m_isOffline) {
        const Page *const page = m_pages->currentPage();
        const QDateTime asOf = page ? page->asOf() : QDateTime();
        const QString sentence = asOf.isValid() ? tr("What you see is of %1.").arg(Formats().time(asOf))
                                                : tr("The platform can't be reached.");
        m_notices->set(Notices::Kind::Offline,
                       {Tint::Warn, QStringLiteral("cloud-slash"), tr("No connection."), sentence, tr("Retry")});
    } else {
        m_notices->clear(Notices::Kind::Offline);
    }
    if (const auto notice =
            m_session->me() ? subscriptionNotice(*m_session->me(), QDateTime::currentDateTimeUtc()) : std::nullopt)
        m_notices->set(Notices::Kind::Subscription, *notice);
    else
        m_notices->clear(Notices::Kind::Subscription);
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
    updateNotices();
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

bool Workspace::openLink(const QString &text)
{
    const auto link = DeepLink::parse(text);
    if (!link)
        return false;
    const auto &me = m_session->me();
    const QString slug = me && me->tenant ? QString::fromStdString(me->tenant->slug) : QString();
    switch (link->check(m_session->server(), slug)) {
    case DeepLink::Verdict::OtherServer:
        Q_EMIT linkRefused(tr("This link is for another platform (%1). Sign in there to open it.").arg(link->host));
        return false;
    case DeepLink::Verdict::OtherTenant:
        Q_EMIT linkRefused(tr("This link is for another organisation (%1). This window stays in yours.")
                               .arg(link->tenant.isEmpty() ? tr("the platform") : link->tenant));
        return false;
    case DeepLink::Verdict::Ok:
        break;
    }
    m_pages->go(link->page, link->query);
    return true;
}

QString Workspace::linkToHere() const
{
    const auto &me = m_session->me();
    const Page *const page = m_pages->currentPage();
    const QUrl server = m_session->server();
    return DeepLink{server.host(), server.port(),
                    me && me->tenant ? QString::fromStdString(me->tenant->slug) : QString(), m_pages->currentId(),
                    page ? page->query() : QUrlQuery()}
        .toString();
}

void Workspace::restore()
{
    const auto entries = m_pages->allowed();
    QString id = m_context.settings->value(QStringLiteral("shell/lastPage")).toString();
    const bool isThere = std::any_of(entries.begin(), entries.end(), [&id](auto *entry) { return entry->id == id; });
    if (!isThere)
        id = entries.isEmpty() ? QString() : entries.constFirst()->id;
    m_pages->go(id);
    for (QSplitter *const splitter : findChildren<QSplitter *>())
        splitter->restoreState(
            m_context.settings->value(QStringLiteral("shell/splitter/") + splitter->objectName()).toByteArray());
}

void Workspace::save() const
{
    if (m_pages->currentPage())
        m_context.settings->setValue(QStringLiteral("shell/lastPage"), m_pages->currentId());
    for (const QSplitter *const splitter : findChildren<QSplitter *>())
        if (!splitter->objectName().isEmpty())
            m_context.settings->setValue(QStringLiteral("shell/splitter/") + splitter->objectName(),
                                         splitter->saveState());
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
