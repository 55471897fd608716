// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/requestscope.h"
#include "api/session/keystore.h"
#include "ui/common/snugdialog.h"

class QLabel;
class QPushButton;

namespace atalaya::models {
class ThisComputer;
}

namespace atalaya::ui {

class FieldMessage;
class SecretField;

/// Stands before the window when the place of the keys is locked, silent, gone or wants its passphrase: says which, and
/// offers to try again or to go on in memory only. Nothing that is kept is touched. Closes by itself when all is well.
class KeyGate : public SnugDialog
{
    Q_OBJECT

public:
    explicit KeyGate(models::ThisComputer *computer, QWidget *parent = nullptr);

    /// The user has to hear of it before working; false for a desktop that never had a keychain.
    [[nodiscard]] static bool isWanted(const api::KeyStoreStatus &status);
    /// Trying again can help; otherwise there is only going on.
    [[nodiscard]] static bool canHelp(api::KeyStoreProblem problem);

    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void render();
    void act();
    void take(const api::Result<void> &outcome);
    [[nodiscard]] bool asksPassphrase() const;

    models::ThisComputer *m_computer;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    SecretField *m_passphrase;
    FieldMessage *m_note;
    QPushButton *m_act;
    QPushButton *m_without;
    api::RequestScope m_calls;
};

} // namespace atalaya::ui
