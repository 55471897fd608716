// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include "api/net/apiclient.h"
#include "api/net/operationlog.h"
#include "api/session/session.h"
#include "models/operationsmodel.h"
#include "models/reachability.h"
#include "models/thiscomputer.h"
#include "ui/common/errorwords.h"
#include "ui/common/formats.h"
#include "ui/common/logwords.h"
#include "ui/common/page.h"
#include "ui/notifications/notificationcentre.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/connectionnotices.h"
#include "ui/shell/connectionstate.h"
#include "ui/shell/keynotice.h"
#include "ui/shell/navigation.h"
#include "ui/shell/operationspane.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/subscriptionnotice.h"
#include "ui/shell/tenantchip.h"
#include "ui/shell/topbar.h"
#include "ui/shell/workspacecommands.h"

#include <QEvent>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

namespace atalaya::ui {
namespace {

constexpr int IconsBelow = 1280;
const QString auditPage = QStringLiteral("audit");
constexpr QLatin1String NarrowKey("shell/narrowNavigation");
constexpr QLatin1String NarrowLogKey("shell/narrowNavigationAtLog");

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

Workspace::Workspace(api::Session *session, const PageTable &table, const UiContext &context,
                     models::ThisComputer *computer, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_context(context)
    , m_computer(computer)
    , m_connection(new ConnectionState(session->client(), this))
    , m_pages(new PageHost(table, accessOf(session), this))
    , m_navigation(new Navigation(navigationEntries(*m_pages), this))
    , m_top(new TopBar(this))
    , m_banner(new Banner(this))
    , m_notices(new Notices(m_banner, this))
    , m_status(new StatusStrip(this))
    , m_palette(new CommandPalette(this))
    , m_operations(new OperationsPane({new models::OperationsModel(session->client()->operations(), this),
                                       m_connection->reachability(), computer,
                                       [this](const QByteArray &label) {
                                           return m_pages->canRepeat(label);
                                       }},
                                      this))
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

    connectParts();
    addShortcuts();
    buildPersonMenu();
    updateIdentity();
    updateRights();
    updateNavigation();
    updateBusy();
}

void Workspace::connectParts()
{
    connect(m_navigation, &Navigation::chosen, this, [this](const QString &id) { m_pages->go(id); });
    connect(m_navigation, &Navigation::collapseToggled, this, [this] {
        m_context.settings->setValue(m_pages->currentId() == auditPage ? NarrowLogKey : NarrowKey,
                                     !m_navigation->isCollapsed());
        updateNavigation();
    });
    connect(m_top, &TopBar::searchWanted, this, &Workspace::openPalette);
    connect(m_top, &TopBar::rootWanted, this, &Workspace::leave);
    connect(m_pages, &PageHost::currentChanged, this, &Workspace::onPageChanged);
    connect(m_pages, &PageHost::signOutWanted, this, &Workspace::signOutWanted);
    connect(m_pages, &PageHost::linkWanted, this, [this] { copyToClipboard(linkToHere()); });
    connect(m_pages, &PageHost::asOfChanged, this, [this] {
        const Page *const page = m_pages->currentPage();
        m_status->setAsOf(page ? page->asOf() : QDateTime());
        if (m_connection->isOffline())
            updateNotices();
    });
    connect(m_status, &StatusStrip::operationsWanted, this, [this] {
        m_operations->openAt(m_status->mapToGlobal(m_status->operationsButton()->geometry().topRight()));
    });
    connect(m_operations, &OperationsPane::repeatWanted, m_pages, &PageHost::repeat);
    connect(m_operations, &OperationsPane::keysWanted, this, [this] { m_pages->go(QStringLiteral("account")); });
    if (m_computer)
        connect(m_computer, &models::ThisComputer::keyStoreChanged, this, &Workspace::updateNotices);
    connect(m_notices, &Notices::triggered, this, &Workspace::onNotice);
    connect(m_connection, &ConnectionState::changed, this, &Workspace::onConnection);
    connect(m_connection, &ConnectionState::recovered, this, &Workspace::refreshShown);
    auto *const log = m_session->client()->operations();
    connect(log, &api::OperationLog::started, this, &Workspace::updateBusy);
    connect(log, &api::OperationLog::finished, this, &Workspace::updateBusy);
    connect(log, &api::OperationLog::failuresCleared, this, &Workspace::updateBusy);
    connect(m_session, &api::Session::meChanged, this, &Workspace::updateIdentity);
    connect(m_session, &api::Session::meChanged, this, &Workspace::updateRights);
}

void Workspace::onPageChanged()
{
    Page *const page = m_pages->currentPage();
    m_navigation->setCurrent(m_pages->navigationId());
    m_top->setTitle(m_pages->currentTitle(), page ? page->trail() : QString());
    m_top->setTools(page ? page->tools() : QList<QWidget *>());
    updateNavigation();
    Q_EMIT titleChanged();
}

void Workspace::setExpired(bool expired)
{
    m_connection->setExpired(expired);
}

void Workspace::setLocalPlatform(LocalPlatform::State state)
{
    m_connection->setLocalPlatform(state);
}

void Workspace::onConnection()
{
    m_pages->setReadOnly(m_connection->readOnly());
    m_status->setReadOnly(m_connection->readOnly());
    if (m_told)
        m_told->setReachable(m_connection->readOnly() == ReadOnly::No);
    updateNotices();
}

void Workspace::onNotice(Notices::Kind kind)
{
    if (kind == Notices::Kind::Expired)
        Q_EMIT signInWanted();
    else if (kind == Notices::Kind::LocalPlatform)
        Q_EMIT localPlatformWanted();
    else if (kind == Notices::Kind::Offline)
        m_connection->reachability()->tryNow();
    else if (kind == Notices::Kind::Alarm)
        m_pages->go(auditPage);
    else if (kind == Notices::Kind::Keys)
        m_pages->go(QStringLiteral("account"));
}

void Workspace::refreshShown()
{
    if (Page *const page = m_pages->currentPage())
        page->refresh();
}

void Workspace::updateBusy()
{
    const auto *const log = m_session->client()->operations();
    m_status->setRunning(static_cast<int>(log->running().size()), static_cast<int>(log->failures().size()));
}

void Workspace::setLog(api::LogVerifier *log)
{
    m_log = log;
    connect(log, &api::LogVerifier::changed, this, &Workspace::updateLog);
    // An alarm is to be seen on every page, not only by who opens the log.
    if (m_session->may(QStringLiteral("log:head")) || m_session->may(QStringLiteral("audit:view")))
        (void)log->check();
    updateLog();
}

void Workspace::updateLog()
{
    if (!m_log)
        return;
    const Formats formats({}, zoneOf(*m_session));
    const LogWords::Line line = LogWords::foot(m_log->status(), formats);
    m_status->setLog(line.icon, line.tint, line.text);
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
    const bool isAlarm = m_log && !m_log->status().alarms.empty();
    tell(Notices::Kind::Alarm, when(isAlarm, [this] {
             return Banner::Content{Tint::Alarm, QStringLiteral("shield-exclamation"), tr("Alarm of the AI audit log"),
                                    LogWords::banner(m_log->status().alarms.front(), Formats({}, zoneOf(*m_session))),
                                    m_pages->isOpenTo(auditPage) ? tr("See the evidence") : QString()};
         }));
    tell(Notices::Kind::Expired, when(m_connection->isExpired(), expiredNotice));
    tell(Notices::Kind::LocalPlatform, localPlatformNotice(m_connection->localPlatform()));
    tell(Notices::Kind::Offline, when(m_connection->isOffline(), [this, &now] {
             const Page *const page = m_pages->currentPage();
             return offlineNotice(page ? page->asOf() : QDateTime(), now, Formats({}, zoneOf(*m_session)));
         }));
    tell(Notices::Kind::Keys, m_computer ? keyNotice(m_computer->keyStore()) : std::nullopt);
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
    m_operations->setZone(zoneOf(*m_session));
    if (m_told)
        m_told->setZone(zoneOf(*m_session));
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
    m_navigation->setCurrent(m_pages->navigationId());
}

void Workspace::updateNavigation()
{
    // The log's page is as wide as it gets, unless somebody wants the words there too.
    const bool isLog = m_pages->currentId() == auditPage;
    const bool isNarrow = m_context.settings->value(isLog ? NarrowLogKey : NarrowKey, isLog).toBool();
    m_navigation->setCollapsed(width() < IconsBelow || isNarrow);
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    updateNavigation();
    QWidget::resizeEvent(event);
}

bool Workspace::event(QEvent *event)
{
    // Whoever comes back to the window wants to know now.
    if (event->type() == QEvent::WindowActivate && m_connection->isOffline())
        m_connection->reachability()->tryNow();
    return QWidget::event(event);
}

void Workspace::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateIdentity();
        updateLog();
        onPageChanged();
    }
    QWidget::changeEvent(event);
}

} // namespace atalaya::ui
