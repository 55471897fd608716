// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/stepview.h"

#include <QList>
#include <QUrl>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace atalaya::ui {

class BrandRow;
class FieldMessage;

/// Server, e-mail, password and, when asked for, the organisation.
class PasswordStep : public StepView
{
    Q_OBJECT

public:
    explicit PasswordStep(QWidget *parent = nullptr);

    void enter() override;
    void setBusy(bool busy) override;
    void showProblem(const std::optional<ProblemWords> &problem) override;

    /// "This computer" comes first by itself.
    void setServers(const QList<QUrl> &servers, const QUrl &current);
    void setHasThisComputer(bool hasThisComputer);
    [[nodiscard]] bool isThisComputer() const;
    /// What is chosen or typed; invalid for this computer and for what can't be a server.
    [[nodiscard]] QUrl server() const;
    /// Under the server field: what the platform on this computer does. Empty text: nothing.
    void setServerNote(const QString &text, const QString &iconName);
    void setServerProblem(const QString &sentence, const QString &hint);

    /// Under the password, until something else is said there.
    void setNote(const QString &text, const QString &iconName);

    void fill(const QString &email, const QString &password);
    [[nodiscard]] QString email() const;
    /// Signing in again: same server, same person, only the password is asked.
    void lockTo(const QString &email);

Q_SIGNALS:
    void submitted(const QString &email, const QString &password, const QString &tenant);
    /// Another server was chosen from the list or typed to its end.
    void serverChosen();

protected:
    void retranslate() override;

private:
    void submit();
    /// Enter with something missing: names it, at its field.
    void sayWhatIsMissing();
    void togglePassword();
    void updateButton();

    BrandRow *m_brand;
    QLabel *m_title;
    QLabel *m_lead;
    QLabel *m_serverLabel;
    QComboBox *m_server;
    FieldMessage *m_serverMessage;
    QLabel *m_emailLabel;
    QLineEdit *m_email;
    QLabel *m_passwordLabel;
    QLineEdit *m_password;
    QAction *m_eye;
    QLabel *m_tenantLabel;
    QLineEdit *m_tenant;
    FieldMessage *m_tenantMessage;
    FieldMessage *m_message;
    QPushButton *m_go;
    bool m_busy = false;
    bool m_mustWait = false;
    bool m_hasThisComputer = true;
};

} // namespace atalaya::ui
