// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uicontext.h"

#include <QDialog>

namespace atalaya::api {
class Session;
}

namespace atalaya::ui {

class LocalPlatform;

/// The session has ended: the same person signs in again, over the window that stays as it was.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    SignInDialog(api::Session *session, LocalPlatform *local, const UiContext &context, QWidget *parent);
};

} // namespace atalaya::ui
