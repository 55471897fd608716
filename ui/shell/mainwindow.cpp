// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "models/draftsource.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/page.h"
#include "ui/lock/lockpage.h"
#include "ui/shell/openingpage.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/signindialog.h"
#include "ui/shell/signoutdialog.h"
#include "ui/shell/workspace.h"
#include "ui/signin/signinpage.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QTimer>

#include <chrono>

namespace atalaya::ui {
namespace {

constexpr QLatin1String GeometryKey("shell/geometry");
/// A keychain that answers sooner shows nothing of itself.
constexpr std::chrono::milliseconds OpeningPause{400};

QStringList whoIs(const api::Session &session)
{
    const auto &me = session.me();
    if (!me)
        return {};
    return {QString::fromStdString(me->user.id), session.tenantId(), QString::fromStdString(me->user.role)};
}

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icon(QStringLiteral("atalaya"), Tint::Accent));
    setMinimumSize(900, 480);
    if (!restoreGeometry(m_parts.context.settings->value(GeometryKey).toByteArray())) {
        const QSize room = screen() ? screen()->availableSize() : QSize(1440, 900);
        // The frame around the window is not known before it is shown.
        resize(QSize(1440, 900).boundedTo(room - QSize(16, 48)));
    }
    connect(m_parts.session, &api::Session::stateChanged, this, &MainWindow::onSession);
    connect(m_parts.session, &api::Session::leftOpen, this, [this] {
        // Where somebody is in by now it would be taken for their session.
        m_isLeftOpen = !m_signIn && !m_workspace && !m_lockPage;
        if (m_signIn)
            m_signIn->sayLeftOpen();
    });
    if (m_parts.lock)
        connect(m_parts.lock, &api::Lock::stateChanged, this, &MainWindow::onLock);
    if (m_parts.local)
        connect(m_parts.local, &LocalPlatform::stateChanged, this, &MainWindow::onLocalPlatform);
    QTimer::singleShot(OpeningPause, this, [this] {
        if (!centralWidget())
            setCentre(new OpeningPage(this));
    });
    updateTitle();
}

MainWindow::~MainWindow() = default;

SignInPage *MainWindow::signInPage() const
{
    return m_signIn;
}

Workspace *MainWindow::workspace() const
{
    return m_workspace;
}

void MainWindow::begin(const std::optional<QUrl> &server)
{
    showSignIn(server);
}

void MainWindow::onSession(api::Session::State state)
{
    // Nothing is shown before it is unlocked, whoever is in.
    if (isLocked())
        return showLock();
    switch (state) {
    case api::Session::State::SignedIn:
        showWorkspace();
        break;
    case api::Session::State::Expired:
        if (m_workspace)
            m_workspace->setExpired(true);
        break;
    case api::Session::State::SignedOut:
        if (m_workspace) {
            m_workspace->save();
            showSignIn(std::nullopt);
        }
        break;
    }
}

void MainWindow::showSignIn(const std::optional<QUrl> &server)
{
    if (m_dialog)
        m_dialog->close();
    m_builtFor.clear();
    m_place.clear();
    m_isLocal = false;
    m_signIn = new SignInPage(m_parts.session, m_parts.demo, m_parts.local, m_parts.context, this);
    setCentre(m_signIn);
    m_workspace = nullptr;
    m_lockPage = nullptr;
    m_signIn->begin(server);
    if (std::exchange(m_isLeftOpen, false))
        m_signIn->sayLeftOpen();
    updateTitle();
}

void MainWindow::showWorkspace()
{
    const QStringList who = whoIs(*m_parts.session);
    if (m_workspace && who == m_builtFor) {
        m_workspace->setExpired(false);
        if (Page *const page = m_workspace->pages()->currentPage())
            page->refresh();
        return;
    }
    m_builtFor = who;
    m_isLeftOpen = false;
    m_isLocal = m_isLocal || isOnThisComputer();
    m_workspace = new Workspace(m_parts.session, m_parts.pages, m_parts.context, m_parts.computer, this);
    m_workspace->setServerWords(serverWords());
    if (m_parts.log)
        m_workspace->setLog(m_parts.log);
    if (m_parts.notifications)
        m_workspace->setNotifications(m_parts.notifications);
    setCentre(m_workspace);
    m_lockPage = nullptr;
    connect(m_workspace, &Workspace::titleChanged, this, &MainWindow::updateTitle);
    connect(m_workspace, &Workspace::signInWanted, this, &MainWindow::signInAgain);
    if (m_parts.local)
        connect(m_workspace, &Workspace::localPlatformWanted, m_parts.local, &LocalPlatform::start);
    connect(m_workspace, &Workspace::signOutWanted, this, &MainWindow::askToSignOut);
    connect(m_workspace, &Workspace::linkRefused, this, &MainWindow::sayWhyNot);
    // Queued: the menu that asked for it goes with the workspace.
    if (m_parts.lock)
        connect(
            m_workspace, &Workspace::lockWanted, m_parts.lock,
            [lock = m_parts.lock] { lock->lock(api::Lock::Reason::User); }, Qt::QueuedConnection);
    m_workspace->restore(std::exchange(m_place, {}));
    m_workspace->setExpired(m_parts.session->state() == api::Session::State::Expired);
    updateTitle();
}

void MainWindow::signInAgain()
{
    if (m_dialog)
        return m_dialog->activateWindow();
    m_dialog = new SignInDialog(m_parts.session, m_parts.local, m_parts.context, this);
    m_dialog->open();
}

void MainWindow::onLocalPlatform(LocalPlatform::State state)
{
    if (!m_isLocal)
        return;
    if (m_workspace)
        m_workspace->setLocalPlatform(state);
    if (state != LocalPlatform::State::Running)
        return;
    // At another address it is another server: nothing of this session may be sent there.
    if (!isOnThisComputer())
        m_parts.session->signOut();
}

void MainWindow::askToSignOut()
{
    if (!m_parts.drafts || m_parts.drafts->drafts().isEmpty())
        return m_parts.session->signOut();
    const auto &me = m_parts.session->me();
    auto *const dialog = new SignOutDialog(
        m_parts.drafts, Formats::zoneOf(me && me->tenant ? me->tenant->timeZone : std::string()), m_workspace);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SignOutDialog::answered, m_parts.session, &api::Session::signOut, Qt::QueuedConnection);
    dialog->open();
}

void MainWindow::sayWhyNot(const QString &why)
{
    auto *const box = new QMessageBox(QMessageBox::Information, tr("Atalaya"), why, QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("linkRefused"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

bool MainWindow::isOnThisComputer() const
{
    // Also while it does not run yet, or not any more.
    return m_parts.local && m_parts.local->address() == m_parts.session->server();
}

QString MainWindow::serverWords() const
{
    return m_isLocal ? tr("This computer") : m_parts.session->server().host();
}

void MainWindow::updateTitle()
{
    QStringList parts;
    if (m_workspace) {
        if (const auto &me = m_parts.session->me(); me && me->tenant)
            parts.append(QString::fromStdString(me->tenant->name));
        parts.append(m_workspace->pages()->currentTitle());
        m_workspace->setServerWords(serverWords());
    } else if (m_lockPage) {
        parts.append(tr("Locked"));
    } else if (m_signIn) {
        parts.append(tr("Sign in"));
    }
    const QString place = parts.join(QStringLiteral(" · "));
    setWindowTitle(place.isEmpty() ? QStringLiteral("Atalaya") : place + QStringLiteral(" — Atalaya"));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_parts.context.settings->setValue(GeometryKey, saveGeometry());
    if (m_workspace)
        m_workspace->save();
    m_parts.context.settings->sync();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateTitle();
    QMainWindow::changeEvent(event);
}

} // namespace atalaya::ui
