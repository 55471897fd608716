// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signindialog.h"

#include "api/session/session.h"
#include "ui/signin/signinpage.h"

#include <QVBoxLayout>

namespace atalaya::ui {

SignInDialog::SignInDialog(api::Session *session, LocalPlatform *local, const UiContext &context, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("signInDialog"));
    setWindowTitle(tr("Sign in again"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *const page = new SignInPage(session, nullptr, local, context, this);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(page);
    resize(520, 620);
    connect(page, &SignInPage::signedIn, this, &QDialog::accept);
    const QString email = session->me() ? QString::fromStdString(session->me()->user.email) : QString();
    page->beginAgain(email);
}

} // namespace atalaya::ui
