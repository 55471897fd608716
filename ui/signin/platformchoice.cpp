// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/platformchoice.h"

#include "api/endpoints/demosource.h"
#include "api/net/apiclient.h"
#include "api/session/session.h"
#include "api/session/signin.h"

namespace atalaya::ui {

PlatformChoice::PlatformChoice(api::Session *session, api::DemoSource *demo, LocalPlatform *local, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_demo(demo)
    , m_local(local)
{
    if (m_local)
        connect(m_local, &LocalPlatform::stateChanged, this, &PlatformChoice::onLocal);
}

void PlatformChoice::chooseThisComputer()
{
    if (!m_local)
        return;
    m_isThisComputer = true;
    m_ready = false;
    // Demo accounts of another platform are of no use here.
    m_calls.abandon();
    Q_EMIT demoAccountsChanged({}, {});
    if (m_local->state() == LocalPlatform::State::Running)
        return onLocal();
    m_local->start();
    Q_EMIT changed();
}

void PlatformChoice::choose(const QUrl &server)
{
    if (!m_isThisComputer && m_ready && m_session->signIn()->server() == server)
        return;
    m_isThisComputer = false;
    m_calls.abandon();
    Q_EMIT demoAccountsChanged({}, {});
    use(server);
}

void PlatformChoice::onLocal()
{
    if (!m_isThisComputer)
        return;
    if (m_local->state() == LocalPlatform::State::Running) {
        use(m_local->url());
    } else {
        m_ready = false;
        Q_EMIT changed();
    }
}

void PlatformChoice::use(const QUrl &server)
{
    m_ready = true;
    m_session->signIn()->setServer(server);
    if (api::ApiClient::isAllowedServer(server)) {
        m_session->client()->setServer(server);
        refreshDemo();
    }
    Q_EMIT changed();
}

void PlatformChoice::refreshDemo()
{
    if (!m_ready || !m_demo)
        return;
    m_calls.listen(this, m_demo->accounts(), [this](const api::Result<contract::DemoAccounts> &result) {
        // Whatever else is wrong with the server, the sign-in itself will say it.
        QList<DemoAccount> accounts;
        if (result)
            for (const contract::DemoAccount &account : result->accounts)
                accounts.append(DemoAccount::of(account));
        Q_EMIT demoAccountsChanged(accounts, result ? toDateTime(result->now) : QDateTime());
    });
}

} // namespace atalaya::ui
