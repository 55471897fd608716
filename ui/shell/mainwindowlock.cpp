// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page.h"
#include "ui/lock/lockpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pagehost.h"
#include "ui/shell/workspace.h"

#include <QDialog>
#include <QToolTip>

// The locked window: everything that shows data is gone, not covered, and is built anew at the same place.
namespace atalaya::ui {

bool MainWindow::isLocked() const
{
    return m_parts.lock && m_parts.lock->state() != api::Lock::State::Unlocked;
}

void MainWindow::onLock()
{
    if (isLocked())
        showLock();
    else if (m_parts.session->state() == api::Session::State::SignedOut)
        showSignIn(std::nullopt);
    else
        showWorkspace();
}

void MainWindow::showLock()
{
    if (m_lockPage)
        return;
    for (QDialog *const dialog : findChildren<QDialog *>())
        dialog->close();
    QToolTip::hideText();
    if (m_workspace) {
        m_workspace->save();
        const Page *const page = m_workspace->pages()->currentPage();
        m_place = page ? page->query() : QUrlQuery();
    }
    m_isLocal = m_isLocal || isOnThisComputer();
    m_lockPage = new LockPage(m_parts.lock, m_parts.context, this);
    const auto &me = m_parts.session->me();
    m_lockPage->setWho(me ? QString::fromStdString(me->user.email) : QString(), m_parts.session->server().toString(),
                       serverWords());
    connect(m_lockPage, &LockPage::signInWanted, this, &MainWindow::signInAgain);
    connect(m_lockPage, &LockPage::signOutWanted, m_parts.session, &api::Session::signOut, Qt::QueuedConnection);
    setCentre(m_lockPage);
    m_workspace = nullptr;
    m_builtFor.clear();
    m_lockPage->enter();
    updateTitle();
}

void MainWindow::setCentre(QWidget *next)
{
    // Not deleted here: it may be in the very call that ends it.
    if (QWidget *const old = takeCentralWidget()) {
        // A window that goes before it takes it along: it must not outlive the session that it shows.
        old->setParent(this);
        old->hide();
        old->deleteLater();
    }
    setCentralWidget(next);
}

} // namespace atalaya::ui
