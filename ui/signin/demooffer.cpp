// SPDX-License-Identifier: GPL-3.0-or-later
#include "demooffer.h"

#include "api/endpoints/demosource.h"
#include "ui/signin/demorow.h"

#include <QVBoxLayout>

namespace atalaya::ui {

DemoOffer::DemoOffer(api::DemoSource *demo, const QString &email, QWidget *parent)
    : QWidget(parent)
    , m_demo(demo)
    , m_email(email)
    , m_row(new DemoRow(this))
{
    setObjectName(QStringLiteral("stepUp.demo"));
    // Its button is the one that is reached by Tab.
    m_row->setFocusPolicy(Qt::NoFocus);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    hide();
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &DemoOffer::tick);
    connect(m_row, &DemoRow::codeWanted, this, &DemoOffer::choose);
    connect(m_row, &QAbstractButton::clicked, this, &DemoOffer::choose);
}

void DemoOffer::refresh()
{
    m_calls.abandon();
    m_calls.listen(this, m_demo->accounts(), [this](const api::Result<contract::DemoAccounts> &result) {
        m_account = {};
        if (result) {
            m_offsetMs = QDateTime::currentDateTimeUtc().msecsTo(toDateTime(result->now));
            for (const contract::DemoAccount &one : result->accounts)
                if (QString::fromStdString(one.email) == m_email)
                    m_account = DemoAccount::of(one);
        }
        if (m_account.code.isEmpty()) {
            m_timer.stop();
            return hide();
        }
        m_row->setAccount(m_account);
        m_timer.start();
        tick();
        show();
    });
}

void DemoOffer::tick()
{
    const QDateTime now = QDateTime::currentDateTimeUtc().addMSecs(m_offsetMs);
    if (now >= m_account.usableUntil) {
        m_timer.stop();
        return refresh();
    }
    const qint64 wait = (now.msecsTo(m_account.usableFrom) + 999) / 1000;
    m_isUsable = wait <= 0;
    m_row->setOffer(m_account.code, wait);
}

void DemoOffer::choose()
{
    if (m_isUsable)
        Q_EMIT codeChosen(m_account.code);
}

} // namespace atalaya::ui
