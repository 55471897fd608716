// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/page.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace atalaya::api {
class Session;
struct ApiError;
} // namespace atalaya::api

namespace atalaya::models {
class SessionsModel;
}

namespace atalaya::ui {

class Chip;
class SessionsProxy;
class StatePane;
class WriteGuard;

/// "My account": who you are, your second factor, and where you are signed in.
class AccountPage : public Page
{
    Q_OBJECT

public:
    /// Takes the model as its child.
    AccountPage(api::Session *session, models::SessionsModel *sessions, QWidget *parent = nullptr);

    void activate() override;
    void refresh() override;
    [[nodiscard]] QList<KeyHint> keys() const override;
    void setReadOnly(ReadOnly why) override;

Q_SIGNALS:
    void signOutWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showPerson();
    void showState();
    void updateButton();
    void endSelected();
    [[nodiscard]] QString selectedId() const;
    [[nodiscard]] bool isSelectedCurrent() const;

    api::Session *m_session;
    models::SessionsModel *m_sessions;
    SessionsProxy *m_proxy;
    QLabel *m_personTitle;
    QGridLayout *m_facts;
    QLabel *m_factorTitle;
    Chip *m_factor;
    QLabel *m_factorText;
    QLabel *m_sessionsTitle;
    QLabel *m_message;
    QPushButton *m_end;
    QStackedWidget *m_stack;
    QTableView *m_table;
    StatePane *m_state;
    WriteGuard *m_guard;
};

} // namespace atalaya::ui
