// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/card.h"
#include "ui/signin/demoaccount.h"

#include <QDateTime>
#include <QList>
#include <QTimer>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace atalaya::ui {

class DemoRow;

/// The people of a demo platform: a click fills e-mail and password, at the code step it offers the next unused code.
class DemoCard : public Card
{
    Q_OBJECT

public:
    explicit DemoCard(QWidget *parent = nullptr);

    /// `platformNow`: the platform's clock, which may run under a test clock; countdowns follow it.
    void setAccounts(const QList<DemoAccount> &accounts, const QDateTime &platformNow);
    [[nodiscard]] const QList<DemoAccount> &accounts() const { return m_accounts; }
    /// At the code step the account of `email` offers its code; empty: none does.
    void offerCodeFor(const QString &email);
    /// Shows as many people as fit into this height, the others behind a scroll bar.
    void fitInto(int height);

Q_SIGNALS:
    void accountChosen(const QString &email, const QString &password);
    void codeChosen(const QString &code);
    /// What is offered is out of date: ask the platform again.
    void refreshWanted();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void retranslate();
    void tick();
    void choose(const QString &email);
    void drawIcons();
    [[nodiscard]] QDateTime platformNow() const;

    QList<DemoAccount> m_accounts;
    QList<DemoRow *> m_rows;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_lead;
    QScrollArea *m_scroll;
    QWidget *m_list;
    QVBoxLayout *m_column;
    QLabel *m_clock;
    QLabel *m_note;
    QTimer m_timer;
    QString m_offered;
    qint64 m_offsetMs = 0;
    int m_room = 0;
    bool m_asked = false;
};

} // namespace atalaya::ui
