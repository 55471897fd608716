// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"

namespace atalaya::api {
class Session;
}

namespace atalaya::models {
class SessionsModel;
class ThisComputer;
} // namespace atalaya::models

namespace atalaya::ui {

class ComputerBox;
class PersonBox;
class SessionsBox;

/// "My account": who you are, your second factor, this computer, and where you are signed in.
class AccountPage : public Page
{
    Q_OBJECT

public:
    /// Takes the model as its child. `computer` may be null: then nothing is said of it.
    AccountPage(api::Session *session, models::SessionsModel *sessions, models::ThisComputer *computer,
                QWidget *parent = nullptr);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<KeyHint> keys() const override;
    void setReadOnly(ReadOnly why) override;

private:
    void showPerson();

    api::Session *m_session;
    models::SessionsModel *m_model;
    PersonBox *m_person;
    ComputerBox *m_computer;
    SessionsBox *m_sessions;
};

} // namespace atalaya::ui
