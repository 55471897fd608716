// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/requestscope.h"
#include "api/session/keystore.h"
#include "ui/common/snugdialog.h"

#include <QHash>
#include <QStringList>

class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace atalaya::models {
class ThisComputer;
}

namespace atalaya::ui {

class FieldMessage;
class SecretField;

/// Where the keys are to be kept: keychain, passphrase or memory; and another passphrase where one is in use.
class KeyDialog : public SnugDialog
{
    Q_OBJECT

public:
    /// `known`: words that make a poor passphrase, see passphraseFlaw(). `computer` outlives the dialog.
    KeyDialog(models::ThisComputer *computer, const QStringList &known, QWidget *parent = nullptr);

    void reject() override;

private:
    void addChoice(api::KeyStore::Mode mode, QVBoxLayout *column);
    void build();
    void update();
    void save();
    [[nodiscard]] bool checkFields();
    void take(const api::Result<void> &outcome);
    void setBusy(bool busy);
    [[nodiscard]] api::KeyStore::Mode chosen() const;
    [[nodiscard]] bool changesPassphrase() const;

    models::ThisComputer *m_computer;
    QStringList m_known;
    QHash<api::KeyStore::Mode, QRadioButton *> m_choices;
    SecretField *m_present;
    SecretField *m_next;
    SecretField *m_again;
    FieldMessage *m_message;
    QPushButton *m_save;
    QPushButton *m_cancel;
    api::RequestScope m_calls;
    bool m_isBusy = false;
};

} // namespace atalaya::ui
