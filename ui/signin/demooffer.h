// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/net/requestscope.h"
#include "ui/signin/demoaccount.h"

#include <QTimer>
#include <QWidget>

namespace atalaya::api {
class DemoSource;
}

namespace atalaya::ui {

class DemoRow;

/// On a demo platform a row with whoever confirms, and a button with the next code that would be taken. Elsewhere, or
/// for somebody who is none of its people, nothing.
class DemoOffer final : public QWidget
{
    Q_OBJECT

public:
    /// `demo` outlives it.
    DemoOffer(api::DemoSource *demo, const QString &email, QWidget *parent);
    /// Asks the platform again: a code works once.
    void refresh();

Q_SIGNALS:
    void codeChosen(const QString &code);

private:
    void tick();
    void choose();

    api::DemoSource *m_demo;
    QString m_email;
    DemoAccount m_account;
    DemoRow *m_row;
    QTimer m_timer;
    qint64 m_offsetMs = 0;
    bool m_isUsable = false;
    api::RequestScope m_calls;
};

} // namespace atalaya::ui
