// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"

#include <QTimer>
#include <QWidget>

namespace atalaya::api {
class Lock;
}

namespace atalaya::ui {

class LockForm;
class SignInFooter;

/// All that a locked window shows: who and where, why, and how to go on. It knows nothing of the organisation's data.
class LockPage : public QWidget
{
    Q_OBJECT

public:
    LockPage(api::Lock *lock, const UiContext &context, QWidget *parent = nullptr);

    /// `platform`: what the footer calls it, for example "This computer".
    void setWho(const QString &email, const QString &server, const QString &platform);
    /// Puts the keyboard where one types.
    void enter();

Q_SIGNALS:
    /// The session has ended: the same person, over this page.
    void signInWanted();
    void signOutWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void onSubmitted(const QString &secret);
    void showLock();

    api::Lock *m_lock;
    LockForm *m_form;
    SignInFooter *m_footer;
    QTimer m_wait;
};

} // namespace atalaya::ui
