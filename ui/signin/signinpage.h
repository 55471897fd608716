// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/session/signin.h"
#include "ui/common/uicontext.h"
#include "ui/signin/serverlist.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QScrollArea;

namespace atalaya::api {
class DemoSource;
class Session;
} // namespace atalaya::api

namespace atalaya::ui {

class CodesStep;
class CodeStep;
class DemoCard;
class EnrollStep;
class LocalPlatform;
class PasswordStep;
class PlatformChoice;
class RecoveryStep;
class SignInFooter;
class StepView;

/// The way in: shows the step that api::SignIn is at, its problem beside the field, and the demo accounts.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    /// `demo` and `local` may be null.
    SignInPage(api::Session *session, api::DemoSource *demo, LocalPlatform *local, const UiContext &context,
               QWidget *parent = nullptr);
    ~SignInPage() override;

    /// A first server is chosen: `server`, else the one remembered, else this computer.
    void begin(const std::optional<QUrl> &server = {});
    /// The same person again, at the same server; only the password and the second factor are asked.
    void beginAgain(const QString &email);
    /// Signed out, but the platform could not be told.
    void sayLeftOpen();

Q_SIGNALS:
    void signedIn();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectSteps();
    void onServerChosen();
    void onPlatformChanged();
    void onSubmitted(const QString &email, const QString &password, const QString &tenant);
    void onStepChanged();
    void showProblem();
    void updateBusy();
    void arrange();
    [[nodiscard]] StepView *viewOf(api::SignIn::Step step) const;
    [[nodiscard]] QString placeWords() const;

    struct Pending
    {
        QString email;
        QString password;
        QString tenant;
    };

    api::Session *m_session;
    api::SignIn *m_signIn;
    ServerList m_servers;
    PlatformChoice *m_choice;
    QScrollArea *m_scroll;
    QWidget *m_ground;
    QBoxLayout *m_pair;
    PasswordStep *m_password;
    CodeStep *m_code;
    RecoveryStep *m_recovery;
    EnrollStep *m_enroll;
    CodesStep *m_codes;
    DemoCard *m_demo;
    SignInFooter *m_footer;
    StepView *m_view = nullptr;
    QTimer m_wait;
    std::optional<Pending> m_pending;
    bool m_isAgain = false;
    bool m_isLeftOpen = false;
};

} // namespace atalaya::ui
