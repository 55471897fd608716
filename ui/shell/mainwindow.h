// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/lock.h"
#include "api/session/session.h"
#include "ui/common/uicontext.h"
#include "ui/shell/pagetable.h"
#include "ui/signin/localplatform.h"

#include <QMainWindow>
#include <QPointer>
#include <QUrlQuery>

#include <optional>

namespace atalaya::api {
class DemoSource;
class LogVerifier;
class NotificationSource;
} // namespace atalaya::api

namespace atalaya::models {
class DraftSource;
class ThisComputer;
} // namespace atalaya::models

namespace atalaya::ui {

class LockPage;
class SignInDialog;
class SignInPage;
class Workspace;

/// One window, one session: the sign-in page until somebody is in, then their workspace, and the lock page while it
/// is locked.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    struct Parts
    {
        api::Session *session = nullptr;
        api::DemoSource *demo = nullptr;
        LocalPlatform *local = nullptr;
        UiContext context{};
        PageTable pages{};
        /// May be null: then nothing is said of keys and cache.
        models::ThisComputer *computer = nullptr;
        /// Null: this window can't be locked.
        api::Lock *lock = nullptr;
        /// Null: there is no unsent work to ask about.
        models::DraftSource *drafts = nullptr;
        /// Null: nothing is said of logs.
        api::LogVerifier *log = nullptr;
        /// Null: nobody is told anything.
        api::NotificationSource *notifications = nullptr;
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows the sign-in page for `server`, or for the one used last.
    void begin(const std::optional<QUrl> &server = {});
    [[nodiscard]] SignInPage *signInPage() const;
    [[nodiscard]] Workspace *workspace() const;

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void onSession(api::Session::State state);
    void showSignIn(const std::optional<QUrl> &server);
    void showWorkspace();
    void onLock();
    void showLock();
    void setCentre(QWidget *next);
    void signInAgain();
    void onLocalPlatform(LocalPlatform::State state);
    void askToSignOut();
    void sayWhyNot(const QString &why);
    void updateTitle();
    [[nodiscard]] bool isLocked() const;
    [[nodiscard]] bool isOnThisComputer() const;
    [[nodiscard]] QString serverWords() const;

    Parts m_parts;
    QPointer<SignInPage> m_signIn;
    QPointer<Workspace> m_workspace;
    QPointer<LockPage> m_lockPage;
    QPointer<SignInDialog> m_dialog;
    /// Where the page stood when the window was locked: what is asked for, never what was answered.
    QUrlQuery m_place;
    /// The workspace is one on the platform of this computer, also while that does not run.
    bool m_isLocal = false;
    /// To be said where one signs in: the platform could not be told of the sign-out.
    bool m_isLeftOpen = false;
    /// For whom the workspace was built: user, tenant, role.
    QStringList m_builtFor;
};

} // namespace atalaya::ui
