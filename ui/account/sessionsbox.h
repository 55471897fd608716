// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/readonly.h"

#include <QTimeZone>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace atalaya::models {
class SessionsModel;
}

namespace atalaya::ui {

class SessionsProxy;
class SkeletonRows;
class StatePane;
class WriteGuard;

/// Where you are signed in, and the way to end a session.
class SessionsBox : public QWidget
{
    Q_OBJECT

public:
    /// Takes the model as its child.
    explicit SessionsBox(models::SessionsModel *sessions, QWidget *parent = nullptr);

    void refresh();
    void setZone(const QTimeZone &zone);
    void setReadOnly(ReadOnly why);

Q_SIGNALS:
    void signOutWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showState();
    void showPane();
    void updateButton();
    void endSelected();
    [[nodiscard]] QString selectedId() const;
    [[nodiscard]] bool isSelectedCurrent() const;

    models::SessionsModel *m_sessions;
    SessionsProxy *m_proxy;
    QLabel *m_title;
    QLabel *m_message;
    QPushButton *m_end;
    QStackedWidget *m_stack;
    QTableView *m_table;
    SkeletonRows *m_skeleton;
    StatePane *m_state;
    WriteGuard *m_guard;
};

} // namespace atalaya::ui
